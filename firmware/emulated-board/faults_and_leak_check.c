// SPDX-License-Identifier: MIT
// The virtual MPP's faults and account, for the command line and for scripts;
// MicroPython's heap is one more function that can be made to fail.
#include <stdio.h>
#include <string.h>

#include "py/runtime.h"

#include "call_site.h"
#include "faults.h"
#include "faults_and_leak_check.h"
#include "virtual_mpp.h"

// The linker leads MicroPython's calls of gc_alloc and gc_realloc here (--wrap).
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

static void tell(const char *text, void *context) {
    (void)context;
    fprintf(stderr, "held: %s\n", text);
}

bool account_report(void) {
    bool is_clean = vmpp_account(tell, NULL) == 0;
    fprintf(stderr, "account: %s\n", is_clean ? "clean" : "LEAKED");
    return is_clean;
}

// Nothing may be raised while the account is taken, so it goes to C memory first.
static char lines[16384];

static void keep(const char *text, void *context) {
    (void)context;
    size_t length = strlen(lines);
    snprintf(lines + length, sizeof(lines) - length, "%s\n", text);
}

// account(): what is held now, a str each.
static mp_obj_t board_account(void) {
    lines[0] = '\0';
    vmpp_account(keep, NULL);
    mp_obj_t list = mp_obj_new_list(0, NULL);
    for (const char *line = lines; *line != '\0';) {
        size_t length = strcspn(line, "\n");
        mp_obj_list_append(list, mp_obj_new_str(line, length));
        line += length + (line[length] == '\n');
    }
    return list;
}
MP_DEFINE_CONST_FUN_OBJ_0(board_account_obj, board_account);

// fault(text): the fault is counted from now on; ValueError says what is wrong with it. fault(): there are none any more.
static mp_obj_t board_fault(size_t n_args, const mp_obj_t *args) {
    if (n_args == 0) {
        vmpp_faults_forget();
        return mp_const_none;
    }
    char message[512];
    if (!vmpp_fault_add(mp_obj_str_get_str(args[0]), message, sizeof(message))) {
        mp_raise_msg_varg(&mp_type_ValueError, MP_ERROR_TEXT("%s"), message);
    }
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(board_fault_obj, 0, 1, board_fault);
