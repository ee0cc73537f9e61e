// SPDX-License-Identifier: MIT
// An engine that gives values.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kinds_contract.h"

static double level;
static char label[6];
static const kinds_giver_t *listener;
static const binding_callback_t *on_int, *on_float, *on_bool, *on_optional;

// The functions of one kind: of a value, and of a value or nothing.
#define GIVE(name, type)                                                                                                         \
    bool kinds_get_##name(kinds_giver_t *self, type *value, binding_result_t *result) {                                          \
        (void)self, (void)result;                                                                                                \
        give_##name(value);                                                                                                      \
        return true;                                                                                                             \
    }                                                                                                                            \
    bool kinds_get_optional_##name(kinds_giver_t *self, bool is_given, bool *has_value, type *value, binding_result_t *result) { \
        *has_value = is_given;                                                                                                   \
        return !is_given || kinds_get_##name(self, value, result);                                                               \
    }

#define GIVE_COUNTED(name, type)                                                                                                                      \
    bool kinds_get_##name(kinds_giver_t *self, type *value, size_t *value_count, binding_result_t *result) {                                          \
        (void)self, (void)result;                                                                                                                     \
        give_##name(value);                                                                                                                           \
        *value_count = 2;                                                                                                                             \
        return true;                                                                                                                                  \
    }                                                                                                                                                 \
    bool kinds_get_optional_##name(kinds_giver_t *self, bool is_given, bool *has_value, type *value, size_t *value_count, binding_result_t *result) { \
        *has_value = is_given;                                                                                                                        \
        return !is_given || kinds_get_##name(self, value, value_count, result);                                                                       \
    }

static void give_int(int32_t *value) {
    *value = -3;
}

static void give_choice(int32_t *value) {
    *value = DRV_FAST;
}

static void give_float(double *value) {
    *value = 0.25;
}

static void give_str(const char **value) {
    // Copied: the engine can use the memory again.
    static char text[8];
    static int count;
    snprintf(text, sizeof(text), "n%d", count++ % 10);
    *value = text;
}

static void release(void *context) {
    printf("released %s\n", (char *)context);
    fflush(stdout);
    free(context);
}

static void give_bytes(binding_bytes_t *value) {
    char *data = malloc(8);
    strcpy(data, "data");
    *value = (binding_bytes_t){ data, 4, release, data };
}

static void give_list(int32_t *value) {
    value[0] = 7;
    value[1] = 8;
}

static void give_float_tuple(double *value) {
    value[0] = 0.5;
    value[1] = -1;
}

static void give_bool_list(bool *value) {
    value[0] = true;
    value[1] = false;
}

static void give_settings(kinds_settings_t *value) {
    *value = (kinds_settings_t){ .level = 4, .mode = DRV_SLOW, .gain = 1.5, .label = "new" };
}

static void give_history(kinds_history_t *value) {
    value->count = 1;
}

static void give_giver(kinds_giver_t *value) {
    (void)value;
}

static void give_view(binding_bytes_t *value) {
    static char memory[] = "memory";
    *value = (binding_bytes_t){ memory, 6, NULL, NULL };
}

GIVE(int, int32_t)
GIVE(choice, int32_t)
GIVE(float, double)
GIVE(str, const char *)
GIVE(bytes, binding_bytes_t)
GIVE(float_tuple, double)
GIVE(settings, kinds_settings_t)
GIVE(history, kinds_history_t)
GIVE(giver, kinds_giver_t)
GIVE(view, binding_bytes_t)
GIVE_COUNTED(list, int32_t)
GIVE_COUNTED(bool_list, bool)

bool kinds_get_bool(kinds_giver_t *self, bool *value, binding_result_t *result) {
    (void)self, (void)result;
    *value = true;
    return true;
}

bool kinds_get_optional_bool(kinds_giver_t *self, bool is_given, bool *has_value, bool *value, binding_result_t *result) {
    *has_value = is_given;
    return kinds_get_bool(self, value, result);
}

bool kinds_get_counters(kinds_giver_t *self, uint64_t value[2], binding_result_t *result) {
    (void)self, (void)result;
    value[0] = 3;
    value[1] = UINT64_MAX;
    return true;
}

bool kinds_get_optional_counters(kinds_giver_t *self, bool is_given, bool *has_value, uint64_t value[2], binding_result_t *result) {
    *has_value = is_given;
    return kinds_get_counters(self, value, result);
}

bool kinds_get_itself(kinds_giver_t *self, binding_result_t *result) {
    (void)self, (void)result;
    return true;
}

bool kinds_get_optional_itself(kinds_giver_t *self, bool is_given, bool *has_value, binding_result_t *result) {
    *has_value = is_given;
    return kinds_get_itself(self, result);
}

bool kinds_release(kinds_giver_t *self, binding_result_t *result) {
    (void)self, (void)result;
    return true;
}

bool kinds_fail(kinds_giver_t *self, const char *x, binding_bytes_t *value, binding_result_t *result) {
    (void)self, (void)x, (void)value;
    *result = (binding_result_t){ .code = DRV_OFF, .function = "drv_nothing" };
    return false;
}

bool kinds_listen_int(kinds_giver_t *self, const binding_callback_t *x, binding_result_t *result) {
    (void)result;
    listener = self;
    on_int = x;
    return true;
}

bool kinds_listen_float(kinds_giver_t *self, const binding_callback_t *x, binding_result_t *result) {
    (void)result;
    listener = self;
    on_float = x;
    return true;
}

bool kinds_listen_bool(kinds_giver_t *self, const binding_callback_t *x, binding_result_t *result) {
    (void)result;
    listener = self;
    on_bool = x;
    return true;
}

bool kinds_listen_optional(kinds_giver_t *self, const binding_callback_t *x, binding_result_t *result) {
    (void)result;
    listener = self;
    on_optional = x;
    return true;
}

static void schedule(const binding_callback_t *callback, double value) {
    if (callback != NULL) {
        binding_callback_schedule(callback, value);
    }
}

bool kinds_fire(kinds_giver_t *self, binding_result_t *result) {
    (void)self, (void)result;
    schedule(on_int, 6);
    schedule(on_float, 0.75);
    schedule(on_bool, 1);
    schedule(on_optional, 2);
    return true;
}

bool kinds_giver_get_level(kinds_giver_t *self, double *value, binding_result_t *result) {
    (void)self, (void)result;
    *value = level;
    return true;
}

bool kinds_giver_set_level(kinds_giver_t *self, double value, binding_result_t *result) {
    (void)self, (void)result;
    level = value;
    return true;
}

bool kinds_giver_get_label(kinds_giver_t *self, const char **value, binding_result_t *result) {
    (void)self, (void)result;
    *value = label;
    return true;
}

bool kinds_giver_set_label(kinds_giver_t *self, const char *value, binding_result_t *result) {
    (void)self, (void)result;
    strcpy(label, value);
    return true;
}

bool kinds_giver_get_has_label(kinds_giver_t *self, bool *value, binding_result_t *result) {
    (void)self, (void)result;
    *value = label[0] != '\0';
    return true;
}

void kinds_giver_del(kinds_giver_t *self) {
    if (self == listener) {
        on_int = on_float = on_bool = on_optional = NULL;
    }
}
