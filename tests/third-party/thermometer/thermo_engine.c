// SPDX-License-Identifier: MIT
// The engine of the thermometer: the functions of thermo_contract.h, on the bus's driver.
#include <string.h>

#include "thermo_contract.h"

typedef struct {
    thermo_state_t state;
    const void *owner; // the Thermometer that opened it
    int32_t offset;
    uint32_t count;
    uint32_t failures;
    uint64_t values[LOG_LENGTH];
    uint64_t times[LOG_LENGTH];
} sensor_t;

static sensor_t sensors[BUS_SENSORS];

// Fills `result` for a call that the state does not allow.
static bool is_allowed(const sensor_t *sensor, thermo_call_t call, binding_result_t *result) {
    const binding_transition_t *transition = thermo_transition(call, sensor->state);
    if (transition->action != BINDING_REJECT) {
        return true;
    }
    *result = (binding_result_t){
        .code = transition->code,
        .state = thermo_state_texts[sensor->state],
        .required_call = transition->required_call,
    };
    return false;
}

static bool check(bus_code code, const char *function, binding_result_t *result) {
    *result = (binding_result_t){ .code = code, .function = function };
    return code == 0;
}

static void enter_next_state(sensor_t *sensor, thermo_call_t call) {
    sensor->state = (thermo_state_t)thermo_transition(call, sensor->state)->next_state;
}

bool thermo_open(const void *self, int32_t number, thermo_calibration_t *calibration, binding_result_t *result) {
    sensor_t *sensor = &sensors[number];
    if (!is_allowed(sensor, THERMO_CALL_OPEN, result) || !check(bus_open((bus_u8)number, (bus_scale)calibration->scale), "bus_open", result)) {
        return false;
    }
    enter_next_state(sensor, THERMO_CALL_OPEN);
    sensor->owner = self;
    sensor->offset = calibration->offset;
    sensor->count = 0;
    sensor->failures = 0;
    return true;
}

// The sensor needs as many slices as the data's flags say.
static bool is_ready(const bus_sample *sample, binding_progress_t *progress) {
    return progress->epoch++ >= sample->flags;
}

bool thermo_measure_once(const void *self, int32_t number, const bus_sample *sample, int32_t timeout, const binding_gil_t *gil, binding_progress_t *progress, binding_result_t *result) {
    (void)self;
    sensor_t *sensor = &sensors[number];
    if (!is_allowed(sensor, THERMO_CALL_MEASURE_ONCE, result)) {
        return false;
    }
    if (!is_ready(sample, progress)) {
        *result = (binding_result_t){ .code = BUS_BUSY, .function = "bus_read", .timed_out = true };
        return false;
    }
    bus_sample measured;
    gil->leave();
    bus_code code = bus_read((bus_u8)number, &measured, timeout);
    gil->enter();
    if (!check(code, "bus_read", result)) {
        sensor->failures++;
        return false;
    }
    enter_next_state(sensor, THERMO_CALL_MEASURE_ONCE);
    uint32_t last = sensor->count < LOG_LENGTH ? sensor->count++ : LOG_LENGTH - 1;
    sensor->values[last] = (uint64_t)(measured.value + sensor->offset + sample->raw);
    sensor->times[last] = (uint64_t)measured.time.seconds * 1000000;
    return true;
}

bool thermo_collect(const void *self, int32_t number, thermo_log_t *log, thermo_log_lists_t *lists, binding_result_t *result) {
    (void)self;
    sensor_t *sensor = &sensors[number];
    log->count = 0;
    if (!is_allowed(sensor, THERMO_CALL_COLLECT, result)) {
        return false;
    }
    enter_next_state(sensor, THERMO_CALL_COLLECT);
    log->count = sensor->count;
    log->failures = sensor->failures;
    memcpy(lists->values, sensor->values, sizeof(lists->values));
    memcpy(lists->times, sensor->times, sizeof(lists->times));
    return true;
}

static void close_sensor(int32_t number) {
    bus_close((bus_u8)number);
    sensors[number].state = THERMO_STATE_CLOSED;
    sensors[number].owner = NULL;
}

bool thermo_blow(const void *self, int32_t number, binding_result_t *result) {
    (void)self;
    (void)result;
    close_sensor(number);
    return true;
}

void thermo_thermometer_del(const void *self) {
    for (int32_t number = 0; number < BUS_SENSORS; number++) {
        if (sensors[number].owner == self) {
            close_sensor(number);
        }
    }
}
