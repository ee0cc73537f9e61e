// SPDX-License-Identifier: MIT
// MicroPython's configuration on the emulated board: CanMV's settings, as far as a C
// module or a script can observe them.
#include <alloca.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define MICROPY_CONFIG_ROM_LEVEL (MICROPY_CONFIG_ROM_LEVEL_EVERYTHING)

typedef long mp_int_t;
typedef unsigned long mp_uint_t;
typedef long mp_off_t;
#define MP_STATE_PORT MP_STATE_VM

// Memory and objects
#define MICROPY_ENABLE_GC (1)
#define MICROPY_ENABLE_FINALISER (1)
#define MICROPY_GCREGS_SETJMP (1)
#define MICROPY_FLOAT_IMPL (MICROPY_FLOAT_IMPL_FLOAT)
#define MICROPY_LONGINT_IMPL (MICROPY_LONGINT_IMPL_MPZ)
#define MICROPY_ALLOC_PATH_MAX (PATH_MAX)
// CanMV disables it; without it MicroPython's headers do not compile with -Wextra.
#define MICROPY_MALLOC_USES_ALLOCATED_SIZE (1)
#define MICROPY_PERSISTENT_CODE_LOAD (1)
#define MICROPY_OPT_COMPUTED_GOTO (1)

// Errors
#define MICROPY_ERROR_REPORTING (MICROPY_ERROR_REPORTING_DETAILED)
#define MICROPY_WARNINGS (1)
#define MICROPY_PY_STR_BYTES_CMP_WARN (1)
#define MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF (1)
#define MICROPY_EMERGENCY_EXCEPTION_BUF_SIZE (256)

// Threads and pending exceptions
#define MICROPY_PY_THREAD (1)
#define MICROPY_PY_THREAD_GIL (1)
// The clock passes the turn on (MICROPY_VM_HOOK_LOOP below), not the VM.
#define MICROPY_PY_THREAD_GIL_VM_DIVISOR (INT_MAX)
#define MICROPY_PY_THREAD_RECURSIVE_MUTEX (MICROPY_PY_THREAD)
#define MICROPY_SCHEDULER_DEPTH (8)
#define MICROPY_KBD_EXCEPTION (1)
#define MICROPY_ASYNC_KBD_INTR (0)

// Files
#define MICROPY_VFS (1)
#define MICROPY_VFS_POSIX (1)
#define MICROPY_READER_VFS (1)
#define MICROPY_READER_POSIX (1)
#define MICROPY_HELPER_LEXER_UNIX (1)
#define MICROPY_STREAMS_POSIX_API (1)

// REPL
#define MICROPY_USE_READLINE_HISTORY (1)
#define MICROPY_READLINE_HISTORY_SIZE (50)
#define MICROPY_REPL_EMACS_WORDS_MOVE (1)
#define MICROPY_REPL_EMACS_EXTRA_WORDS_MOVE (1)
#define MICROPY_USE_INTERNAL_PRINTF (0)

// sys: main.c fills in sys.path and sys.argv
#define MICROPY_PY_SYS_PLATFORM "rt-smart"
#define MICROPY_PY_SYS_PATH_ARGV_DEFAULTS (0)
#define MICROPY_PY_SYS_ATEXIT (1)
#define MICROPY_PY_SYS_EXC_INFO (1)
#define MICROPY_MODULE_OVERRIDE_MAIN_IMPORT (1)
#if defined(__riscv)
#define MICROPY_HW_BOARD_NAME "CanMV K230, emulated"
#define MICROPY_HW_MCU_NAME "riscv64"
#else
#define MICROPY_HW_BOARD_NAME "CanMV K230, emulated on the host"
#define MICROPY_HW_MCU_NAME "host"
#endif

// os, time, gc
#define MICROPY_PY_OS_SEP (1)
#define MICROPY_PY_OS_UNAME (1)
#define MICROPY_PY_OS_URANDOM (0)
#define MICROPY_PY_OS_STATVFS (1)
#define MICROPY_PY_OS_DUPTERM (0)
#define MICROPY_PY_OS_SYNC (0)
#define MICROPY_EPOCH_IS_1970 (1)
#define MICROPY_PY_TIME_GMTIME_LOCALTIME_MKTIME (1)
#define MICROPY_PY_TIME_TIME_TIME_NS (1)
#define MICROPY_PY_TIME_INCLUDEFILE "modtime_now.c"
#define MICROPY_PY_TIME_EXTRA_GLOBALS { MP_ROM_QSTR(MP_QSTR_clock), MP_ROM_PTR(&time_clock_type) },
#define MICROPY_PY_GC_COLLECT_RETVAL (1)

// Modules that CanMV has and encoder scripts do not use
#define MICROPY_PY_MACHINE (0)
#define MICROPY_PY_WEBREPL (0)
#define MICROPY_PY_OPENAMP (0)

// Network: the folder network
#define MICROPY_PY_NETWORK (1)
#define MICROPY_PY_NETWORK_HOSTNAME_DEFAULT "canmv k230"
#define MICROPY_PY_SOCKET (1)
#define MICROPY_PY_SOCKET_EXTENDED_STATE (1)
#define MICROPY_PY_WEBSOCKET (1)
extern const struct _mp_obj_fun_builtin_var_t network_wlan_obj;
extern const struct _mp_obj_type_t network_lan_type;
extern const struct _mp_obj_fun_builtin_fixed_t network_get_dev_list_obj;
extern const struct _mp_obj_fun_builtin_fixed_t network_set_default_dev_obj;
extern const struct _mp_obj_fun_builtin_fixed_t network_get_default_dev_obj;
#define MICROPY_PORT_NETWORK_INTERFACES                                                     \
    { MP_ROM_QSTR(MP_QSTR_LAN), MP_ROM_PTR(&network_lan_type) },                            \
        { MP_ROM_QSTR(MP_QSTR_WLAN), MP_ROM_PTR(&network_wlan_obj) },                       \
        { MP_ROM_QSTR(MP_QSTR_get_dev_list), MP_ROM_PTR(&network_get_dev_list_obj) },       \
        { MP_ROM_QSTR(MP_QSTR_set_default_dev), MP_ROM_PTR(&network_set_default_dev_obj) }, \
        { MP_ROM_QSTR(MP_QSTR_get_default_dev), MP_ROM_PTR(&network_get_default_dev_obj) }, \
        { MP_ROM_QSTR(MP_QSTR_LAN_RTL8152), MP_ROM_INT(2) },                                \
        { MP_ROM_QSTR(MP_QSTR_LAN_ECM), MP_ROM_INT(3) },

// One output, as the board has one console.
#define MICROPY_ERROR_PRINTER (&mp_plat_print)
#define MICROPY_DEBUG_PRINTER (&mp_plat_print)

// vfs_posix_file.c and vfs_posix.c test for these; musl has both.
#define _DIRENT_HAVE_D_TYPE (1)
#define _DIRENT_HAVE_D_INO (1)

// One thread of the script runs at a time; threads of a module's own may schedule calls.
void board_begin_atomic_section(void);
void board_end_atomic_section(void);
#define MICROPY_BEGIN_ATOMIC_SECTION() (board_begin_atomic_section(), 0)
#define MICROPY_END_ATOMIC_SECTION(x) ((void)(x), board_end_atomic_section())

// Time and turns: board_clock.c. A branch of the bytecode is one unit of work (virtual-mpp/clock.h).
extern int32_t clock_work_left;
void board_use_up_turn(void);
#define MICROPY_VM_HOOK_LOOP      \
    if (--clock_work_left <= 0) { \
        board_use_up_turn();      \
    }

// Between the slices of a wait in C, and in the loops of select: raises pending exceptions, and time passes.
void board_wait_turn(void);
#define MICROPY_EVENT_POLL_HOOK board_wait_turn();
// A call of the module's methods, and a slice of a wait; is_endless: the wait is repeated for ever.
void board_charge_call(void);
#define MICROPY_BINDING_CALL_HOOK board_charge_call();
void board_begin_slice(_Bool is_endless);
#define MICROPY_BINDING_SLICE_HOOK(is_endless) board_begin_slice(is_endless);
