// SPDX-License-Identifier: MIT
// Channels of the video decoder; see vdec.h.
#include "vdec.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "media_process.h"
#include "virtual_display.h"

// The output buffers of CanMV's decoders.
#define PICTURES (6)

typedef struct picture_t {
    struct picture_t *next;
    media_picture_t facts;
    uint8_t nv12[];
} picture_t;

typedef struct {
    bool exists;
    bool is_started;
    // Of the pictures, or VB_INVALID_POOLID.
    k_u32 pool;
    k_vdec_chn_attr attr;
    // Of the media process; 0: not opened.
    uint64_t decoder;
    // In the order of output.
    picture_t *pictures;
    k_vdec_chn_status status;
} channel_t;

static channel_t channels[VDEC_CHANNELS] = {
    [0 ... VDEC_CHANNELS - 1] = { .pool = VB_INVALID_POOLID }
};

static k_s32 find(k_u32 chn, channel_t **channel) {
    if (chn >= VDEC_CHANNELS) {
        return K_ERR_VDEC_INVALID_CHNID;
    }
    *channel = &channels[chn];
    return channels[chn].exists ? 0 : K_ERR_VDEC_UNEXIST;
}

static bool codec_of(k_u32 type, uint32_t *codec) {
    *codec = type == K_PT_H264 ? MEDIA_H264 : type == K_PT_H265 ? MEDIA_H265
                                                                : MEDIA_JPEG;
    return type == K_PT_H264 || type == K_PT_H265 || type == K_PT_JPEG;
}

k_s32 kd_mpi_vdec_create_chn(k_u32 chn, const k_vdec_chn_attr *attr) {
    channel_t *channel;
    uint32_t codec;
    k_s32 result = find(chn, &channel);
    if (result != K_ERR_VDEC_UNEXIST) {
        return result == 0 ? K_ERR_VDEC_EXIST : result;
    }
    if (!codec_of(attr->type, &codec)) {
        return K_ERR_VDEC_NOT_SUPPORT;
    }
    if (attr->pic_width == 0 || attr->pic_height == 0 || attr->stream_buf_size == 0) {
        return K_ERR_VDEC_ILLEGAL_PARAM;
    }
    k_u32 pool = channel->pool;
#if MPP_GENERATION_A
    pool = attr->frame_buf_pool_id;
#endif
    *channel = (channel_t){ .exists = true, .pool = pool, .attr = *attr, .status.type = attr->type };
    return 0;
}

static void drop_pictures(channel_t *channel) {
    while (channel->pictures != NULL) {
        picture_t *picture = channel->pictures;
        channel->pictures = picture->next;
        free(picture);
    }
}

static void close_decoder(channel_t *channel) {
    if (channel->decoder != 0) {
        media_request_t request = { .operation = MEDIA_CLOSE, .instance = channel->decoder };
        media_reply_t reply;
        bytes_t output = { 0 };
        media_process_call(&request, NULL, -1, &reply, &output);
        bytes_free(&output);
        channel->decoder = 0;
    }
    drop_pictures(channel);
}

k_s32 kd_mpi_vdec_destroy_chn(k_u32 chn) {
    channel_t *channel;
    k_s32 result = find(chn, &channel);
    if (result != 0) {
        return result;
    }
    if (channel->is_started) {
        return K_ERR_VDEC_NOT_PERM;
    }
    close_decoder(channel);
    channel->exists = false;
    return 0;
}

k_s32 kd_mpi_vdec_start_chn(k_u32 chn) {
    channel_t *channel;
    k_s32 result = find(chn, &channel);
    if (result == 0) {
        channel->is_started = true;
    }
    return result;
}

k_s32 kd_mpi_vdec_stop_chn(k_u32 chn) {
    channel_t *channel;
    k_s32 result = find(chn, &channel);
    if (result == 0) {
        channel->is_started = false;
        close_decoder(channel);
    }
    return result;
}

k_s32 kd_mpi_vdec_attach_vb_pool(k_u32 chn, k_u32 pool) {
    if (chn >= VDEC_CHANNELS) {
        return K_ERR_VDEC_INVALID_CHNID;
    }
    channels[chn].pool = pool;
    return 0;
}

k_s32 kd_mpi_vdec_detach_vb_pool(k_u32 chn) {
    return kd_mpi_vdec_attach_vb_pool(chn, VB_INVALID_POOLID);
}

static bool open_decoder(channel_t *channel) {
    if (channel->decoder != 0) {
        return true;
    }
    media_request_t request = { .operation = MEDIA_OPEN_DECODER };
    codec_of(channel->attr.type, &request.info.codec);
    media_reply_t reply;
    bytes_t output = { 0 };
    bool is_open = media_process_call(&request, NULL, -1, &reply, &output) && reply.result == MEDIA_DONE;
    bytes_free(&output);
    channel->decoder = is_open ? reply.instance : 0;
    return is_open;
}

static unsigned int count_pictures(const channel_t *channel) {
    unsigned int count = 0;
    for (const picture_t *picture = channel->pictures; picture != NULL; picture = picture->next) {
        count++;
    }
    return count;
}

static size_t nv12_size(const media_picture_t *facts) {
    return (size_t)facts->width * facts->height * 3 / 2;
}

static void append_picture(channel_t *channel, const media_picture_t *facts, const uint8_t *nv12) {
    picture_t *picture = malloc(sizeof(picture_t) + nv12_size(facts));
    if (picture == NULL) {
        return;
    }
    picture->next = NULL;
    picture->facts = *facts;
    memcpy(picture->nv12, nv12, nv12_size(facts));
    picture_t **end = &channel->pictures;
    while (*end != NULL) {
        end = &(*end)->next;
    }
    *end = picture;
    channel->status.dec_stream_frames++;
    channel->status.width = facts->width;
    channel->status.height = facts->height;
    channel->status.latest_frame_pts = facts->time;
}

static void append_pictures(channel_t *channel, const bytes_t *output) {
    for (size_t at = 0; at < output->size;) {
        media_picture_t facts;
        memcpy(&facts, output->data + at, sizeof(facts));
        at += sizeof(facts);
        append_picture(channel, &facts, output->data + at);
        at += nv12_size(&facts);
    }
}

// No bytes: the end of the stream.
static k_s32 decode(channel_t *channel, k_u64 pts, const void *data, k_u32 size) {
    media_request_t request = { .operation = MEDIA_DECODE, .size = size, .instance = channel->decoder, .time = pts };
    media_reply_t reply;
    bytes_t output = { 0 };
    if (!media_process_call(&request, data, -1, &reply, &output)) {
        return K_ERR_VDEC_NOT_SUPPORT;
    }
    if (reply.result != MEDIA_DONE) {
        // A device reports damaged input in its status only.
        channel->status.format_err++;
    }
    append_pictures(channel, &output);
    bytes_free(&output);
    return 0;
}

static k_s32 decode_memory(channel_t *channel, const k_vdec_stream *stream) {
    void *data = kd_mpi_sys_mmap(stream->phy_addr, stream->len);
    if (data == NULL) {
        return K_ERR_VDEC_BADADDR;
    }
    k_s32 result = decode(channel, stream->pts, data, stream->len);
    kd_mpi_sys_munmap(data, stream->len);
    channel->status.recv_stream_frames++;
    return result;
}

static bool is_bound_to_display(k_u32 chn) {
    for (k_s32 layer = 0; layer < VMPP_DISPLAY_LAYERS; layer++) {
        k_mpp_chn dest = { .mod_id = K_ID_VO, .dev_id = 0, .chn_id = layer };
        k_mpp_chn source;
        if (kd_mpi_sys_get_bind_by_dest(&dest, &source) == 0 && source.mod_id == K_ID_VDEC && source.chn_id == (k_s32)chn) {
            return true;
        }
    }
    return false;
}

// A board's display takes the pictures of a bound channel; without this, the script would wait for ever.
static void drop_for_display(k_u32 chn, channel_t *channel) {
    static bool is_reported;
    if (count_pictures(channel) < PICTURES || !is_bound_to_display(chn)) {
        return;
    }
    if (!is_reported) {
        is_reported = true;
        fprintf(stderr, "vdec: the emulated display does not show decoded pictures, and drops them; to see them, call "
                        "kd_mpi_vdec_get_frame without a bind\n");
    }
    picture_t *picture = channel->pictures;
    channel->pictures = picture->next;
    free(picture);
}

k_s32 kd_mpi_vdec_send_stream(k_u32 chn, const k_vdec_stream *stream) {
    channel_t *channel;
    k_s32 result = find(chn, &channel);
    if (result != 0) {
        return result;
    }
    if (!channel->is_started) {
        return K_ERR_VDEC_NOT_PERM;
    }
    if (stream->len > channel->attr.stream_buf_size) {
        return K_ERR_VDEC_ILLEGAL_PARAM;
    }
    drop_for_display(chn, channel);
    if (stream->len > 0 && count_pictures(channel) >= PICTURES) {
        return K_ERR_VDEC_BUF_FULL;
    }
    if (!open_decoder(channel)) {
        return K_ERR_VDEC_NOT_SUPPORT;
    }
    result = stream->len > 0 ? decode_memory(channel, stream) : 0;
    if (result == 0 && stream->end_of_stream) {
        result = decode(channel, stream->pts, NULL, 0);
        channel->status.end_of_stream = 1;
    }
    return result;
}

static k_s32 copy_to_block(const channel_t *channel, const picture_t *picture, k_u64 *phys, k_u32 *pool) {
    size_t size = nv12_size(&picture->facts);
    k_vb_blk_handle block = kd_mpi_vb_get_block(channel->pool, size, "");
    if (block == VB_INVALID_HANDLE) {
        return K_ERR_VDEC_NOBUF;
    }
    *phys = kd_mpi_vb_handle_to_phyaddr(block);
    *pool = (k_u32)kd_mpi_vb_handle_to_pool_id(block);
    void *memory = kd_mpi_sys_mmap(*phys, (k_u32)size);
    if (memory == NULL) {
        kd_mpi_vb_release_block(block);
        return K_ERR_VDEC_NOBUF;
    }
    memcpy(memory, picture->nv12, size);
    kd_mpi_sys_munmap(memory, (k_u32)size);
    return 0;
}

static k_video_frame_info info_of(const media_picture_t *facts, k_u64 phys, k_u32 pool) {
    k_video_frame_info info = { .pool_id = pool, .mod_id = K_ID_VDEC };
    info.v_frame.width = facts->width;
    info.v_frame.height = facts->height;
    info.v_frame.field = VIDEO_FIELD_FRAME;
    info.v_frame.pixel_format = PIXEL_FORMAT_YUV_SEMIPLANAR_420;
    info.v_frame.stride[0] = facts->width;
    info.v_frame.stride[1] = facts->width;
    info.v_frame.phys_addr[0] = phys;
    info.v_frame.phys_addr[1] = phys + (k_u64)facts->width * facts->height;
    info.v_frame.pts = facts->time;
    return info;
}

k_s32 kd_mpi_vdec_get_frame(k_u32 chn, k_video_frame_info *frame, k_vdec_supplement_info *supplement) {
    channel_t *channel;
    k_s32 result = find(chn, &channel);
    if (result != 0) {
        return result;
    }
    picture_t *picture = channel->pictures;
    k_u64 phys;
    k_u32 pool;
    result = picture != NULL ? copy_to_block(channel, picture, &phys, &pool) : K_ERR_VDEC_BUF_EMPTY;
    if (result != 0) {
        return result;
    }
    *frame = info_of(&picture->facts, phys, pool);
    channel->pictures = picture->next;
    free(picture);
    *supplement = (k_vdec_supplement_info){
        .type = channel->attr.type,
        .is_valid_frame = 1,
        .end_of_stream = channel->status.end_of_stream && channel->pictures == NULL,
    };
    return 0;
}

k_s32 kd_mpi_vdec_release_frame(k_u32 chn, const k_video_frame_info *frame) {
    channel_t *channel;
    k_s32 result = find(chn, &channel);
    return result != 0 ? result : kd_mpi_vb_release_block(kd_mpi_vb_phyaddr_to_handle(frame->v_frame.phys_addr[0]));
}

k_s32 kd_mpi_vdec_query_status(k_u32 chn, k_vdec_chn_status *status) {
    channel_t *channel;
    k_s32 result = find(chn, &channel);
    if (result == 0) {
        channel->status.is_started = channel->is_started;
        *status = channel->status;
    }
    return result;
}

unsigned int vdec_leak_check(void (*report)(const char *text, void *context), void *context) {
    unsigned int count = 0;
    for (k_u32 chn = 0; chn < VDEC_CHANNELS; chn++) {
        if (channels[chn].exists) {
            char text[64];
            snprintf(text, sizeof(text), "VDEC channel %u, acquired by kd_mpi_vdec_create_chn", (unsigned int)chn);
            report(text, context);
            count++;
        }
    }
    return count;
}

void vdec_destroy_all(void) {
    for (k_u32 chn = 0; chn < VDEC_CHANNELS; chn++) {
        close_decoder(&channels[chn]);
        channels[chn] = (channel_t){ .pool = VB_INVALID_POOLID };
    }
}
