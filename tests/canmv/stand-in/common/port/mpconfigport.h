// SPDX-License-Identifier: MIT
// The minimal configuration that the module needs.
#include <alloca.h>
#include <stdint.h>

#define MICROPY_CONFIG_ROM_LEVEL (MICROPY_CONFIG_ROM_LEVEL_CORE_FEATURES)

typedef long mp_int_t;
typedef unsigned long mp_uint_t;
typedef long mp_off_t;
#define MP_STATE_PORT MP_STATE_VM

#define MICROPY_ENABLE_GC (1)
#define MICROPY_ENABLE_FINALISER (1)
#define MICROPY_GCREGS_SETJMP (1)
#define MICROPY_LONGINT_IMPL (MICROPY_LONGINT_IMPL_MPZ)
#define MICROPY_FLOAT_IMPL (MICROPY_FLOAT_IMPL_FLOAT)
#define MICROPY_ERROR_REPORTING (MICROPY_ERROR_REPORTING_DETAILED)
#define MICROPY_PY_UCTYPES (1)
#define MICROPY_PY_IO (0)
#define MICROPY_PY_SYS_STDFILES (0)

#define MICROPY_HW_BOARD_NAME "stand-in"
#define MICROPY_HW_MCU_NAME "riscv64"
