// SPDX-License-Identifier: MIT
// The audio input; see microphone.h.
#include "audio/microphone.h"

#include <stdio.h>

#include "py/mphal.h"

#include "audio/audio_format.h"
#include "audio/tone.h"
#include "clock.h"
#include "mmz.h"

#define DEVICES (2)
#define CHANNELS (4)

#define AI_ERROR(error) K_ERR_AUDIO(K_ID_AI, K_AUDIO_##error)

typedef struct {
    bool is_enabled;
    uint64_t start_us;
    // Number of the frame that the script gets next.
    uint64_t next;
    // Media memory for the frames that the driver holds; 0: none.
    uint64_t phys;
} line_t;

typedef struct {
    bool has_attr;
    bool is_enabled;
    k_aio_dev_attr attr;
    audio_format_t format;
    line_t lines[CHANNELS];
} device_t;

static device_t devices[DEVICES];
static bool is_reported;

k_s32 kd_mpi_ai_set_pub_attr(k_u32 dev, const k_aio_dev_attr *attr) {
    if (dev >= DEVICES) {
        return AI_ERROR(INVALID_DEVID);
    }
    device_t *device = &devices[dev];
    if (device->is_enabled) {
        return AI_ERROR(NOT_PERM);
    }
    audio_format_t format;
    if (attr->audio_type > KD_AUDIO_INPUT_TYPE_PDM || !audio_format_of(attr, &format)) {
        return AI_ERROR(ILLEGAL_PARAM);
    }
    device->attr = *attr;
    device->format = format;
    device->has_attr = true;
    return 0;
}

k_s32 kd_mpi_ai_get_pub_attr(k_u32 dev, k_aio_dev_attr *attr) {
    if (dev >= DEVICES) {
        return AI_ERROR(INVALID_DEVID);
    }
    *attr = devices[dev].attr;
    return devices[dev].has_attr ? 0 : AI_ERROR(NOT_PERM);
}

k_s32 kd_mpi_ai_enable(k_u32 dev) {
    if (dev >= DEVICES) {
        return AI_ERROR(INVALID_DEVID);
    }
    if (!devices[dev].has_attr) {
        return AI_ERROR(NOT_PERM);
    }
    devices[dev].is_enabled = true;
    return 0;
}

static void stop_line(line_t *line) {
    if (line->phys != 0) {
        mmz_free(line->phys, MMZ_DRIVER);
    }
    *line = (line_t){ 0 };
}

k_s32 kd_mpi_ai_disable(k_u32 dev) {
    if (dev >= DEVICES) {
        return AI_ERROR(INVALID_DEVID);
    }
    for (unsigned int chn = 0; chn < CHANNELS; chn++) {
        stop_line(&devices[dev].lines[chn]);
    }
    devices[dev].is_enabled = false;
    return 0;
}

static k_s32 find_line(k_u32 dev, k_u32 chn, line_t **line) {
    if (dev >= DEVICES) {
        return AI_ERROR(INVALID_DEVID);
    }
    if (chn >= CHANNELS || (devices[dev].has_attr && chn >= devices[dev].format.lines)) {
        return AI_ERROR(INVALID_CHNID);
    }
    *line = &devices[dev].lines[chn];
    return 0;
}

static void report(void) {
    if (!is_reported) {
        is_reported = true;
        fprintf(stderr, "audio: the emulated board's microphone hears a tone: 440 Hz left, 880 Hz right\n");
    }
}

k_s32 kd_mpi_ai_enable_chn(k_u32 dev, k_u32 chn) {
    line_t *line;
    k_s32 result = find_line(dev, chn, &line);
    if (result != 0) {
        return result;
    }
    if (!devices[dev].is_enabled) {
        return AI_ERROR(NOT_PERM);
    }
    if (line->is_enabled) {
        return 0;
    }
    const audio_format_t *format = &devices[dev].format;
    uint64_t phys = mmz_alloc((uint64_t)audio_frame_bytes(format) * format->ring, MMZ_DRIVER);
    if (phys == 0) {
        return AI_ERROR(NOMEM);
    }
    clock_catch_up();
    *line = (line_t){ .is_enabled = true, .start_us = clock_now_us(), .phys = phys };
    report();
    return 0;
}

k_s32 kd_mpi_ai_disable_chn(k_u32 dev, k_u32 chn) {
    line_t *line;
    k_s32 result = find_line(dev, chn, &line);
    if (result == 0) {
        stop_line(line);
    }
    return result;
}

// The first frame that the driver still holds.
static uint64_t first_held(const line_t *line, const audio_format_t *format) {
    uint64_t since_us = clock_now_us() - line->start_us;
    uint64_t complete = since_us * format->rate / 1000000 / format->points;
    return complete > format->ring ? complete - format->ring : 0;
}

static void deliver(line_t *line, const device_t *device, k_audio_frame *frame) {
    const audio_format_t *format = &device->format;
    uint32_t size = audio_frame_bytes(format);
    uint64_t phys = line->phys + line->next % format->ring * size;
    tone_fill(format, line->next * format->points, mmz_view(phys, size));
    *frame = (k_audio_frame){
        .bit_width = device->attr.i2s_attr.bit_width,
        .snd_mode = format->channels,
        .phys_addr = phys,
        .time_stamp = line->start_us + audio_frame_end_us(format, line->next),
        .seq = (k_u32)line->next,
        .len = size,
    };
    line->next++;
}

k_s32 kd_mpi_ai_get_frame(k_u32 dev, k_u32 chn, k_audio_frame *frame, k_u32 milli_sec) {
    line_t *line;
    k_s32 result = find_line(dev, chn, &line);
    if (result != 0) {
        return result;
    }
    if (!line->is_enabled) {
        return AI_ERROR(NOT_PERM);
    }
    const audio_format_t *format = &devices[dev].format;
    uint64_t held = first_held(line, format);
    line->next = line->next < held ? held : line->next;
    uint64_t due_us = line->start_us + audio_frame_end_us(format, line->next);
    uint64_t now_us = clock_now_us();
    uint64_t wait_us = due_us > now_us ? due_us - now_us : 0;
    bool is_in_time = wait_us <= (uint64_t)milli_sec * 1000;
    mp_hal_delay_us(is_in_time ? wait_us : (uint64_t)milli_sec * 1000);
    // Another thread may have stopped it meanwhile.
    if (!is_in_time || !line->is_enabled) {
        return AI_ERROR(BUF_EMPTY);
    }
    deliver(line, &devices[dev], frame);
    return 0;
}

k_s32 kd_mpi_ai_release_frame(k_u32 dev, k_u32 chn, const k_audio_frame *frame) {
    (void)frame;
    line_t *line;
    return find_line(dev, chn, &line);
}

void microphone_reset(void) {
    for (k_u32 dev = 0; dev < DEVICES; dev++) {
        kd_mpi_ai_disable(dev);
        devices[dev] = (device_t){ 0 };
    }
}
