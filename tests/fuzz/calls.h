// SPDX-License-Identifier: MIT
// The engine's calls with what the fuzzer chooses, each judged by the spec's
// states.
#ifndef FUZZ_CALLS_H
#define FUZZ_CALLS_H

void call_set_out_bufs(void);
void call_create(void);
void call_start(void);
void call_send_frame(void);
void call_get_stream(void);
void call_release_stream(void);
void call_stop(void);
void call_destroy(void);
void call_private_poolid(void);

// The usual way to a running channel, in one step: buffers, media.init(), Create, Start.
void call_open(void);
// A picture in and its packs out.
void call_record_one(void);
// More pictures than a StreamData has room for.
void call_send_many(void);

#endif // FUZZ_CALLS_H
