// SPDX-License-Identifier: MIT
// The engine of the temperature sensors: the functions of temperature_contract.h, on the probes' driver.
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "temperature_contract.h"
#include "virtual_mpp.h"

// Of a measurement with 9 bits, in µs: each further bit takes twice as long.
#define SHORTEST_MEASUREMENT (93750)
#define SIXTEENTHS (16.0)

typedef struct {
    temperature_state_t state;
    double offset;
    double low;
    double high;
    int32_t measurements;
    uint32_t count; // of the kept values
    uint32_t position; // of the iteration
    double values[HISTORY_LENGTH];
    int16_t raw[HISTORY_LENGTH];
    const binding_callback_t *handler;
} sensor_t;

// Sensors that exist, for the test of finalisers.
static int32_t live;

static bool fail(wire_s32 code, const char *function, binding_result_t *result) {
    *result = (binding_result_t){ .code = code, .function = function };
    return false;
}

static bool check(wire_s32 code, const char *function, binding_result_t *result) {
    return code == 0 || fail(code, function, result);
}

static sensor_t *sensor_of(temperature_sensor_t *self) {
    if (self->engine == NULL) {
        sensor_t *sensor = calloc(1, sizeof(sensor_t));
        if (sensor == NULL) {
            abort();
        }
        sensor->low = -55;
        sensor->high = 125;
        self->engine = sensor;
        live++;
    }
    return self->engine;
}

static bool is_allowed(const sensor_t *sensor, temperature_call_t call, binding_result_t *result) {
    const binding_transition_t *transition = temperature_transition(call, sensor->state);
    if (transition->action == BINDING_REJECT) {
        *result = (binding_result_t){ .code = transition->code, .state = temperature_state_texts[sensor->state] };
    }
    return transition->action != BINDING_REJECT;
}

// ---------------------------------------------------------------- functions of the module

bool temperature_scan(int32_t *value, size_t *value_count, binding_result_t *result) {
    (void)result;
    *value_count = 0;
    for (int32_t place = 0; place < WIRE_PLACES; place++) {
        wire_scratchpad memory;
        if (wire_read((wire_u8)place, &memory) == 0) {
            value[(*value_count)++] = place;
        }
    }
    return true;
}

bool temperature_fahrenheit(double celsius, double *value, binding_result_t *result) {
    (void)result;
    *value = celsius * 1.8 + 32;
    return true;
}

bool temperature_live(int32_t *value, binding_result_t *result) {
    (void)result;
    *value = live;
    return true;
}

// ---------------------------------------------------------------- measurements

static void keep(sensor_t *sensor, int16_t raw, double value) {
    if (sensor->count == HISTORY_LENGTH) {
        memmove(sensor->values, sensor->values + 1, sizeof(sensor->values) - sizeof(sensor->values[0]));
        memmove(sensor->raw, sensor->raw + 1, sizeof(sensor->raw) - sizeof(sensor->raw[0]));
        sensor->count--;
    }
    sensor->raw[sensor->count] = raw;
    sensor->values[sensor->count++] = value;
}

static bool read_value(const temperature_sensor_t *self, sensor_t *sensor, binding_result_t *result) {
    wire_scratchpad memory;
    if (!check(wire_read((wire_u8)self->place, &memory), "wire_read", result)) {
        return false;
    }
    int16_t raw = (int16_t)(memory.temperature_high << 8 | memory.temperature_low);
    double value = raw / SIXTEENTHS * self->scale + sensor->offset;
    if (self->filtered && sensor->count > 0) {
        value = (value + sensor->values[sensor->count - 1]) / 2;
    }
    keep(sensor, raw, value);
    sensor->measurements++;
    if (sensor->handler != NULL && (value < sensor->low || value > sensor->high)) {
        binding_callback_schedule(sensor->handler, value);
    }
    return true;
}

static bool start(const temperature_sensor_t *self, binding_result_t *result) {
    wire_u8 place = (wire_u8)self->place;
    wire_scratchpad memory;
    return check(wire_read(place, &memory), "wire_read", result) && check(wire_write(place, memory.alarm_high, memory.alarm_low, (wire_u8)((self->resolution - 9) << 5)), "wire_write", result) && check(wire_convert(place), "wire_convert", result);
}

bool temperature_measure(temperature_sensor_t *self, int32_t timeout, const binding_gil_t *gil, binding_progress_t *progress, binding_result_t *result) {
    sensor_t *sensor = sensor_of(self);
    if (!is_allowed(sensor, TEMPERATURE_CALL_MEASURE, result) || (!progress->has_begun && !start(self, result))) {
        return false;
    }
    progress->has_begun = true;
    // The epoch counts what has passed, in µs.
    uint32_t left = (SHORTEST_MEASUREMENT << (self->resolution - 9)) - progress->epoch;
    uint32_t slice = (uint32_t)timeout * 1000;
    slice = slice < left ? slice : left;
    gil->leave();
    // Nobody must end this slice: the probe does.
    clock_next_wait(false);
    vmpp_sleep_us(slice);
    gil->enter();
    progress->epoch += slice;
    if (slice < left) {
        fail(WIRE_NO_ANSWER, "wire_convert", result);
        result->timed_out = true;
        return false;
    }
    return read_value(self, sensor, result);
}

bool temperature_temperature(temperature_sensor_t *self, double *value, binding_result_t *result) {
    const sensor_t *sensor = sensor_of(self);
    if (!is_allowed(sensor, TEMPERATURE_CALL_TEMPERATURE, result)) {
        return false;
    }
    if (sensor->count == 0) {
        return fail(WIRE_NO_DATA, "Sensor.temperature", result);
    }
    *value = sensor->values[sensor->count - 1];
    return true;
}

bool temperature_last(temperature_sensor_t *self, bool *has_value, double *value, binding_result_t *result) {
    const sensor_t *sensor = sensor_of(self);
    (void)result;
    *has_value = sensor->count > 0;
    *value = *has_value ? sensor->values[sensor->count - 1] : 0;
    return true;
}

bool temperature_history(temperature_sensor_t *self, const int32_t *last, double *value, size_t *value_count, binding_result_t *result) {
    const sensor_t *sensor = sensor_of(self);
    (void)result;
    uint32_t count = last != NULL && (uint32_t)*last < sensor->count ? (uint32_t)*last : sensor->count;
    memcpy(value, sensor->values + sensor->count - count, count * sizeof(double));
    *value_count = count;
    return true;
}

bool temperature_next(temperature_sensor_t *self, bool *has_value, double *value, binding_result_t *result) {
    sensor_t *sensor = sensor_of(self);
    (void)result;
    *has_value = sensor->position < sensor->count;
    *value = *has_value ? sensor->values[sensor->position] : 0;
    sensor->position = *has_value ? sensor->position + 1 : 0;
    return true;
}

bool temperature_calibrate(temperature_sensor_t *self, const double *points, size_t points_count, double *value, binding_result_t *result) {
    sensor_t *sensor = sensor_of(self);
    if (sensor->count == 0) {
        return fail(WIRE_NO_DATA, "Sensor.calibrate", result);
    }
    *value = 0;
    for (size_t i = 0; i < points_count; i++) {
        *value += points[i] / (double)points_count;
    }
    sensor->offset += *value - sensor->values[sensor->count - 1];
    return true;
}

// ---------------------------------------------------------------- the alarm

bool temperature_limits(temperature_sensor_t *self, double *value, binding_result_t *result) {
    const sensor_t *sensor = sensor_of(self);
    (void)result;
    value[0] = sensor->low;
    value[1] = sensor->high;
    return true;
}

bool temperature_set_limits(temperature_sensor_t *self, double low, double high, binding_result_t *result) {
    sensor_t *sensor = sensor_of(self);
    (void)result;
    sensor->low = low;
    sensor->high = high;
    return true;
}

bool temperature_set_both_limits(temperature_sensor_t *self, const double *both, binding_result_t *result) {
    return temperature_set_limits(self, both[0], both[1], result);
}

bool temperature_irq(temperature_sensor_t *self, const binding_callback_t *handler, binding_result_t *result) {
    (void)result;
    sensor_of(self)->handler = handler;
    return true;
}

// ---------------------------------------------------------------- the probe's memory

static void forget(void *memory) {
    free(memory);
}

bool temperature_read_scratch(temperature_sensor_t *self, binding_bytes_t *value, binding_result_t *result) {
    wire_scratchpad *memory = malloc(sizeof(*memory));
    if (memory == NULL || !check(wire_read((wire_u8)self->place, memory), "wire_read", result)) {
        free(memory);
        return false;
    }
    *value = (binding_bytes_t){ memory, sizeof(*memory), forget, memory };
    return true;
}

bool temperature_read_scratch_into(temperature_sensor_t *self, void *buf, size_t buf_size, int32_t *value, binding_result_t *result) {
    (void)buf_size;
    wire_scratchpad memory;
    if (!check(wire_read((wire_u8)self->place, &memory), "wire_read", result)) {
        return false;
    }
    memcpy(buf, &memory, sizeof(memory));
    *value = (int32_t)sizeof(memory);
    return true;
}

bool temperature_write_scratch(temperature_sensor_t *self, const void *data, size_t data_size, binding_result_t *result) {
    const uint8_t *bytes = data;
    wire_scratchpad memory;
    return check(wire_read((wire_u8)self->place, &memory), "wire_read", result) && check(wire_write((wire_u8)self->place, bytes[0], bytes[1], data_size > 2 ? bytes[2] : memory.configuration), "wire_write", result);
}

bool temperature_raw(temperature_sensor_t *self, binding_bytes_t *value, binding_result_t *result) {
    const sensor_t *sensor = sensor_of(self);
    (void)result;
    *value = (binding_bytes_t){ .data = sensor->raw, .size = sensor->count * sizeof(sensor->raw[0]) };
    return true;
}

bool temperature_clear(temperature_sensor_t *self, binding_result_t *result) {
    sensor_t *sensor = sensor_of(self);
    (void)result;
    sensor->count = 0;
    sensor->position = 0;
    return true;
}

// ---------------------------------------------------------------- attributes

bool temperature_sensor_get_offset(temperature_sensor_t *self, double *value, binding_result_t *result) {
    (void)result;
    *value = sensor_of(self)->offset;
    return true;
}

bool temperature_sensor_set_offset(temperature_sensor_t *self, double value, binding_result_t *result) {
    sensor_t *sensor = sensor_of(self);
    if (sensor->state == TEMPERATURE_STATE_CLOSED) {
        return fail(WIRE_CLOSED, "Sensor.offset", result);
    }
    sensor->offset = value;
    return true;
}

bool temperature_sensor_get_measurements(temperature_sensor_t *self, int32_t *value, binding_result_t *result) {
    (void)result;
    *value = sensor_of(self)->measurements;
    return true;
}

bool temperature_sensor_get_model(temperature_sensor_t *self, const char **value, binding_result_t *result) {
    (void)self;
    (void)result;
    *value = "DS18B20";
    return true;
}

bool temperature_sensor_get_present(temperature_sensor_t *self, bool *value, binding_result_t *result) {
    (void)result;
    wire_scratchpad memory;
    *value = wire_read((wire_u8)self->place, &memory) == 0;
    return true;
}

// ---------------------------------------------------------------- end

bool temperature_close(temperature_sensor_t *self, binding_result_t *result) {
    sensor_t *sensor = sensor_of(self);
    (void)result;
    sensor->state = TEMPERATURE_STATE_CLOSED;
    sensor->handler = NULL;
    return true;
}

void temperature_sensor_del(temperature_sensor_t *self) {
    if (self->engine != NULL) {
        free(self->engine);
        self->engine = NULL;
        live--;
    }
}
