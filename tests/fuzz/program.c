// SPDX-License-Identifier: MIT
// A program: steps that the fuzzer chooses.
#include "program.h"

#include "board.h"
#include "calls.h"
#include "report.h"
#include "fault_steps.h"
#include "input.h"
#include "invariants.h"
#include "objects.h"
#include "raw_steps.h"
#include "source_steps.h"

#define STEPS_MAX (150)
// Calls that wait while another one waits.
#define DEPTH_MAX (3)

typedef struct {
    unsigned int before;
    unsigned int after;
} others_t;

static unsigned int steps;
static others_t plans[DEPTH_MAX + 1];
static unsigned int depth;
// Calls that have come back from the driver and not yet put its packs on the account.
static unsigned int unaccounted;

static void collect_one_encoder(void) {
    unsigned int which = input_below(ENCODERS);
    step("Encoder %u is collected", which);
    collect_encoder(which);
}

static void collect_one_stream(void) {
    unsigned int which = input_below(STREAM_DATAS);
    step("StreamData %u is collected", which);
    collect_stream(which);
}

static void media_init(void) {
    step("media.init()");
    board_media_init();
}

static void soft_reset(void) {
    // The threads of a script have ended by then.
    if (depth == 0) {
        board_end(input_below(2) == 1);
        board_begin();
    }
}

static void (*const all_steps[])(void) = {
    call_open,
    call_open,
    call_record_one,
    call_record_one,
    call_send_many,
    call_set_out_bufs,
    call_create,
    call_start,
    call_stop,
    call_destroy,
    call_send_frame,
    call_send_frame,
    call_get_stream,
    call_get_stream,
    call_release_stream,
    call_release_stream,
    call_private_poolid,
    collect_one_encoder,
    collect_one_stream,
    media_init,
    soft_reset,
    camera_bind,
    camera_unbind,
    camera_start,
    camera_stop,
    let_time_pass,
    add_fault,
    add_fault,
    forget_faults,
    raw_create,
    raw_create,
    raw_stop,
    raw_destroy,
    raw_destroy_pool,
};

static void take_step(void) {
    if (!input_is_over() && steps < STEPS_MAX) {
        steps++;
        void (*chosen)(void) = INPUT_ONE_OF(all_steps);
        chosen();
        engine_must_be_sound(unaccounted > 0);
    }
}

static void leave(void) {
    for (unsigned int i = 0; i < plans[depth].before; i++) {
        take_step();
    }
}

static void enter(void) {
    unaccounted++;
    for (unsigned int i = 0; i < plans[depth].after; i++) {
        take_step();
    }
    unaccounted--;
}

static void nothing(void) {
}

const binding_gil_t nobody_else = { .leave = nothing, .enter = nothing };
const binding_gil_t program_gil = { .leave = leave, .enter = enter };

void program_plan_others(void) {
    depth++;
    uint8_t choice = depth < DEPTH_MAX ? input_byte() : 0;
    // Mostly none.
    plans[depth] = choice < 192 ? (others_t){ 0, 0 } : (others_t){ .before = choice & 3, .after = choice >> 2 & 7 };
}

void program_forget_others(void) {
    depth--;
}

unsigned int program_steps(void) {
    return steps;
}

void program_run(const uint8_t *bytes, size_t size) {
    input_begin(bytes, size);
    steps = 0;
    board_begin();
    while (!input_is_over() && steps < STEPS_MAX) {
        take_step();
    }
    board_end(size % 2 == 1);
}
