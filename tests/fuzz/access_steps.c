// SPDX-License-Identifier: MIT
// Steps that read the packs of a StreamData, iterate over them, read what a channel tells, and close an Encoder.
#include "access_steps.h"

#include "board.h"
#include "calls.h"
#include "held_packs.h"
#include "input.h"
#include "invariants.h"
#include "program.h"
#include "report.h"
#include "result_of.h"
#include "state_check.h"
#include "vencoder_tables.h"
#include "writer.h"

static uint32_t held_count(const vencoder_stream_data_t *data) {
    uint32_t count = 0;
    for (const vencoder_pack_t *held = vencoder_first_held(data); held != NULL; held = held->next_held) {
        count++;
    }
    return count;
}

static size_t held_size(const vencoder_stream_data_t *data) {
    size_t size = 0;
    for (const vencoder_pack_t *held = vencoder_first_held(data); held != NULL; held = held->next_held) {
        size += held->pack.len;
    }
    return size;
}

// A call that the object does not allow, for another reason than a state of its channel.
static void check_refused(bool has_succeeded, const binding_result_t *result, const char *call) {
    bool is_refused = !has_succeeded && result->exception == BINDING_RAISE_VALUE_ERROR && result->state != NULL && result->function == NULL;
    if (!is_refused) {
        fail("%s must be refused", call);
    }
}

static void view_pack(unsigned int which) {
    int32_t pack = (int32_t)input_below(VENC_PACK_CNT_MAX);
    held_stream_t *held = stream_object(which);
    step("s%u.view(%d)", which, pack);
    binding_bytes_t bytes = { .data = NULL };
    binding_result_t result = { .code = 0 };
    bool has_succeeded = vencoder_view(held->data, pack, &bytes, &result);
    if ((uint32_t)pack >= held_count(held->data)) {
        check_refused(has_succeeded, &result, "view");
        return;
    }
    const vencoder_stream_data_lists_t *lists = &held->lists;
    bool is_listed = (uintptr_t)bytes.data == lists->data[pack] && bytes.size == lists->data_size[pack];
    if (!has_succeeded || (held->is_valid && !is_listed)) {
        fail("a view shows another pack than the lists");
    }
    held->view = (held_view_t){ held->data->views, bytes.data, bytes.size, hash_of(bytes.data, bytes.size) };
}

static __attribute__((noinline)) void write_all(const held_stream_t *held, const written_file_t *file) {
    size_t size = held_size(held->data);
    unsigned int steps = program_steps();
    int32_t written = 0;
    binding_result_t result = { .code = 0 };
    bool has_succeeded = vencoder_write(held->data, NULL, &written, &result);
    bool was_alone = steps == program_steps();
    if (!has_succeeded || (size_t)written != file->size || (was_alone && file->size != size)) {
        fail("write returns %d bytes; the file has %zu, the packs had %zu", written, file->size, size);
    }
}

// A file's exception unwinds through the engine.
static void write_or_raise(const held_stream_t *held, int raises_after) {
    written_file_t file = { .raises_after = raises_after };
    written_file_t *outer = written_file;
    written_file = &file;
    if (setjmp(file.exception) == 0) {
        write_all(held, &file);
    }
    written_file = outer;
}

static void write_packs(unsigned int which) {
    uint8_t choice = input_byte();
    held_stream_t *held = stream_object(which);
    step("s%u.write()", which);
    held->users++;
    program_plan_other_threads();
    write_or_raise(held, choice < 32 ? choice % 4 : -1);
    program_end_other_threads();
    held->users--;
}

static void begin_frames(unsigned int which) {
    caller_t caller = choose_caller();
    step("s%u = e%u.frames(%d)", which, caller.encoder, caller.chn);
    if (stream_object(which)->users > 0) {
        return;
    }
    finalise_stream(which);
    vencoder_stream_data_t *data = stream_object(which)->data;
    data->origin.object = caller.self;
    before_t before = state_check_before(VENCODER_CALL_FRAMES, caller.chn, caller.self);
    binding_result_t result = RESULT_OF(vencoder_frames, caller.self, caller.chn, data);
    state_check_after(&before, &result, true);
    if (result.code != 0) {
        // The binding raises: no script has the object.
        finalise_stream(which);
    } else if (data->origin.key != before.chn) {
        fail("frames() of channel %d has key %d", before.chn, data->origin.key);
    }
}

// Whether the channel of the iteration was stopped or destroyed.
static bool has_ended(const vencoder_stream_data_t *data) {
    return vencoder_channel(data->origin.key)->epoch != data->origin.epoch;
}

static bool next_slices(held_stream_t *held, bool *has_value, binding_result_t *result) {
    static const int32_t timeouts[] = { 50, 0 };
    int32_t timeout = INPUT_ONE_OF(timeouts);
    binding_progress_t progress = { 0 };
    bool has_succeeded, was_over;
    do {
        was_over = has_ended(held->data);
        *result = (binding_result_t){ .code = 0 };
        has_succeeded = vencoder_next(held->data, timeout, &program_gil, &progress, has_value, &held->lists, result);
        if (was_over && (!has_succeeded || *has_value)) {
            fail("the iteration does not end: %d", result->code);
        }
    } while (!has_succeeded && wait_continues(result));
    return has_succeeded;
}

static void next_packs(unsigned int which) {
    held_stream_t *held = stream_object(which);
    const void *encoder = held->data->origin.object;
    bool has_value = false;
    binding_result_t result = { .code = 0 };
    step("s%u.Next()", which);
    if (encoder == NULL) {
        binding_progress_t progress = { 0 };
        check_refused(vencoder_next(held->data, 0, &no_other_threads, &progress, &has_value, &held->lists, &result), &result, "Next");
        return;
    }
    unsigned int uses = held_packs_begin_get(held, held->data->origin.key);
    program_plan_other_threads();
    bool has_succeeded = next_slices(held, &has_value, &result);
    program_end_other_threads();
    if (has_succeeded && !has_value && !has_ended(held->data)) {
        fail("the iteration ends before its channel");
    }
    if (!has_succeeded && result.function == NULL) {
        fail("Next names no function: %d", result.code);
    }
    result.code = has_succeeded && has_value ? 0 : -1;
    held_packs_end_get(held, uses, &result);
    bool is_alone = held->uses == uses;
    if (is_alone && has_succeeded && !has_value && held_count(held->data) > 0) {
        fail("an iteration that has ended holds packs");
    }
}

// A turn of a loop, mostly with packs.
static void iterate_once(unsigned int which) {
    begin_frames(which);
    call_send_frame();
    next_packs(which);
    view_pack(which);
}

static void read_parameter_sets(void) {
    caller_t caller = choose_caller();
    step("e%u.sps_pps(%d)", caller.encoder, caller.chn);
    before_t before = state_check_before(VENCODER_CALL_SPS_PPS, caller.chn, caller.self);
    bool has_value = false;
    binding_bytes_t bytes = { .data = NULL };
    binding_result_t result = RESULT_OF(vencoder_sps_pps, caller.self, caller.chn, &has_value, &bytes);
    state_check_after(&before, &result, true);
    const uint8_t *header = bytes.data;
    bool is_header = has_value && result.code == 0;
    if (is_header && (bytes.size == 0 || bytes.size > VENCODER_HEADER_MAX || (header[0] != 0 && !board.any_raw))) {
        fail("the parameter sets are no header");
    }
}

static void read_stats(void) {
    enum { FRAMES,
        PICTURES,
        PACKS,
        BYTES,
        UNREAD,
        COUNTERS };
    caller_t caller = choose_caller();
    step("e%u.stats(%d)", caller.encoder, caller.chn);
    before_t before = state_check_before(VENCODER_CALL_STATS, caller.chn, caller.self);
    uint64_t counters[COUNTERS] = { 0 };
    binding_result_t result = RESULT_OF(vencoder_stats, caller.self, caller.chn, counters);
    state_check_after(&before, &result, true);
    if (result.code == 0 && (counters[PICTURES] > counters[PACKS] || counters[PACKS] > counters[BYTES])) {
        fail("there are %llu pictures in %llu packs", (unsigned long long)counters[PICTURES], (unsigned long long)counters[PACKS]);
    }
}

static void close_encoder(void) {
    caller_t caller = choose_caller();
    step("e%u.Close()", caller.encoder);
    binding_result_t result = RESULT_OF(vencoder_close, caller.self);
    bool has_left = false;
    for (int32_t chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        const vencoder_channel_t *channel = vencoder_channel(chn);
        has_left = has_left || channel->owner == caller.self || channel->buffers_owner == caller.self || channel->own_of == caller.self;
    }
    step_result("    %d %s\n", result.code, result.function != NULL ? result.function : "");
    if (has_left != (result.code != 0)) {
        fail("Close returns %d, and the Encoder has%s something", result.code, has_left ? "" : " not");
    }
    bool may_fail = board.has_faults || board.any_raw || board.is_pool_gone;
    if (result.code != 0 && (result.function == NULL || !may_fail)) {
        fail("Close failed with %d without a fault", result.code);
    }
}

void access_step(void) {
    static void (*const of_stream[])(unsigned int which) = { view_pack, write_packs, begin_frames, next_packs, next_packs, iterate_once };
    static void (*const of_encoder[])(void) = { read_parameter_sets, read_stats, close_encoder };
    unsigned int choice = input_below(9);
    if (choice < 6) {
        of_stream[choice](input_below(STREAM_DATAS));
    } else {
        of_encoder[choice - 6]();
    }
}
