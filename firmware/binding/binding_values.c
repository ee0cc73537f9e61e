// SPDX-License-Identifier: MIT
// Errors of values that have a converter.
#include <stdarg.h>

#include "binding_runtime.h"

BINDING_NORETURN void binding_raise_value(binding_where_t where, qstr name, const char *format, ...) {
    vstr_t text;
    vstr_init(&text, 96);
    binding_print_where(&text, where);
    vstr_printf(&text, ": %q must be ", name);
    va_list arguments;
    va_start(arguments, format);
    vstr_vprintf(&text, format, arguments);
    va_end(arguments);
    binding_raise_text(&mp_type_ValueError, &text);
}
