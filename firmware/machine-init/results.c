// SPDX-License-Identifier: MIT
// Messages over UART1; see results.h.
#include "results.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>

#include "uarts.h"

static int results = -1;

void results_open(void) {
    results = uart_open(UART_RESULTS);
}

int results_descriptor(void) {
    return results;
}

// CRC-32 of zlib.
static uint32_t crc32(content_t content) {
    uint32_t table[256];
    for (uint32_t i = 0; i < 256; i++) {
        table[i] = i;
        for (int bit = 0; bit < 8; bit++) {
            table[i] = table[i] >> 1 ^ (table[i] & 1 ? 0xedb88320u : 0);
        }
    }
    uint32_t crc = ~0u;
    for (size_t i = 0; i < content.size; i++) {
        crc = crc >> 8 ^ table[(crc ^ content.bytes[i]) & 0xff];
    }
    return ~crc;
}

__attribute__((format(printf, 1, 2))) static void send_line(const char *format, ...) {
    char line[64];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(line, sizeof(line), format, arguments);
    va_end(arguments);
    content_write(results, line, (size_t)length);
}

static void send_text(const char *word, const char *text) {
    send_line("%s %zu\n", word, strlen(text));
    content_write(results, text, strlen(text));
}

void results_taken(uint64_t count) {
    send_line("TAKEN %llu\n", (unsigned long long)count);
}

void results_file(const char *path, content_t content) {
    send_line("FILE %zu %08x %zu\n", content.size, (unsigned int)crc32(content), strlen(path));
    content_write(results, path, strlen(path));
    content_write(results, content.bytes, content.size);
}

void results_folder(const char *path) {
    send_text("FOLDER", path);
}

void results_gone(const char *path) {
    send_text("GONE", path);
}

void results_fail(const char *what) {
    char text[512];
    snprintf(text, sizeof(text), "%s: %s", what, strerror(errno));
    send_text("FAILED", text);
}

void results_end(int code) {
    send_line("END %d\n", code);
    tcdrain(results);
}
