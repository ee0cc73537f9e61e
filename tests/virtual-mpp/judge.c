// SPDX-License-Identifier: MIT
// Runs ffmpeg and ffprobe, and measures the decoded frames.
#include "judge.h"

#include <math.h>
#include <string.h>

#include "fixture.h"
#include "pattern.h"

#define COMMAND_SIZE (1024)
// The PSNR of a plane without any error.
#define PSNR_MAX (99.0)

static FILE *run(const char *format, const char *path, const char *input_format) {
    char command[COMMAND_SIZE];
    snprintf(command, sizeof(command), format, input_format, path);
    FILE *output = popen(command, "r");
    assert_non_null(output);
    return output;
}

static void probe(verdict_t *verdict, const char *path, const char *format) {
    FILE *frames = run("ffprobe -v error -f %s -show_entries frame=pict_type -of csv=p=0 %s", path, format);
    size_t count = 0;
    for (int letter = fgetc(frames); letter != EOF; letter = fgetc(frames)) {
        if (letter >= 'A' && letter <= 'Z' && count + 1 < sizeof(verdict->types)) {
            verdict->types[count++] = (char)letter;
        }
    }
    assert_int_equal(pclose(frames), 0);
    FILE *profile = run("ffprobe -v error -f %s -show_entries stream=profile -of csv=p=0 %s", path, format);
    assert_non_null(fgets(verdict->profile, sizeof(verdict->profile), profile));
    verdict->profile[strcspn(verdict->profile, "\n")] = '\0';
    assert_int_equal(pclose(profile), 0);
}

static double psnr(const uint8_t *a, const uint8_t *b, size_t size) {
    uint64_t squares = 0;
    for (size_t i = 0; i < size; i++) {
        int difference = a[i] - b[i];
        squares += (uint64_t)(difference * difference);
    }
    return squares == 0 ? PSNR_MAX : 10.0 * log10(255.0 * 255.0 * (double)size / (double)squares);
}

static void measure(verdict_t *verdict, const uint8_t *decoded, const image_t *drawn) {
    size_t luma = (size_t)drawn->width * drawn->height;
    uint32_t number = 0;
    bool read = pattern_read_number(decoded, drawn->width, drawn->width, drawn->height, &number);
    if (verdict->frames == 0) {
        verdict->first_number = number;
        verdict->consecutive = true;
    }
    verdict->consecutive = verdict->consecutive && read && number == verdict->first_number + verdict->frames;
    pattern_draw(drawn, verdict->first_number + verdict->frames);
    verdict->psnr_y += psnr(decoded, drawn->y, luma);
    verdict->psnr_u += psnr(decoded + luma, drawn->u, luma / 4);
    verdict->psnr_v += psnr(decoded + luma + luma / 4, drawn->v, luma / 4);
    verdict->frames++;
}

verdict_t judge(const char *path, const char *format, uint32_t width, uint32_t height) {
    verdict_t verdict = { 0 };
    size_t size = (size_t)width * height * 3 / 2;
    image_t drawn = image_alloc(width, height);
    uint8_t *decoded = test_malloc(size);
    probe(&verdict, path, format);
    // A damaged stream stops the decoder: then the number of frames or the exit code is wrong.
    FILE *decoder = run("ffmpeg -v error -xerror -err_detect explode -f %s -i %s -fps_mode passthrough"
                       " -f rawvideo - 2>&1",
        path, format);
    size_t got = fread(decoded, 1, size, decoder);
    for (; got == size; got = fread(decoded, 1, size, decoder)) {
        measure(&verdict, decoded, &drawn);
    }
    assert_int_equal(got, 0);
    assert_int_equal(pclose(decoder), 0);
    test_free(decoded);
    image_free(&drawn);
    verdict.psnr_y /= verdict.frames;
    verdict.psnr_u /= verdict.frames;
    verdict.psnr_v /= verdict.frames;
    print_message("%s: %u frames, %s, PSNR %.1f %.1f %.1f dB\n", path, verdict.frames, verdict.profile, verdict.psnr_y,
        verdict.psnr_u, verdict.psnr_v);
    return verdict;
}
