// SPDX-License-Identifier: MIT
// Decodes a recorded stream with ffmpeg and compares it with the test pattern.
#ifndef JUDGE_H
#define JUDGE_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    unsigned int frames;
    // One letter per frame: I, P or B.
    char types[512];
    // The profile as ffprobe names it.
    char profile[64];
    // Whether the number of every frame is readable, and the numbers are consecutive.
    bool consecutive;
    uint32_t first_number;
    // The means over all frames against the pattern, in dB.
    double psnr_y;
    double psnr_u;
    double psnr_v;
} verdict_t;

// Decodes the file and asserts that ffmpeg finds no error in it. `format` is ffmpeg's name of the input format.
verdict_t judge(const char *path, const char *format, uint32_t width, uint32_t height);

#endif // JUDGE_H
