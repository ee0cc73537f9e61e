// SPDX-License-Identifier: MIT
// The process of a server, which talks to the clients (firmware/rtsp-process).
#ifndef RTSP_PROCESS_H
#define RTSP_PROCESS_H

#include <stdbool.h>

#include "native_process.h"
#include "rtsp_protocol.h"

typedef struct {
    native_process_t native;
    const volatile rtsp_memory_t *memory;
    bool is_running;
    bool has_failed;
} rtsp_process_t;

// Starts the process, and binds the port (0: any) of the board's address. The port, or -1: stderr says why.
int rtsp_process_listen(rtsp_process_t *process, int port);
// False when the process has ended: stderr says so, once.
bool rtsp_process_send(rtsp_process_t *process, const rtsp_request_t *request, const void *data);
// Whether a client is connected.
bool rtsp_process_is_watched(const rtsp_process_t *process);
void rtsp_process_stop(rtsp_process_t *process);

#endif // RTSP_PROCESS_H
