// SPDX-License-Identifier: MIT
// The virtual MPP's faults and leak check, for the command line and for scripts;
// and the heap of MicroPython as one more function that faults can make fail.
#include <stdio.h>
#include <string.h>

#include "py/runtime.h"

#include "call_site.h"
#include "faults.h"
#include "faults_and_leak_check.h"
#include "mp4/mp4_files.h"
#include "rtsp/rtsp_servers.h"
#include "vdec/vdec.h"
#include "virtual_mpp.h"

// The linker redirects MicroPython's gc_alloc and gc_realloc here (--wrap).
void *__real_gc_alloc(size_t n_bytes, unsigned int alloc_flags);
void *__real_gc_realloc(void *pointer, size_t n_bytes, bool allow_move);
void *__wrap_gc_alloc(size_t n_bytes, unsigned int alloc_flags);
void *__wrap_gc_realloc(void *pointer, size_t n_bytes, bool allow_move);

static bool heap_fails(void) {
    VMPP_CALL_SITE(heap, "gc_alloc");
    int64_t failure;
    return vmpp_call_fails(&heap, &failure);
}

void *__wrap_gc_alloc(size_t n_bytes, unsigned int alloc_flags) {
    return heap_fails() ? NULL : __real_gc_alloc(n_bytes, alloc_flags);
}

void *__wrap_gc_realloc(void *pointer, size_t n_bytes, bool allow_move) {
    return n_bytes > 0 && heap_fails() ? NULL : __real_gc_realloc(pointer, n_bytes, allow_move);
}

// Reports each outstanding resource, and returns their number.
static unsigned int leak_check(void (*report)(const char *text, void *context)) {
    return vmpp_leak_check(report, NULL) + mp4_files_leak_check(report, NULL) + rtsp_servers_leak_check(report, NULL) +
        vdec_leak_check(report, NULL);
}

static void print_leak(const char *text, void *context) {
    (void)context;
    fprintf(stderr, "leaked: %s\n", text);
}

bool leak_check_print(void) {
    bool is_clean = leak_check(print_leak) == 0;
    fprintf(stderr, "leak check: %s\n", is_clean ? "clean" : "LEAKED");
    return is_clean;
}

// C memory: Python must not raise during the leak check.
static char lines[16384];

static void append_line(const char *text, void *context) {
    (void)context;
    size_t length = strlen(lines);
    snprintf(lines + length, sizeof(lines) - length, "%s\n", text);
}

// outstanding(): a list with a str for each outstanding resource.
static mp_obj_t board_outstanding(void) {
    lines[0] = '\0';
    leak_check(append_line);
    mp_obj_t list = mp_obj_new_list(0, NULL);
    for (const char *line = lines; *line != '\0';) {
        size_t length = strcspn(line, "\n");
        mp_obj_list_append(list, mp_obj_new_str(line, length));
        line += length + (line[length] == '\n');
    }
    return list;
}
MP_DEFINE_CONST_FUN_OBJ_0(board_outstanding_obj, board_outstanding);

// fault(text) adds a fault, which counts calls from now on; ValueError when it is invalid. fault() removes all faults.
static mp_obj_t board_fault(size_t n_args, const mp_obj_t *args) {
    if (n_args == 0) {
        vmpp_faults_clear();
        return mp_const_none;
    }
    char message[512];
    if (!vmpp_fault_add(mp_obj_str_get_str(args[0]), message, sizeof(message))) {
        mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("%s"), message);
    }
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(board_fault_obj, 0, 1, board_fault);
