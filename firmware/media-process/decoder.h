// SPDX-License-Identifier: MIT
// Decodes H.264, H.265 and JPEG by libavcodec.
#ifndef DECODER_H
#define DECODER_H

#include "bytes.h"
#include "media_protocol.h"

typedef struct decoder decoder_t;

// NULL when the library has no such decoder or there is no memory.
decoder_t *decoder_open(media_codec_t codec);
// Decodes an access unit, or with no bytes the rest of the stream. Appends the pictures that are complete: a
// media_picture_t, each followed by its NV12 bytes. MEDIA_FAILED: the bytes are damaged, or the format is not 4:2:0
// of 8 bits.
media_result_t decoder_decode(decoder_t *decoder, uint64_t time, const uint8_t *data, size_t size, bytes_t *output);
// NULL has no effect.
void decoder_close(decoder_t *decoder);

#endif // DECODER_H
