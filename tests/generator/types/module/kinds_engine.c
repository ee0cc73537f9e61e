// SPDX-License-Identifier: MIT
// An engine that prints the values that it gets.
#include <stdio.h>
#include <string.h>

#include "kinds_contract.h"

static bool end_line(void) {
    printf("\n");
    return fflush(stdout) == 0;
}

// The functions of one kind: of a value, of a value or NULL, and of one with a default. Not nested: `bool` is a macro.
#define TAKE_SCALAR(name, type)                                                                         \
    bool kinds_##name(const void *self, int32_t id, type x, binding_result_t *result) {                 \
        (void)self, (void)id, (void)result;                                                             \
        return print_##name(x), end_line();                                                             \
    }                                                                                                   \
    bool kinds_default_##name(const void *self, int32_t id, type x, binding_result_t *result) {         \
        (void)self, (void)id, (void)result;                                                             \
        return print_##name(x), end_line();                                                             \
    }                                                                                                   \
    bool kinds_optional_##name(const void *self, int32_t id, const type *x, binding_result_t *result) { \
        (void)self, (void)id, (void)result;                                                             \
        return x == NULL ? (void)printf("NULL") : print_##name(*x), end_line();                         \
    }

#define TAKE_SIZED(name, type, count)                                                                            \
    bool kinds_##name(const void *self, int32_t id, type *x, size_t count, binding_result_t *result) {           \
        (void)self, (void)id, (void)result;                                                                      \
        return print_##name(x, count), end_line();                                                               \
    }                                                                                                            \
    bool kinds_optional_##name(const void *self, int32_t id, type *x, size_t count, binding_result_t *result) {  \
        return x == NULL ? printf("NULL %d", (int)count), end_line() : kinds_##name(self, id, x, count, result); \
    }

#define TAKE_POINTER(name, type)                                                                  \
    bool kinds_##name(const void *self, int32_t id, type *x, binding_result_t *result) {          \
        (void)self, (void)id, (void)result;                                                       \
        return print_##name(x), end_line();                                                       \
    }                                                                                             \
    bool kinds_optional_##name(const void *self, int32_t id, type *x, binding_result_t *result) { \
        return x == NULL ? printf("NULL"), end_line() : kinds_##name(self, id, x, result);        \
    }

static void print_int(int32_t x) {
    printf("%d", (int)x);
}

static void print_choice(int32_t x) {
    print_int(x);
}

static void print_bool(bool x) {
    printf("%s", x ? "true" : "false");
}

static void print_float(double x) {
    printf("%.6g", x);
}

static void print_bounded_float(double x) {
    print_float(x);
}

static void print_half_bounded_float(double x) {
    print_float(x);
}

static void print_str(const char *x) {
    printf("\"%s\" %d", x, (int)strlen(x));
}

static void print_bytes(const void *x, size_t x_size) {
    printf("%d:", (int)x_size);
    for (size_t i = 0; i < x_size; i++) {
        printf(" %d", ((const unsigned char *)x)[i]);
    }
}

static void print_bounded_bytes(const void *x, size_t x_size) {
    print_bytes(x, x_size);
}

static void print_min_bytes(const void *x, size_t x_size) {
    print_bytes(x, x_size);
}

static void print_writable_bytes(void *x, size_t x_size) {
    print_bytes(x, x_size);
    memset(x, 7, x_size);
}

static void print_buffer(const drv_record *x) {
    printf("%d %d", x->first, x->second);
}

static void print_list(const int32_t *x, size_t x_count) {
    for (size_t i = 0; i < x_count; i++) {
        printf("%d ", (int)x[i]);
    }
}

static void print_float_list(const double *x, size_t x_count) {
    for (size_t i = 0; i < x_count; i++) {
        printf("%.6g ", x[i]);
    }
}

static void print_tuple(const bool *x) {
    printf("%d %d", x[0], x[1]);
}

static void print_fields(const kinds_settings_t *x) {
    printf("%d %d %d %.6g \"%s\"", (int)x->level, (int)x->mode, x->is_on, x->gain, x->label);
}

static void print_object(const kinds_history_t *x) {
    printf("%d levels", (int)x->count);
}

static void print_writer(const binding_writer_t *x) {
    binding_write(x, "", 0);
    binding_write(x, "abcdefgh", 8);
    printf("written");
}

TAKE_SCALAR(int, int32_t)
TAKE_SCALAR(choice, int32_t)
TAKE_SCALAR(bool, bool)
TAKE_SCALAR(float, double)
TAKE_SCALAR(bounded_float, double)
TAKE_SCALAR(half_bounded_float, double)
TAKE_SIZED(bytes, const void, x_size)
TAKE_SIZED(bounded_bytes, const void, x_size)
TAKE_SIZED(min_bytes, const void, x_size)
TAKE_SIZED(writable_bytes, void, x_size)
TAKE_SIZED(list, const int32_t, x_count)
TAKE_SIZED(float_list, const double, x_count)
TAKE_POINTER(str, const char)
TAKE_POINTER(buffer, const drv_record)
TAKE_POINTER(tuple, const bool)
TAKE_POINTER(fields, kinds_settings_t)
TAKE_POINTER(object, kinds_history_t)
TAKE_POINTER(writer, const binding_writer_t)

bool kinds_default_str(const void *self, int32_t id, const char *x, binding_result_t *result) {
    return kinds_str(self, id, x, result);
}

bool kinds_out(const void *self, int32_t id, kinds_history_t *x, kinds_history_lists_t *x_lists, binding_result_t *result) {
    x->count = 2;
    x_lists->levels[0] = 11;
    x_lists->levels[1] = 12;
    return kinds_object(self, id, x, result);
}
