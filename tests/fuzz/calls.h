// SPDX-License-Identifier: MIT
// Engine calls with arguments that the fuzzer chooses, checked against the
// spec's state machine.
#ifndef FUZZ_CALLS_H
#define FUZZ_CALLS_H

#include <stdbool.h>

#include "binding_contract.h"

// The calling object and the channel; -1: without one.
typedef struct {
    unsigned int encoder;
    const void *self;
    int32_t chn;
} caller_t;

caller_t choose_caller(void);
// Whether a wait goes on after a slice: other threads take steps in its next slice, too.
bool wait_continues(const binding_result_t *result);

void call_set_out_bufs(void);
void call_create(void);
void call_start(void);
void call_send_frame(void);
void call_get_stream(void);
void call_release_stream(void);
void call_stop(void);
void call_destroy(void);
void call_attributes(void);
// From now on, the calls of an Encoder have a channel number, or not.
void call_change_shape(void);
// RequestIDR, SetRotation or another call that changes a created channel.
void call_setting(void);

// Starts a channel in one step: SetOutBufs, media.init(), Create, Start.
void call_open(void);
// Sends a frame, then gets and releases its packs.
void call_record_one(void);
// Sends more frames than one StreamData has packs.
void call_send_many(void);

#endif // FUZZ_CALLS_H
