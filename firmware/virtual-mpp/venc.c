// SPDX-License-Identifier: MIT
// kd_mpi_venc_*(): encoder channels, their states, input and output.
#include "venc.h"

#include <stdio.h>

#include "clock.h"
#include "driver_lock.h"
#include "encoder.h"
#include "mmz.h"
#include "mpp.h"
#include "output.h"
#include "poison.h"
#include "sent_frames.h"
#include "starvation.h"
#include "vb.h"
#include "venc_attr.h"

typedef enum {
    ABSENT,
    CREATED,
    STARTED,
    STOPPED,
} state_t;

typedef struct {
    state_t state;
    const codec_t *codec;
    codec_settings_t settings;
    bool idr_enabled;
    output_t output;
    // Open while the channel is started.
    encoder_t encoder;
    // The pts of the last frame that was sent, and of the last pack that was released.
    k_u64 sent_pts;
    k_u64 released_pts;
    // The last call was a query that found no pack.
    bool last_query_empty;
    bool size_mismatch_reported;
    starvation_t starvation;
    bool was_sent;
    sent_frames_t sent_frames;
    acquirer_t acquired_by;
#if MPP_GENERATION_B
    bool attached;
    acquirer_t attached_by;
    bool requested;
    acquirer_t requested_by;
    k_u32 pool_id;
#endif
} channel_t;

static channel_t channels[VENC_MAX_CHN_NUMS];

static k_u32 number_of(const channel_t *channel) {
    return (k_u32)(channel - channels);
}

// Runs `call` on a channel with the lock held.
static k_s32 on_channel(k_u32 chn_num, k_s32 (*call)(channel_t *channel)) {
    if (chn_num >= VENC_MAX_CHN_NUMS) {
        return K_ERR_VENC_INVALID_CHNID;
    }
    driver_lock();
    k_s32 result = call(&channels[chn_num]);
    driver_unlock();
    return result;
}

static bool open_output(channel_t *channel, const k_venc_attr *attr) {
#if MPP_GENERATION_B
    (void)attr;
    return channel->attached && output_open(&channel->output, channel->pool_id);
#else
    return output_open(&channel->output, attr->stream_buf_cnt, attr->stream_buf_size);
#endif
}

static k_s32 create(channel_t *channel, const k_venc_chn_attr *attr) {
    if (channel->state != ABSENT) {
        return K_ERR_VENC_EXIST;
    }
    k_s32 result = venc_attr_read(attr, &channel->codec, &channel->settings);
    if (result != 0) {
        return result;
    }
    if (!open_output(channel, &attr->venc_attr)) {
        return K_ERR_VENC_NOBUF;
    }
    channel->state = CREATED;
    channel->acquired_by = leak_check_acquirer();
    return 0;
}

k_s32 kd_mpi_venc_create_chn(k_u32 chn_num, k_venc_chn_attr *attr) {
    if (chn_num >= VENC_MAX_CHN_NUMS) {
        return K_ERR_VENC_INVALID_CHNID;
    }
    if (attr == NULL) {
        return K_ERR_VENC_NULL_PTR;
    }
    driver_lock();
    k_s32 result = create(&channels[chn_num], attr);
    driver_unlock();
    return result;
}

// Half a byte per pixel is what the SDK's own programs use at least; CanMV's SetOutBufs uses more.
static void report_small_buffers(const channel_t *channel) {
    k_u64 size = output_block_size(&channel->output);
    k_u64 pixels = (k_u64)channel->settings.width * channel->settings.height;
    if (size < pixels / 2) {
        fprintf(stderr,
            "encoder: channel %u encodes %ux%u into output buffers of %llu bytes, which are for smaller frames: frames that do not fit "
            "are dropped; give SetOutBufs the size that Create gets\n",
            number_of(channel), channel->settings.width, channel->settings.height, (unsigned long long)size);
    }
}

static k_s32 start(channel_t *channel) {
    if (channel->state != CREATED) {
        return channel->state == ABSENT ? K_ERR_VENC_UNEXIST : K_ERR_VENC_NOT_PERM;
    }
    if (!encoder_open(&channel->encoder, channel->codec, &channel->settings, &channel->output)) {
        return K_ERR_VENC_NOMEM;
    }
    report_small_buffers(channel);
    channel->encoder.repeat_headers = channel->idr_enabled;
    channel->state = STARTED;
    return 0;
}

k_s32 kd_mpi_venc_start_chn(k_u32 chn_num) {
    return on_channel(chn_num, start);
}

static k_s32 stop(channel_t *channel) {
    if (channel->state != STARTED) {
        return channel->state == ABSENT ? K_ERR_VENC_UNEXIST : K_ERR_VENC_NOT_PERM;
    }
    starvation_end(&channel->starvation, number_of(channel));
    // Packs stay until they are fetched and released, or the channel is destroyed.
    encoder_close(&channel->encoder);
    channel->state = STOPPED;
    return 0;
}

k_s32 kd_mpi_venc_stop_chn(k_u32 chn_num) {
    return on_channel(chn_num, stop);
}

static k_s32 destroy(channel_t *channel) {
    if (channel->state != CREATED && channel->state != STOPPED) {
        return channel->state == ABSENT ? K_ERR_VENC_UNEXIST : K_ERR_VENC_NOT_PERM;
    }
    starvation_end(&channel->starvation, number_of(channel));
    output_close(&channel->output);
#if MPP_GENERATION_B
    *channel = (channel_t){ .requested = channel->requested, .requested_by = channel->requested_by };
#else
    *channel = (channel_t){ 0 };
#endif
    return 0;
}

k_s32 kd_mpi_venc_destroy_chn(k_u32 chn_num) {
    return on_channel(chn_num, destroy);
}

static bool has_idr(const channel_t *channel) {
    return channel->codec->headers != NULL;
}

static k_s32 set_idr(channel_t *channel, bool enable) {
    if (channel->state != CREATED) {
        return channel->state == ABSENT ? K_ERR_VENC_UNEXIST : K_ERR_VENC_BUSY;
    }
    if (!has_idr(channel)) {
        return K_ERR_VENC_NOT_SUPPORT;
    }
    channel->idr_enabled = enable;
    return 0;
}

static k_s32 enable_idr(channel_t *channel) {
    return set_idr(channel, true);
}

static k_s32 disable_idr(channel_t *channel) {
    return set_idr(channel, false);
}

k_s32 kd_mpi_venc_enable_idr(k_u32 chn_num, k_bool idr_enable) {
    if (chn_num < VENC_MAX_CHN_NUMS && idr_enable != K_FALSE && idr_enable != K_TRUE) {
        return K_ERR_VENC_ILLEGAL_PARAM;
    }
    return on_channel(chn_num, idr_enable != K_FALSE ? enable_idr : disable_idr);
}

static k_s32 request_idr(channel_t *channel) {
    if (channel->state == ABSENT) {
        return K_ERR_VENC_UNEXIST;
    }
    if (!has_idr(channel)) {
        return K_ERR_VENC_NOT_SUPPORT;
    }
    if (!channel->idr_enabled || channel->state != STARTED) {
        return K_ERR_VENC_NOT_PERM;
    }
    channel->encoder.idr_requested = true;
    return 0;
}

k_s32 kd_mpi_venc_request_idr(k_u32 chn_num) {
    return on_channel(chn_num, request_idr);
}

static void report_size_mismatch(channel_t *channel, k_u32 chn, uint32_t width, uint32_t height) {
    if (!channel->size_mismatch_reported) {
        channel->size_mismatch_reported = true;
        fprintf(stderr, "encoder: channel %u expects %ux%u but the bound camera delivers %ux%u: no frames will arrive\n", chn,
            channel->settings.width, channel->settings.height, width, height);
    }
}

static bool accepts(k_u32 chn, uint32_t width, uint32_t height) {
    channel_t *channel = &channels[chn];
    if (channel->state != STARTED) {
        return false;
    }
    if (width != channel->settings.width || height != channel->settings.height) {
        report_size_mismatch(channel, chn, width, height);
        return false;
    }
    return channel->encoder.queue_count == 0 && encoder_has_space(&channel->encoder);
}

static const image_t *input(k_u32 chn) {
    return &channels[chn].encoder.input;
}

static void consume(k_u32 chn, uint64_t pts) {
    encoder_encode(&channels[chn].encoder, pts);
    channels[chn].sent_pts = pts;
}

const bind_sink_t venc_sink = {
    .module = K_ID_VENC,
    .channels = VENC_MAX_CHN_NUMS,
    .accepts = accepts,
    .input = input,
    .consume = consume,
};

// A view of the frame; `y` is NULL when it is not in media memory.
static image_t view_frame(const k_video_frame *frame) {
    uint64_t y_stride = frame->stride[0] > 0 ? frame->stride[0] : frame->width;
    uint64_t uv_stride = frame->stride[1] > 0 ? frame->stride[1] : y_stride;
    uint8_t *y = mmz_view(frame->phys_addr[0], y_stride * (frame->height - 1) + frame->width);
    uint8_t *uv = mmz_view(frame->phys_addr[1], uv_stride * (frame->height / 2 - 1) + frame->width);
    return image_nv12(uv != NULL ? y : NULL, y_stride, uv, uv_stride, frame->width, frame->height);
}

static k_s32 check_frame(const channel_t *channel, const k_video_frame *frame) {
    if (frame->pixel_format != PIXEL_FORMAT_YUV_SEMIPLANAR_420) {
        return K_ERR_VENC_NOT_SUPPORT;
    }
    bool strides_fit = (frame->stride[0] == 0 || frame->stride[0] >= frame->width) &&
        (frame->stride[1] == 0 || frame->stride[1] >= frame->width);
    if (frame->width != channel->settings.width || frame->height != channel->settings.height || !strides_fit) {
        return K_ERR_VENC_ILLEGAL_PARAM;
    }
    return view_frame(frame).y != NULL ? 0 : K_ERR_VENC_BADADDR;
}

static bool queue_has_space(const void *subject) {
    const channel_t *channel = subject;
    return channel->state != STARTED || channel->encoder.queue_count < ENCODER_QUEUE;
}

static uint64_t never(const void *subject) {
    (void)subject;
    return CLOCK_NEVER;
}

// A frame without a pts gets the current time, or the last pts plus one frame while the clock has not advanced.
static k_u64 pts_of(const channel_t *channel, const k_video_frame *frame) {
    if (frame->pts != 0) {
        return frame->pts;
    }
    k_u64 now = clock_now_us();
    return now > channel->sent_pts ? now : channel->sent_pts + 1000000 / channel->settings.fps;
}

static k_s32 accept_frame(channel_t *channel, const k_video_frame *frame) {
    sent_frames_check(&channel->sent_frames, number_of(channel), frame);
    channel->was_sent = true;
    image_t from = view_frame(frame);
    image_copy(&channel->encoder.input, &from);
    channel->sent_pts = pts_of(channel, frame);
    bool direct = channel->encoder.queue_count == 0 && encoder_has_space(&channel->encoder);
    return direct ? encoder_encode(&channel->encoder, channel->sent_pts) : encoder_enqueue(&channel->encoder, channel->sent_pts, frame->phys_addr);
}

// Why no frame can be encoded although one is there.
static void explain_full_output(const channel_t *channel, char *text, size_t size) {
    uint32_t blocks = output_blocks(&channel->output);
    uint32_t needed = encoder_next_packs(&channel->encoder);
    if (blocks < needed) {
        snprintf(text, size, "%u output buffer cannot hold a header and a picture, which are two packs; call SetOutBufs with two or more",
            blocks);
    } else {
        snprintf(text, size, "all %u output buffers hold packs that were not released; call ReleaseStream after each GetStream", blocks);
    }
}

static void report_full_queue(channel_t *channel, k_s32 milli_sec) {
    char text[STARVATION_TEXT];
    explain_full_output(channel, text, sizeof(text));
    if (milli_sec == 0) {
        sent_frames_report_lost(&channel->sent_frames, number_of(channel), text);
    } else {
        starvation_add(&channel->starvation, number_of(channel), milli_sec, text, true);
    }
}

static k_s32 send(channel_t *channel, const k_video_frame *frame, k_s32 milli_sec) {
    if (channel->state != STARTED) {
        return channel->state == ABSENT ? K_ERR_VENC_UNEXIST : K_ERR_VENC_NOT_PERM;
    }
    k_s32 result = check_frame(channel, frame);
    if (result != 0) {
        return result;
    }
    channel->last_query_empty = false;
    clock_wait_t space = { .ready = queue_has_space, .due = never, .subject = channel };
    if (!clock_wait_for(&space, milli_sec)) {
        report_full_queue(channel, milli_sec);
        // With a timeout of 0 the board drops the frame and returns success.
        return milli_sec == 0 ? 0 : K_ERR_VENC_BUSY;
    }
    if (channel->state != STARTED) {
        return K_ERR_VENC_NOT_PERM;
    }
    // Another thread may have freed the frame meanwhile.
    result = check_frame(channel, frame);
    return result == 0 ? accept_frame(channel, frame) : result;
}

k_s32 kd_mpi_venc_send_frame(k_u32 chn_num, k_video_frame_info *frame, k_s32 milli_sec) {
    if (chn_num >= VENC_MAX_CHN_NUMS) {
        return K_ERR_VENC_INVALID_CHNID;
    }
    if (frame == NULL) {
        return K_ERR_VENC_NULL_PTR;
    }
    driver_lock();
    k_s32 result = send(&channels[chn_num], &frame->v_frame, milli_sec);
    driver_unlock();
    return result;
}

// Adds a wait that found no pack, with the reason if nothing but another call of the program can change that.
static void add_starvation(channel_t *channel, k_s32 milli_sec) {
    char text[STARVATION_TEXT];
    bool is_full = channel->state == STARTED && !encoder_has_space(&channel->encoder);
    bind_status_t bound = bind_status(&venc_sink, number_of(channel), text, sizeof(text));
    if (channel->state == CREATED) {
        starvation_add(&channel->starvation, number_of(channel), milli_sec, "it is not started; call Start", false);
    } else if (is_full && (bound == BIND_DELIVERS || channel->encoder.queue_count > 0 || output_blocks(&channel->output) < 2)) {
        explain_full_output(channel, text, sizeof(text));
        starvation_add(&channel->starvation, number_of(channel), milli_sec, text, true);
    } else if (channel->state == STARTED && bound == BIND_IDLE && !channel->was_sent) {
        starvation_add(&channel->starvation, number_of(channel), milli_sec, text, false);
    } else if (channel->state == STARTED && bound == BIND_NONE && !channel->was_sent) {
        starvation_add(&channel->starvation, number_of(channel), milli_sec,
            "nothing is linked to it and no frame was sent; call MediaManager.link() with a camera, or SendFrame", false);
    } else {
        starvation_clear(&channel->starvation, false);
    }
}

// A wait for packs ended.
static void count_wait(channel_t *channel, bool has_packs, k_s32 milli_sec) {
    if (has_packs || bind_due_at(&venc_sink, number_of(channel)) != CLOCK_NEVER) {
        starvation_clear(&channel->starvation, has_packs);
    } else {
        add_starvation(channel, milli_sec);
    }
}

static bool pack_is_ready(const void *subject) {
    const channel_t *channel = subject;
    return channel->output.ready_count > 0;
}

static uint64_t pack_is_due(const void *subject) {
    const channel_t *channel = subject;
    return bind_due_at(&venc_sink, number_of(channel));
}

k_s32 kd_mpi_venc_get_stream(k_u32 chn_num, k_venc_stream *stream, k_s32 milli_sec) {
    if (chn_num >= VENC_MAX_CHN_NUMS) {
        return K_ERR_VENC_INVALID_CHNID;
    }
    if (stream == NULL || stream->pack == NULL) {
        return K_ERR_VENC_NULL_PTR;
    }
    if (stream->pack_cnt == 0) {
        return K_ERR_VENC_ILLEGAL_PARAM;
    }
    channel_t *channel = &channels[chn_num];
    clock_wait_t pack = { .ready = pack_is_ready, .due = pack_is_due, .subject = channel };
    poison_packs(stream->pack, stream->pack_cnt);
    driver_lock();
    channel->last_query_empty = false;
    if (channel->state == ABSENT) {
        // A slice ends, although no call of another thread could change its result: its caller can then ask for the state.
        clock_next_wait(false);
    }
    // The library on the board returns this code for every error.
    bool fetched = clock_wait_for(&pack, milli_sec) && output_fetch(&channel->output, stream);
    count_wait(channel, fetched, milli_sec);
    driver_unlock();
    return fetched ? 0 : K_ERR_VENC_NOTREADY;
}

static k_s32 release(channel_t *channel, const k_venc_stream *stream) {
    if (channel->state == ABSENT) {
        return K_ERR_VENC_UNEXIST;
    }
    if (!output_release(&channel->output, stream)) {
        return K_ERR_VENC_ILLEGAL_PARAM;
    }
    channel->released_pts = stream->pack[stream->pack_cnt - 1].pts;
    if (channel->state == STARTED) {
        encoder_drain_queue(&channel->encoder);
    }
    return 0;
}

k_s32 kd_mpi_venc_release_stream(k_u32 chn_num, k_venc_stream *stream) {
    if (chn_num >= VENC_MAX_CHN_NUMS) {
        return K_ERR_VENC_INVALID_CHNID;
    }
    if (stream == NULL || stream->pack == NULL) {
        return K_ERR_VENC_NULL_PTR;
    }
    if (stream->pack_cnt == 0) {
        return K_ERR_VENC_ILLEGAL_PARAM;
    }
    driver_lock();
    k_s32 result = release(&channels[chn_num], stream);
    driver_unlock();
    return result;
}

// Two empty queries in a row are a poll, and a poll runs the next event.
static void count_query(channel_t *channel) {
    clock_wait_t pack = { .ready = pack_is_ready, .due = pack_is_due, .subject = channel };
    if (channel->last_query_empty || clock_is_realtime()) {
        clock_wait_for(&pack, 0);
    }
    channel->last_query_empty = !pack_is_ready(channel);
    if (channel->last_query_empty) {
        count_wait(channel, false, 0);
    }
}

static k_s32 query(channel_t *channel, k_venc_chn_status *status) {
    if (channel->state == ABSENT) {
        return K_ERR_VENC_UNEXIST;
    }
    count_query(channel);
    *status = (k_venc_chn_status){
        .cur_packs = channel->output.ready_count,
        .release_pic_pts = channel->released_pts,
        .end_of_stream = K_FALSE,
    };
    if (channel->output.ready_count > 0) {
        status->stream_info.u32PicBytesNum = channel->output.ready[0].pack.len;
        status->stream_info.u32PicCnt = channel->output.ready_count;
    }
    return 0;
}

k_s32 kd_mpi_venc_query_status(k_u32 chn_num, k_venc_chn_status *status) {
    if (chn_num >= VENC_MAX_CHN_NUMS) {
        return K_ERR_VENC_INVALID_CHNID;
    }
    if (status == NULL) {
        return K_ERR_VENC_NULL_PTR;
    }
    poison(status, sizeof(*status));
    driver_lock();
    k_s32 result = query(&channels[chn_num], status);
    driver_unlock();
    // As in get_stream, the library returns one code for every error.
    return result == 0 ? 0 : K_ERR_VENC_NOTREADY;
}

void venc_memory_released(uint64_t phys, uint64_t size) {
    for (k_u32 i = 0; i < VENC_MAX_CHN_NUMS; i++) {
        if (channels[i].state == STARTED && encoder_has_queued(&channels[i].encoder, phys, size)) {
            sent_frames_report_released(&channels[i].sent_frames, i, phys);
        }
    }
}

bool venc_describe(uint64_t phys, char *text, size_t size) {
    for (k_u32 i = 0; i < VENC_MAX_CHN_NUMS; i++) {
        if (output_has_fetched(&channels[i].output, phys)) {
            snprintf(text, size, "the output buffer at 0x%llx of channel %u", (unsigned long long)phys, i);
            return true;
        }
    }
    return false;
}

static const char *state_name(state_t state) {
    static const char *const names[] = { "absent", "created", "started", "stopped" };
    return names[state];
}

void venc_leak_check(leak_check_t *leaks) {
    for (uint32_t i = 0; i < VENC_MAX_CHN_NUMS; i++) {
        const channel_t *channel = &channels[i];
        if (channel->state != ABSENT) {
            leak_check_add(leaks, &channel->acquired_by, "channel %u, %s", i, state_name(channel->state));
        }
#if MPP_GENERATION_B
        if (channel->attached) {
            leak_check_add(leaks, &channel->attached_by, "pool %u attached to channel %u", channel->pool_id, i);
        }
        if (channel->requested) {
            leak_check_add(leaks, &channel->requested_by, "channel %u, requested", i);
        }
#endif
        output_leak_check(&channel->output, i, leaks);
    }
}

#if MPP_GENERATION_B

static k_s32 attach(channel_t *channel, k_u32 pool_id) {
    if (!vb_pool_exists(pool_id)) {
        return K_ERR_VENC_ILLEGAL_PARAM;
    }
    if (channel->state != ABSENT) {
        return K_ERR_VENC_BUSY;
    }
    channel->attached = true;
    channel->attached_by = leak_check_acquirer();
    channel->pool_id = pool_id;
    return 0;
}

k_s32 kd_mpi_venc_attach_vb_pool(k_u32 chn_num, k_u32 pool_id) {
    if (chn_num >= VENC_MAX_CHN_NUMS) {
        return K_ERR_VENC_INVALID_CHNID;
    }
    driver_lock();
    k_s32 result = attach(&channels[chn_num], pool_id);
    driver_unlock();
    return result;
}

static k_s32 detach(channel_t *channel) {
    if (!channel->attached) {
        return K_ERR_VENC_UNEXIST;
    }
    if (channel->state == STARTED) {
        return K_ERR_VENC_BUSY;
    }
    channel->attached = false;
    return 0;
}

k_s32 kd_mpi_venc_detach_vb_pool(k_u32 chn_num) {
    return on_channel(chn_num, detach);
}

k_s32 kd_mpi_venc_request_chn(k_u32 *chn_num) {
    if (chn_num == NULL) {
        return K_ERR_VENC_NULL_PTR;
    }
    k_s32 result = K_ERR_VENC_BUSY;
    driver_lock();
    for (k_u32 i = 0; i < VENC_MAX_CHN_NUMS && result != 0; i++) {
        if (!channels[i].requested && channels[i].state == ABSENT) {
            channels[i].requested = true;
            channels[i].requested_by = leak_check_acquirer();
            *chn_num = i;
            result = 0;
        }
    }
    driver_unlock();
    return result;
}

static k_s32 release_chn(channel_t *channel) {
    if (channel->state != ABSENT) {
        return K_ERR_VENC_BUSY;
    }
    if (!channel->requested) {
        return K_ERR_VENC_UNEXIST;
    }
    channel->requested = false;
    return 0;
}

k_s32 kd_mpi_venc_release_chn(k_u32 chn_num) {
    return on_channel(chn_num, release_chn);
}

#endif
