// SPDX-License-Identifier: MIT
// PNG files, by the media process.
#include "png_files.h"

#include "media_process.h"

bool png_of_rgb(const uint8_t *rgb, picture_size_t size, bytes_t *png) {
    media_request_t request = {
        .operation = MEDIA_ENCODE_PNG,
        .size = size.width * size.height * PICTURE_RGB,
        .info = { .width = size.width, .height = size.height },
    };
    media_reply_t reply;
    return media_process_call(&request, rgb, -1, &reply, png) && reply.result == MEDIA_DONE;
}

bool png_to_rgb(const uint8_t *png, size_t bytes, picture_size_t *size, bytes_t *rgb) {
    media_request_t request = { .operation = MEDIA_DECODE_PNG, .size = (uint32_t)bytes };
    media_reply_t reply = { 0 };
    bool done = media_process_call(&request, png, -1, &reply, rgb) && reply.result == MEDIA_DONE;
    *size = (picture_size_t){ .width = reply.codec, .height = reply.is_moved };
    return done;
}
