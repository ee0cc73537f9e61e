// SPDX-License-Identifier: MIT
// Binds of kd_mpi_sys_bind() inside the driver: they route frames from the
// channels of a source to those of a sink. Sources and sinks register here and
// do not know each other. The caller holds the lock.
#ifndef VMPP_BIND_H
#define VMPP_BIND_H

#include <stdbool.h>
#include <stddef.h>

#include "image.h"
#include "leak_check.h"
#include "mpp.h"

// Channels of all sinks together, numbered from 0: a channel's number is its port.
#define BIND_PORTS (32)

typedef struct {
    uint32_t width;
    uint32_t height;
    uint64_t pts;
} bind_frame_t;

// A module whose channels deliver frames.
typedef struct {
    k_mod_id module;
    // Describes the next frame of a channel; false while the channel delivers none.
    bool (*next_frame)(k_u32 dev, k_u32 chn, bind_frame_t *frame);
    // Draws the next frame of a channel for the sink channel `port`.
    void (*draw)(k_u32 dev, k_u32 chn, uint32_t port, const image_t *image);
    // Why a channel delivers no frames and what to do, in `text`; false when it delivers frames.
    bool (*explain)(k_u32 dev, k_u32 chn, char *text, size_t size);
    // For a consumer that shows what there is, when it looks: describes the frame of this moment, or the last one; false
    // while there is none.
    bool (*shown_frame)(k_u32 dev, k_u32 chn, bind_frame_t *frame);
    void (*draw_shown)(k_u32 dev, k_u32 chn, const image_t *image);
} bind_source_t;

// A module whose channels consume frames. It has one device, number 0.
typedef struct {
    k_mod_id module;
    k_u32 channels;
    // Whether a channel consumes a frame of that size now.
    bool (*accepts)(k_u32 chn, uint32_t width, uint32_t height);
    // The image that the next frame of a channel is drawn into.
    const image_t *(*input)(k_u32 chn);
    // Consumes the frame that was drawn.
    void (*consume)(k_u32 chn, uint64_t pts);
} bind_sink_t;

void bind_add_source(const bind_source_t *source);
void bind_add_sink(const bind_sink_t *sink);

// When the next frame arrives at a sink's channel, or CLOCK_NEVER: no bind, no frame, or the sink does not accept it.
uint64_t bind_due_at(const bind_sink_t *sink, k_u32 chn);
// What is bound to a sink's channel.
typedef enum {
    BIND_NONE,
    BIND_IDLE,
    BIND_DELIVERS,
} bind_status_t;
// BIND_NONE and BIND_IDLE: the reason is in `text`.
bind_status_t bind_status(const bind_sink_t *sink, k_u32 chn, char *text, size_t size);
// When the next frame of a source's device arrives at any sink, or CLOCK_NEVER.
uint64_t bind_due_from(const bind_source_t *source, k_u32 dev);
// Delivers the next frame of a source's device to every bound channel that accepts it.
void bind_deliver(const bind_source_t *source, k_u32 dev);

// The source that `dest`, which need not be a sink, is bound to, with its channel; or NULL.
const bind_source_t *bind_source_of(const k_mpp_chn *dest, k_mpp_chn *chn);

// Whether the source's channel is bound to any channel of the module.
bool bind_has_dest(const k_mpp_chn *source, k_mod_id module);

// Reports the binds.
void bind_leak_check(leak_check_t *leaks);

#endif // VMPP_BIND_H
