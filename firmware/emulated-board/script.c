// SPDX-License-Identifier: MIT
// Runs the script of the command line. pyexec_file() is not enough: it loses the
// argument of sys.exit().
#include <stdio.h>
#include <string.h>

#include "py/builtin.h"
#include "py/compile.h"
#include "py/mphal.h"
#include "py/runtime.h"
#include "shared/readline/readline.h"

#include "filesystems.h"
#include "script.h"

static void set_argv(int argc, char **argv) {
    mp_obj_list_init(MP_OBJ_TO_PTR(mp_sys_argv), 0);
    for (int i = 0; i < argc; ++i) {
        mp_obj_list_append(mp_sys_argv, mp_obj_new_str(argv[i], strlen(argv[i])));
    }
}

// `path` is the script's in scripts. Tracebacks name it as the command line does.
static mp_obj_t compile_file(const char *path, const char *name) {
#if MICROPY_VERSION_MINOR >= 22
    mp_lexer_t *lexer = mp_lexer_new_from_file(qstr_from_str(path));
#else
    mp_lexer_t *lexer = mp_lexer_new_from_file(path);
#endif
    qstr source_name = qstr_from_str(name);
    lexer->source_name = source_name;
    mp_store_global(MP_QSTR___file__, mp_obj_new_str(path, strlen(path)));
    mp_parse_tree_t tree = mp_parse(lexer, MP_PARSE_FILE_INPUT);
    return mp_compile(&tree, source_name, false);
}

static int exit_code_of_exception(mp_obj_t exception) {
    const mp_obj_type_t *type = mp_obj_get_type(exception);
    if (!mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(type), MP_OBJ_FROM_PTR(&mp_type_SystemExit))) {
        mp_obj_print_exception(&mp_plat_print, exception);
        return 1;
    }
    mp_obj_t value = mp_obj_exception_get_value(exception);
    mp_int_t code = 0;
    if (value != mp_const_none && !mp_obj_get_int_maybe(value, &code)) {
        return 1;
    }
    return code & 0xff;
}

int script_run(int argc, char **argv) {
    char path[PATH_MAX];
    if (!filesystems_find(argv[0], path)) {
        fprintf(stderr, "vencoder: no such script: %s\n", argv[0]);
        return 2;
    }
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        set_argv(argc, argv);
        mp_obj_t script = compile_file(path, argv[0]);
        mp_hal_set_interrupt_char(CHAR_CTRL_C);
        mp_call_function_0(script);
        mp_hal_set_interrupt_char(-1);
        mp_handle_pending(true);
        nlr_pop();
        return 0;
    }
    mp_hal_set_interrupt_char(-1);
    mp_handle_pending(false);
    return exit_code_of_exception(MP_OBJ_FROM_PTR(nlr.ret_val));
}
