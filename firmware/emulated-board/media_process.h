// SPDX-License-Identifier: MIT
// The media process, which knows containers and PNG (firmware/media-process).
#ifndef MEDIA_PROCESS_H
#define MEDIA_PROCESS_H

#include <stdbool.h>

#include "bytes.h"
#include "media_protocol.h"

// Sends a request, with its `size` bytes at `data`, and with the open file if it is not negative. The reply's output
// replaces the bytes of `output`. The first call starts the process. False when the process fails: stderr says so, once.
bool media_process_call(const media_request_t *request, const void *data, int file, media_reply_t *reply, bytes_t *output);

#endif // MEDIA_PROCESS_H
