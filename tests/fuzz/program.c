// SPDX-License-Identifier: MIT
// Runs a program: steps that the fuzzer chooses.
#include "program.h"

#include "access_steps.h"
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
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))
// The most calls that wait at the same time.
#define DEPTH_MAX (3)

typedef struct {
    unsigned int before;
    unsigned int after;
} other_threads_t;

static unsigned int steps;
static other_threads_t plans[DEPTH_MAX + 1];
static unsigned int depth;
// Calls that returned from the driver and do not track its packs yet.
static unsigned int untracked;

static void finalise_one_encoder(void) {
    unsigned int which = input_below(ENCODERS);
    step("collect Encoder %u", which);
    finalise_encoder(which);
}

static void finalise_one_stream(void) {
    unsigned int which = input_below(STREAM_DATAS);
    step("collect StreamData %u", which);
    finalise_stream(which);
}

static void media_init(void) {
    step("media.init()");
    board_media_init();
}

static void soft_reset(void) {
    // A script's threads end before a soft reset.
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
    call_attributes,
    finalise_one_encoder,
    finalise_one_stream,
    media_init,
    soft_reset,
    camera_bind,
    camera_unbind,
    camera_start,
    camera_stop,
    advance_time,
    add_fault,
    add_fault,
    clear_faults,
    raw_create,
    raw_create,
    raw_stop,
    raw_destroy,
    raw_destroy_pool,
    raw_request,
    raw_release,
};

// Chosen by the highest bytes only, so that programs of the corpus keep their meaning.
static void (*const later_steps[])(void) = {
    call_change_shape,
    call_change_shape,
    raw_request,
    raw_release,
    call_setting,
};
#define FIRST_LATER_STEP (244)
#define FIRST_ACCESS_STEP (250)

static void take_step(void) {
    if (!input_is_over() && steps < STEPS_MAX) {
        steps++;
        uint8_t choice = input_byte();
        if (choice >= FIRST_ACCESS_STEP) {
            access_step();
        } else if (choice >= FIRST_LATER_STEP) {
            later_steps[choice % COUNT_OF(later_steps)]();
        } else {
            all_steps[choice % COUNT_OF(all_steps)]();
        }
        check_engine(untracked > 0);
    }
}

static void leave(void) {
    for (unsigned int i = 0; i < plans[depth].before; i++) {
        take_step();
    }
}

static void enter(void) {
    untracked++;
    for (unsigned int i = 0; i < plans[depth].after; i++) {
        take_step();
    }
    untracked--;
}

static void do_nothing(void) {
}

const binding_gil_t no_other_threads = { .leave = do_nothing, .enter = do_nothing };
const binding_gil_t program_gil = { .leave = leave, .enter = enter };

void program_plan_other_threads(void) {
    depth++;
    uint8_t choice = depth < DEPTH_MAX ? input_byte() : 0;
    // Mostly no steps.
    other_threads_t none = { 0, 0 };
    other_threads_t some = { .before = choice & 3, .after = choice >> 2 & 7 };
    plans[depth] = choice < 192 ? none : some;
}

void program_end_other_threads(void) {
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
