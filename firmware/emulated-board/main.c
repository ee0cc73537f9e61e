// SPDX-License-Identifier: MIT
// The emulated board's program: boot, a script or the REPL, then CanMV's soft
// reset.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "py/builtin.h"
#include "py/gc.h"
#include "py/mphal.h"
#include "py/mpthread.h"
#include "py/runtime.h"
#include "py/stackctrl.h"
#include "shared/readline/readline.h"
#include "shared/runtime/pyexec.h"
#include "extmod/modnetwork.h"

#include "audio/audio_codecs.h"
#include "audio/microphone.h"
#include "audio/speaker.h"
#include "board_clock.h"
#include "display/display_reset.h"
#include "display/last_picture.h"
#include "faults.h"
#include "faults_and_leak_check.h"
#include "filesystems.h"
#include "interrupt.h"
#include "kpu_option.h"
#include "launcher.h"
#include "link.h"
#include "machine/timers.h"
#include "mp4/mp4_files.h"
#include "nonai2d/csc.h"
#include "options.h"
#include "rtsp/rtsp_servers.h"
#include "script.h"
#include "snapshots.h"
#include "stale_memory.h"
#include "stop_timer.h"
#include "terminal.h"
#include "threads.h"
#include "vdec/vdec.h"
#include "trouble.h"
#include "video_buffers.h"
#include "virtual_mpp.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#endif

// The same as CanMV's.
#define HEAP_SIZE (4 * 1024 * 1024)
#define STACK_LIMIT (256 * 1024)

static char heap[HEAP_SIZE] __attribute__((aligned(4096)));
// Where the garbage collector starts to scan the stack: above every frame that runs Python.
static void *stack_top;

static void boot(const options_t *options) {
    mp_thread_init();
    mp_stack_set_top(stack_top);
    mp_stack_set_limit(STACK_LIMIT);
    gc_init(heap, heap + sizeof(heap));
    mp_init();
    // The history is in the heap.
    readline_init0();
    mod_network_init();
    interrupt_reset();
    filesystems_mount(&options->folders);
    mp_obj_list_init(MP_OBJ_TO_PTR(mp_sys_argv), 0);
    video_buffers_boot();
}

static void call_atexit(void) {
    if (!mp_obj_is_callable(MP_STATE_VM(sys_exitfunc))) {
        return;
    }
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        mp_call_function_0(MP_STATE_VM(sys_exitfunc));
        nlr_pop();
    } else {
        mp_obj_print_exception(&mp_plat_print, MP_OBJ_FROM_PTR(nlr.ret_val));
    }
}

// In the order of CanMV: finalisers run while the MPP is still up, before (A) or after (B) the links are removed.
static void release_media_and_sweep(void) {
    display_reset();
    csc_destroy_all();
#if MPP_GENERATION_A
    gc_sweep_all();
    snapshots_unmap_all();
    vmpp_release_cameras();
    links_remove_all();
#else
    links_remove_all();
    snapshots_unmap_all();
    vmpp_release_cameras();
    gc_sweep_all();
#endif
}

// Clears the heap so that LeakSanitizer reports memory that only dead objects point to. Not done in other builds,
// because a cancelled thread may still access the heap.
static void clear_heap(void) {
#ifdef __SANITIZE_ADDRESS__
    ASAN_UNPOISON_MEMORY_REGION(heap, sizeof(heap));
    memset(heap, 0, sizeof(heap));
#endif
}

// The soft reset; false when the leak check finds a leak.
static bool shut_down(const options_t *options) {
    timers_reset();
    if (!threads_stop_others()) {
        fprintf(stderr, "a script thread did not exit; cancelling it\n");
    }
    call_atexit();
    threads_reset();
    release_media_and_sweep();
    mp_deinit();
    vmpp_faults_report(stderr);
    vmpp_troubles_report(stderr);
    // Faults do not apply to the board's own calls, here and in the next boot.
    vmpp_faults_clear();
    mp4_files_report_open();
    rtsp_servers_report_open();
    bool is_clean = !options->leak_check || leak_check_print();
    mp4_files_close_all();
    vdec_destroy_all();
    microphone_reset();
    speaker_reset();
    audio_codecs_reset();
    rtsp_servers_close_all();
    video_buffers_exit();
    clear_heap();
    return is_clean;
}

static void print_exit_keys(void) {
    if (terminal_has_exit_keys() && pyexec_mode_kind == PYEXEC_MODE_FRIENDLY_REPL) {
        mp_hal_stdout_tx_str("Ctrl-X or Ctrl-] exits; Ctrl-D is a soft reset.\r\n");
    }
}

// Until Ctrl-D at a prompt or the end of stdin.
static void run_repl(void) {
    int result = 0;
    while (result == 0) {
        result = pyexec_mode_kind == PYEXEC_MODE_RAW_REPL ? pyexec_raw_repl() : pyexec_friendly_repl();
    }
}

// Counts from here: the calls of the boot are not the script's.
static void arm_faults(const options_t *options) {
    char message[512];
    for (unsigned int i = 0; i < options->fault_count; i++) {
        vmpp_fault_add(options->faults[i], message, sizeof(message));
    }
}

static bool write_call_sites(const char *path) {
    FILE *file = path != NULL ? fopen(path, "w") : NULL;
    if (file != NULL) {
        vmpp_call_sites_print(file);
    }
    if (path != NULL && (file == NULL || fclose(file) != 0)) {
        perror(path);
        return false;
    }
    return true;
}

static bool write_display(const char *path) {
    return path == NULL || last_picture_write(path);
}

static MP_NOINLINE int run_script_once(const options_t *options) {
    boot(options);
    arm_faults(options);
    if (options->stop_after_us != 0) {
        stop_timer_start(options->stop_after_us);
    }
    int exit_code = script_run(options->script_argc, options->script_argv);
    bool is_clean = shut_down(options);
    return exit_code == 0 && !is_clean ? 1 : exit_code;
}

static MP_NOINLINE int run_repl_with_soft_resets(const options_t *options) {
    bool is_clean = true;
    terminal_open();
    if (!options->is_serial_port) {
        terminal_enable_exit_keys();
    }
    do {
        boot(options);
        // Its history is in the heap of the last boot.
        readline_init0();
        arm_faults(options);
        print_exit_keys();
        run_repl();
        if (!terminal_at_end()) {
            mp_hal_stdout_tx_str("MPY: soft reboot\r\n");
        }
        is_clean = shut_down(options) && is_clean;
    } while (!terminal_at_end());
    if (terminal_was_left()) {
        mp_hal_stdout_tx_str("\r\n");
    }
    terminal_close();
    return is_clean ? 0 : 1;
}

int main(int argc, char **argv) {
    stack_top = __builtin_frame_address(0);
    launcher_follow();
    options_t options;
    options_result_t parsed = options_parse(&options, argc, argv);
    if (parsed != OPTIONS_RUN) {
        return parsed == OPTIONS_HELP ? 0 : 2;
    }

    vmpp_options_t mpp_options = {
        .realtime = options.realtime,
        .source = options.source,
        .mmz_size = options.mmz_size,
    };
    char message[256];
    if (!vmpp_configure(&mpp_options, message, sizeof(message))) {
        fprintf(stderr, "vencoder: %s\n", message);
        return 2;
    }

    // The virtual MPP ends the program when its codec process fails.
    atexit(terminal_close);
    // write() to a closed pipe must fail; SIGPIPE must not terminate the board.
    signal(SIGPIPE, SIG_IGN);
    if (options.display_png != NULL) {
        vmpp_display_keep_last();
    }
    threads_start();
    stale_memory_init();
    interrupt_init();
    board_clock_init();
    timers_init();
    kpu_option_set(options.kpu);
    int exit_code = options.script_argc > 0 ? run_script_once(&options) : run_repl_with_soft_resets(&options);
    exit_code = !write_display(options.display_png) && exit_code == 0 ? 1 : exit_code;
    return write_call_sites(options.call_sites) ? exit_code : 2;
}

void nlr_jump_fail(void *value) {
    terminal_close();
    fprintf(stderr, "FATAL: uncaught exception %p outside of any handler\n", value);
    exit(1);
}
