// SPDX-License-Identifier: MIT
// Sends, decodes and traces; see sender.h.
#include "sender.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define PAGE (4096)
#define LINE (512)
// The PSNR of planes without any error.
#define PSNR_MAX (99.0)

sender_frame_t sender_frame(uint32_t width, uint32_t height) {
    sender_frame_t frame = { 0 };
    k_u32 luma = (width * height + PAGE - 1) / PAGE * PAGE;
    assert_int_equal(kd_mpi_sys_mmz_alloc(&frame.phys, &frame.memory, NULL, NULL, luma + width * height / 2), 0);
    frame.info.v_frame.width = width;
    frame.info.v_frame.height = height;
    frame.info.v_frame.pixel_format = PIXEL_FORMAT_YUV_SEMIPLANAR_420;
    frame.info.v_frame.phys_addr[0] = frame.phys;
    frame.info.v_frame.phys_addr[1] = frame.phys + luma;
    frame.image = image_nv12(frame.memory, width, (uint8_t *)frame.memory + luma, width, width, height);
    return frame;
}

void sender_free(sender_frame_t *frame) {
    assert_int_equal(kd_mpi_sys_mmz_free(frame->phys, frame->memory), 0);
}

void sender_send(k_u32 chn, sender_frame_t *frame, FILE *file) {
    k_venc_pack packs[FIXTURE_PACKS];
    k_venc_stream stream = { .pack = packs };
    tally_t tally = { 0 };
    assert_int_equal(kd_mpi_venc_send_frame(chn, &frame->info, 1000), 0);
    assert_int_equal(fixture_get(chn, &stream, 0), 0);
    fixture_count(&stream, &tally, file);
    assert_int_equal(kd_mpi_venc_release_stream(chn, &stream), 0);
}

uint8_t *sender_decode(const char *path, const char *format, uint32_t width, uint32_t height, unsigned int frames) {
    char command[LINE];
    size_t size = (size_t)width * height * 3 / 2;
    uint8_t *samples = test_malloc(size * frames + 1);
    snprintf(command, sizeof(command), "ffprobe -v error -f %s -show_entries stream=width,height -of csv=p=0 %s", format, path);
    FILE *probe = popen(command, "r");
    unsigned int found[2];
    assert_int_equal(fscanf(probe, "%u,%u", &found[0], &found[1]), 2);
    assert_int_equal(pclose(probe), 0);
    assert_int_equal(found[0], width);
    assert_int_equal(found[1], height);
    const char *pixels = strcmp(format, "mjpeg") == 0 ? "yuvj420p" : "yuv420p";
    snprintf(command, sizeof(command), "ffmpeg -v error -xerror -err_detect explode -f %s -i %s -fps_mode passthrough -pix_fmt %s -f rawvideo -",
        format, path, pixels);
    FILE *decoder = popen(command, "r");
    assert_int_equal(fread(samples, 1, size * frames + 1, decoder), size * frames);
    assert_int_equal(pclose(decoder), 0);
    return samples;
}

unsigned int sender_trace(const char *path, const char *format, const char *element, int *values, unsigned int capacity) {
    char command[LINE];
    char line[LINE];
    char name[LINE];
    unsigned int count = 0;
    snprintf(command, sizeof(command), "ffmpeg -hide_banner -f %s -i %s -c copy -bsf:v trace_headers -f null - 2>&1", format, path);
    FILE *trace = popen(command, "r");
    while (fgets(line, sizeof(line), trace) != NULL) {
        const char *value = strrchr(line, '=');
        const char *place = strstr(line, "] ");
        if (value != NULL && place != NULL && sscanf(place, "] %*d %511s", name) == 1 && strcmp(name, element) == 0 && count < capacity) {
            values[count++] = atoi(value + 1);
        }
    }
    assert_int_equal(pclose(trace), 0);
    return count;
}

double sender_psnr(const uint8_t *a, const uint8_t *b, size_t size) {
    uint64_t squares = 0;
    for (size_t i = 0; i < size; i++) {
        int difference = a[i] - b[i];
        squares += (uint64_t)(difference * difference);
    }
    return squares == 0 ? PSNR_MAX : 10.0 * log10(255.0 * 255.0 * (double)size / (double)squares);
}
