// SPDX-License-Identifier: MIT
// A stand-in for the driver: three DS18B20 on four places, each a degree warmer than the one before, and 5/16 degrees
// warmer with each measurement.
#include <stdbool.h>

#include "wire.h"

// As in the data sheet: at power-up, 85 degrees and 12 bits.
#define POWER_UP_TEMPERATURE (85 * 16)
#define CONFIGURATION_BITS (0x1F)
#define EMPTY_PLACE (2)

typedef struct {
    int temperature; // of the air, in 1/16 degrees
    wire_scratchpad memory;
    bool has_power;
} probe_t;

static probe_t probes[WIRE_PLACES];

// X^8 + X^5 + X^4 + 1, least significant bit first.
static wire_u8 crc_of(const wire_u8 *bytes, size_t count) {
    wire_u8 crc = 0;
    for (size_t i = 0; i < count; i++) {
        crc ^= bytes[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = (wire_u8)((crc & 1) != 0 ? (crc >> 1) ^ 0x8C : crc >> 1);
        }
    }
    return crc;
}

static void store(probe_t *probe, int temperature) {
    probe->memory.temperature_low = (wire_u8)temperature;
    probe->memory.temperature_high = (wire_u8)(temperature >> 8);
    probe->memory.crc = crc_of((const wire_u8 *)&probe->memory, sizeof(probe->memory) - 1);
}

static probe_t *find(wire_u8 place) {
    probe_t *probe = &probes[place];
    if (place != EMPTY_PLACE && !probe->has_power) {
        probe->has_power = true;
        probe->temperature = (20 + place) * 16;
        probe->memory = (wire_scratchpad){ .alarm_high = 75, .alarm_low = 70, .configuration = 0x7F, .reserved = { 0xFF, 0x0C, 0x10 } };
        store(probe, POWER_UP_TEMPERATURE);
    }
    return place == EMPTY_PLACE ? NULL : probe;
}

wire_s32 wire_convert(wire_u8 place) {
    probe_t *probe = find(place);
    if (probe == NULL) {
        return WIRE_NO_ANSWER;
    }
    // 9 bits have no digits after the half.
    int unused = (1 << (3 - (probe->memory.configuration >> 5))) - 1;
    store(probe, probe->temperature & ~unused);
    probe->temperature += 5;
    return 0;
}

wire_s32 wire_read(wire_u8 place, wire_scratchpad *into) {
    const probe_t *probe = find(place);
    if (probe == NULL) {
        return WIRE_NO_ANSWER;
    }
    *into = probe->memory;
    return 0;
}

wire_s32 wire_write(wire_u8 place, wire_u8 alarm_high, wire_u8 alarm_low, wire_u8 configuration) {
    probe_t *probe = find(place);
    if (probe == NULL) {
        return WIRE_NO_ANSWER;
    }
    probe->memory.alarm_high = alarm_high;
    probe->memory.alarm_low = alarm_low;
    probe->memory.configuration = configuration | CONFIGURATION_BITS;
    probe->memory.crc = crc_of((const wire_u8 *)&probe->memory, sizeof(probe->memory) - 1);
    return 0;
}
