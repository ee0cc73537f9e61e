// SPDX-License-Identifier: MIT
// Engine calls with arguments that the fuzzer chooses, checked against the spec's state machine.
#include "calls.h"

#include <string.h>

#include "board.h"
#include "report.h"
#include "input.h"
#include "invariants.h"
#include "media_manager.h"
#include "objects.h"
#include "held_packs.h"
#include "program.h"
#include "result_of.h"
#include "selection.h"
#include "source_steps.h"
#include "state_check.h"

static const size_choice_t *created_sizes[VENC_MAX_CHN_NUMS];

static selection_t select_for(const caller_t *caller, vencoder_call_t call) {
    return selection_of(caller->self, caller->chn, call);
}

// Mostly the same ones, so that calls interact.
caller_t choose_caller(void) {
    static const int32_t channels[] = { 0, 0, 0, 0, 1, 1, 2, 3 };
    static const unsigned int encoders[] = { 0, 0, 0, 0, 0, 1, 1, 2 };
    uint8_t choice = input_byte();
    caller_t caller = { .encoder = encoders[choice >> 3 & 7] };
    // Sometimes the other shape than that of the object's other calls.
    bool is_own = encoder_is_own(caller.encoder) != (choice >= 248);
    caller.chn = is_own ? -1 : channels[choice & 7];
    caller.self = encoder_object(caller.encoder);
    return caller;
}

static const size_choice_t *choose_size(void) {
    unsigned int choice = input_below(2 * FRAME_SIZES);
    return &frame_sizes[choice < FRAME_SIZES ? choice : 0];
}

static int32_t choose_count(uint8_t choice) {
    static const int32_t counts[] = { 3, 1, 2, 6, 15, 40, 256, 4 };
    return counts[choice & 7];
}

// A MediaManager exception unwinds through the engine.
static binding_result_t set_or_raise(const caller_t *caller, int32_t count, const size_choice_t *size) {
    if (setjmp(media_manager_exception) != 0) {
        return (binding_result_t){ .code = -1, .function = "MediaManager" };
    }
    return RESULT_OF(vencoder_set_out_bufs, caller->self, caller->chn, count, size->width, size->height);
}

static binding_result_t set_out_bufs(const caller_t *caller, int32_t count, const size_choice_t *size) {
    step("e%u.SetOutBufs(%d, %d, %d, %d)", caller->encoder, caller->chn, count, size->width, size->height);
    before_t before = state_check_before(VENCODER_CALL_SET_OUT_BUFS, caller->chn, caller->self);
    binding_result_t result = set_or_raise(caller, count, size);
    state_check_after(&before, &result, true);
    if (result.code == 0 && (uint64_t)size->width * (uint64_t)size->height > mpp_mmz_size()) {
        fail("SetOutBufs accepts more than the media memory");
    }
    return result;
}

void call_set_out_bufs(void) {
    caller_t caller = choose_caller();
    uint8_t choice = input_byte();
    media_manager_raises_next = choice >= 240;
    set_out_bufs(&caller, choose_count(choice), choose_size());
    media_manager_raises_next = false;
}

static vencoder_chn_attr_str_t choose_attr(const size_choice_t *size) {
    static const int32_t types[] = { K_PT_JPEG, K_PT_JPEG, K_PT_JPEG, K_PT_JPEG, K_PT_JPEG, K_PT_H264, K_PT_H264, K_PT_H265 };
    uint8_t choice = input_byte();
    // Values that the binding allows, and the driver may reject.
    bool is_odd = choice >= 224;
    int32_t type = types[choice & 7];
    int32_t profile = type == K_PT_H265 ? VENC_PROFILE_H265_MAIN : VENC_PROFILE_H264_BASELINE;
    return (vencoder_chn_attr_str_t){
        .payload_type = type,
        .profile = is_odd ? (int32_t)input_below(12) - 1 : profile,
        .pic_width = size->width,
        .pic_height = size->height,
        .gop_len = choice & 8 ? 2 : 30,
        .bit_rate = is_odd && input_below(2) == 1 ? 4294967 : 1000,
        .src_frame_rate = is_odd && input_below(2) == 1 ? 65535 : 30,
        .dst_frame_rate = 30,
        .mjpeg_quality_factor = choice & 16 ? 99 : 45,
        .rc_mode = is_odd ? K_VENC_RC_MODE_CBR + (int32_t)input_below(3) : K_VENC_RC_MODE_CBR,
        .max_bit_rate = choice & 8 ? 1500 : 0,
        .i_qp = 24,
        .p_qp = 51,
    };
}

static void create(const caller_t *caller, const size_choice_t *size) {
    vencoder_chn_attr_str_t attr = choose_attr(size);
    step("e%u.Create(%d, type %d, profile %d, %d, %d)", caller->encoder, caller->chn, attr.payload_type, attr.profile,
        size->width, size->height);
    before_t before = state_check_before(VENCODER_CALL_CREATE, caller->chn, caller->self);
    binding_result_t result = RESULT_OF(vencoder_create, caller->self, caller->chn, &attr);
    state_check_after(&before, &result, true);
    if (result.code == 0) {
        created_sizes[before.chn] = size;
    }
}

void call_create(void) {
    caller_t caller = choose_caller();
    create(&caller, choose_size());
}

static void start(const caller_t *caller) {
    step("e%u.Start(%d)", caller->encoder, caller->chn);
    before_t before = state_check_before(VENCODER_CALL_START, caller->chn, caller->self);
    binding_result_t result = RESULT_OF(vencoder_start, caller->self, caller->chn);
    state_check_after(&before, &result, true);
}

void call_start(void) {
    caller_t caller = choose_caller();
    start(&caller);
}

void call_change_shape(void) {
    unsigned int which = input_below(ENCODERS);
    encoder_change_shape(which);
    step("e%u calls %s a number", which, encoder_is_own(which) ? "without" : "with");
}

void call_open(void) {
    caller_t caller = choose_caller();
    selection_t selection = select_for(&caller, VENCODER_CALL_SET_OUT_BUFS);
    if (selection.kind == REQUESTS || (selection.kind == SELECTS && vencoder_channel(selection.chn)->state == VENCODER_STATE_BARE)) {
        set_out_bufs(&caller, choose_count(input_byte()), &frame_sizes[0]);
    }
    board_media_init();
    create(&caller, &frame_sizes[0]);
    start(&caller);
}

static k_video_frame_info choose_frame(const caller_t *caller) {
    uint8_t choice = input_byte();
    int32_t chn = select_for(caller, VENCODER_CALL_SEND_FRAME).chn;
    const size_choice_t *size = chn >= 0 && created_sizes[chn] != NULL ? created_sizes[chn] : &frame_sizes[0];
    k_video_frame_info frame = board_frame(choice >= 224 ? choose_size() : size);
    if (choice >= 192 && choice < 208) {
        frame.v_frame.pixel_format = PIXEL_FORMAT_RGB_888;
    } else if (choice >= 208 && choice < 224) {
        frame.v_frame.phys_addr[choice & 1] = choice & 2 ? 0 : UINT64_MAX;
    }
    frame.v_frame.pts = choice & 4 ? choice : 0;
    return frame;
}

bool wait_continues(const binding_result_t *result) {
    return result->timed_out && input_below(2) == 1;
}

// Whether another thread stopped or destroyed the channel since the first slice, so that the next one must end the wait.
static bool must_end(const caller_t *caller, vencoder_call_t call, const binding_progress_t *progress) {
    selection_t selection = select_for(caller, call);
    return progress->has_begun && (selection.kind != SELECTS || progress->epoch != vencoder_channel(selection.chn)->epoch);
}

static void check_slice(bool was_over, const binding_result_t *result) {
    if (was_over && (result->code == 0 || result->timed_out || result->function == NULL)) {
        fail("the wait does not end: %d", result->code);
    }
}

static void send_frame(const caller_t *caller, const k_video_frame_info *frame) {
    static const int32_t timeouts[] = { 50, 0 };
    int32_t timeout = INPUT_ONE_OF(timeouts);
    step("e%u.SendFrame(%d, %ux%u, %d)", caller->encoder, caller->chn, frame->v_frame.width, frame->v_frame.height, timeout);
    before_t before = state_check_before(VENCODER_CALL_SEND_FRAME, caller->chn, caller->self);
    unsigned int steps = program_steps();
    encoder_use(caller->encoder, 1);
    program_plan_other_threads();
    binding_progress_t progress = { 0 };
    binding_result_t result;
    do {
        bool is_over = must_end(caller, VENCODER_CALL_SEND_FRAME, &progress);
        result = RESULT_OF(vencoder_send_frame, caller->self, caller->chn, frame, timeout, &program_gil, &progress);
        check_slice(is_over, &result);
    } while (wait_continues(&result));
    program_end_other_threads();
    encoder_use(caller->encoder, -1);
    state_check_after(&before, &result, steps == program_steps());
}

void call_send_frame(void) {
    caller_t caller = choose_caller();
    k_video_frame_info frame = choose_frame(&caller);
    send_frame(&caller, &frame);
}

static void get_stream(const caller_t *caller, unsigned int which) {
    static const int32_t timeouts[] = { 50, 0, 1, 0 };
    int32_t timeout = INPUT_ONE_OF(timeouts);
    held_stream_t *held = stream_object(which);
    step("e%u.GetStream(%d, s%u, %d)", caller->encoder, caller->chn, which, timeout);
    before_t before = state_check_before(VENCODER_CALL_GET_STREAM, caller->chn, caller->self);
    unsigned int steps = program_steps();
    unsigned int uses = held_packs_begin_get(held, before.chn);
    encoder_use(caller->encoder, 1);
    program_plan_other_threads();
    binding_progress_t progress = { 0 };
    binding_result_t result;
    do {
        bool is_over = must_end(caller, VENCODER_CALL_GET_STREAM, &progress);
        result = RESULT_OF(vencoder_get_stream, caller->self, caller->chn, held->data, &held->lists, timeout, &program_gil, &progress);
        check_slice(is_over, &result);
    } while (wait_continues(&result));
    program_end_other_threads();
    encoder_use(caller->encoder, -1);
    state_check_after(&before, &result, steps == program_steps());
    held_packs_end_get(held, uses, &result);
}

void call_get_stream(void) {
    caller_t caller = choose_caller();
    get_stream(&caller, input_below(STREAM_DATAS));
}

static void release_stream(const caller_t *caller, unsigned int which) {
    held_stream_t *held = stream_object(which);
    step("e%u.ReleaseStream(%d, s%u)", caller->encoder, caller->chn, which);
    before_t before = state_check_before(VENCODER_CALL_RELEASE_STREAM, caller->chn, caller->self);
    binding_result_t result = RESULT_OF(vencoder_release_stream, caller->self, caller->chn, held->data);
    state_check_after(&before, &result, true);
    held_packs_end_release(held, before.chn);
}

void call_release_stream(void) {
    caller_t caller = choose_caller();
    release_stream(&caller, input_below(STREAM_DATAS));
}

void call_record_one(void) {
    caller_t caller = choose_caller();
    k_video_frame_info frame = choose_frame(&caller);
    send_frame(&caller, &frame);
    get_stream(&caller, 0);
    release_stream(&caller, 0);
}

void call_send_many(void) {
    caller_t caller = choose_caller();
    unsigned int count = 2 + input_below(2 * VENC_PACK_CNT_MAX);
    k_video_frame_info frame = choose_frame(&caller);
    step("e%u.SendFrame(%d, ...), %u times", caller.encoder, caller.chn, count);
    for (unsigned int i = 0; i < count; i++) {
        before_t before = state_check_before(VENCODER_CALL_SEND_FRAME, caller.chn, caller.self);
        binding_progress_t progress = { 0 };
        binding_result_t result = RESULT_OF(vencoder_send_frame, caller.self, caller.chn, &frame, 0, &no_other_threads, &progress);
        state_check_after(&before, &result, true);
    }
}

void call_stop(void) {
    caller_t caller = choose_caller();
    step("e%u.Stop(%d)", caller.encoder, caller.chn);
    before_t before = state_check_before(VENCODER_CALL_STOP, caller.chn, caller.self);
    binding_result_t result = RESULT_OF(vencoder_stop, caller.self, caller.chn);
    state_check_after(&before, &result, true);
}

void call_destroy(void) {
    caller_t caller = choose_caller();
    step("e%u.Destroy(%d)", caller.encoder, caller.chn);
    before_t before = state_check_before(VENCODER_CALL_DESTROY, caller.chn, caller.self);
    binding_result_t result = RESULT_OF(vencoder_destroy, caller.self, caller.chn);
    state_check_after(&before, &result, true);
}

// The 2D unit of the virtual MPP draws nothing, so there is no image at the address.
static const k_video_frame_info osd_image = { .v_frame = { .width = 8, .height = 8, .pixel_format = PIXEL_FORMAT_ARGB_8888 } };

static binding_result_t set(const caller_t *caller, vencoder_call_t call, int32_t value) {
    switch (call) {
        case VENCODER_CALL_SET_ROTATION:
            return RESULT_OF(vencoder_set_rotation, caller->self, caller->chn, value);
        case VENCODER_CALL_SET_MIRROR:
            return RESULT_OF(vencoder_set_mirror, caller->self, caller->chn, K_VENC_MIRROR_HORI + (value & 1));
        case VENCODER_CALL_SET_DEBLOCKING:
            return RESULT_OF(vencoder_set_deblocking, caller->self, caller->chn, value & 1);
        case VENCODER_CALL_SET_ENTROPY_CODING:
            return RESULT_OF(vencoder_set_entropy_coding, caller->self, caller->chn, value & 1);
        case VENCODER_CALL_SET_SAO:
            return RESULT_OF(vencoder_set_sao, caller->self, caller->chn, value & 1, value >> 1);
        case VENCODER_CALL_SET_OSD:
            return RESULT_OF(vencoder_set_osd, caller->self, caller->chn, &osd_image, value, 0, value, 255);
        default:
            return RESULT_OF(vencoder_request_idr, caller->self, caller->chn);
    }
}

void call_setting(void) {
    static const struct {
        vencoder_call_t call;
        const char *name;
    } settings[] = {
        { VENCODER_CALL_REQUEST_IDR, "RequestIDR" },
        { VENCODER_CALL_SET_ROTATION, "SetRotation" },
        { VENCODER_CALL_SET_MIRROR, "SetMirror" },
        { VENCODER_CALL_SET_DEBLOCKING, "SetDeblocking" },
        { VENCODER_CALL_SET_ENTROPY_CODING, "SetEntropyCoding" },
        { VENCODER_CALL_SET_SAO, "SetSAO" },
        { VENCODER_CALL_SET_OSD, "SetOSD" },
    };
    caller_t caller = choose_caller();
    size_t which = input_below(sizeof(settings) / sizeof(settings[0]));
    vencoder_call_t call = settings[which].call;
    int32_t value = (int32_t)input_below(K_VPU_ROTATION_270 + 1);
    step("e%u.%s(%d, value %d)", caller.encoder, settings[which].name, caller.chn, value);
    before_t before = state_check_before(call, caller.chn, caller.self);
    binding_result_t result = set(&caller, call, value);
    state_check_after(&before, &result, true);
}

void call_attributes(void) {
    caller_t caller = choose_caller();
    step("e%u.private_poolid, e%u.chn", caller.encoder, caller.encoder);
    int32_t pool = vencoder_encoder_private_poolid(caller.self);
    if (pool < -1 || (MPP_GENERATION_A && pool != -1)) {
        fail("private_poolid returns %d, which is not a pool", pool);
    }
    int32_t own = own_channel_of(caller.self);
    int32_t expected = own >= 0 && vencoder_channel(own)->state >= VENCODER_STATE_CREATED ? own : -1;
    if (vencoder_encoder_chn(caller.self) != expected) {
        fail("chn is %d, not %d", vencoder_encoder_chn(caller.self), expected);
    }
}
