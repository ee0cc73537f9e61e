// SPDX-License-Identifier: MIT
// A stand-in for the driver: sensors that get 250 mK warmer with each measurement.
#include <stdbool.h>

#include "bus.h"

#define FIRST_VALUE (20000)
#define STEP (250)

typedef struct {
    bool is_open;
    bus_scale scale;
    bus_s32 value; // in mK above the scale's zero
} sensor_t;

static sensor_t sensors[BUS_SENSORS];
static bus_u32 now; // in s: a measurement takes one

bus_code bus_open(bus_u8 sensor, bus_scale scale) {
    if (sensors[sensor].is_open) {
        return BUS_BUSY;
    }
    sensors[sensor] = (sensor_t){ true, scale, FIRST_VALUE };
    return 0;
}

bus_code bus_read(bus_u8 sensor, bus_sample *sample, bus_s32 wait_ms) {
    (void)wait_ms;
    if (!sensors[sensor].is_open) {
        return BUS_CLOSED;
    }
    sample->value = sensors[sensor].value;
    sample->scale = sensors[sensor].scale;
    sample->time.seconds = ++now;
    sensors[sensor].value += STEP;
    return 0;
}

void bus_close(bus_u8 sensor) {
    sensors[sensor].is_open = false;
}
