/*
 * This file is part of the k230 vencoder project, MIT licence.
 *
 * The emulated board's program: boot, a script or the REPL, and the way out,
 * which is CanMV's soft reset.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "py/builtin.h"
#include "py/gc.h"
#include "py/mphal.h"
#include "py/mpthread.h"
#include "py/runtime.h"
#include "py/stackctrl.h"
#include "shared/runtime/pyexec.h"

#include "board_clock.h"
#include "filesystems.h"
#include "interrupt.h"
#include "options.h"
#include "script.h"
#include "terminal.h"
#include "threads.h"
#include "video_buffers.h"
#include "virtual_mpp.h"

// Both as CanMV has them.
#define HEAP_SIZE (4 * 1024 * 1024)
#define STACK_LIMIT (256 * 1024)

static char heap[HEAP_SIZE] __attribute__((aligned(4096)));
// Where the garbage collector's look at the stack begins: above all that runs Python.
static void *stack_top;

static void boot(const options_t *options) {
    mp_thread_init();
    mp_stack_set_top(stack_top);
    mp_stack_set_limit(STACK_LIMIT);
    gc_init(heap, heap + sizeof(heap));
    mp_init();
    interrupt_reset();
    filesystems_mount(options->sdcard);
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

// CanMV's order: the finalisers find the MPP still up.
static void shut_down(void) {
    if (!threads_end_others()) {
        fprintf(stderr, "a thread of the script does not end: it is cancelled\n");
    }
    call_atexit();
    threads_forget();
    gc_sweep_all();
    vmpp_release_camera_and_links();
    mp_deinit();
    video_buffers_exit();
}

// Until Ctrl-D at a prompt or the end of stdin.
static void run_repl(void) {
    int result = 0;
    while (result == 0) {
        result = pyexec_mode_kind == PYEXEC_MODE_RAW_REPL ? pyexec_raw_repl() : pyexec_friendly_repl();
    }
}

static MP_NOINLINE int run_script_once(const options_t *options) {
    boot(options);
    int exit_code = script_run(options->script_argc, options->script_argv);
    shut_down();
    return exit_code;
}

static MP_NOINLINE int run_repl_with_soft_resets(const options_t *options) {
    terminal_open();
    do {
        boot(options);
        run_repl();
        if (!terminal_at_end()) {
            mp_hal_stdout_tx_str("MPY: soft reboot\r\n");
        }
        shut_down();
    } while (!terminal_at_end());
    terminal_close();
    return 0;
}

int main(int argc, char **argv) {
    stack_top = __builtin_frame_address(0);
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
        fprintf(stderr, "--source %s: %s\n", options.source, message);
        return 2;
    }

    // A reader that goes away is an error of write(), not the end of the board.
    signal(SIGPIPE, SIG_IGN);
    interrupt_init();
    board_clock_init(options.realtime);
    return options.script_argc > 0 ? run_script_once(&options) : run_repl_with_soft_resets(&options);
}

void nlr_jump_fail(void *value) {
    terminal_close();
    fprintf(stderr, "FATAL: uncaught exception %p outside of any handler\n", value);
    exit(1);
}
