// SPDX-License-Identifier: MIT
// Hides how the two generations provide output buffers.
#include "fixture.h"

#include <string.h>

static k_u32 output_blocks;
static k_u32 output_block_size;

void fixture_setup(k_u32 channels, k_u32 blocks, k_u32 block_size) {
    output_blocks = blocks;
    output_block_size = block_size;
    k_vb_config config = { .max_pool_cnt = VB_MAX_COMM_POOLS };
    if (MPP_GENERATION_A) {
        config.comm_pool[0].blk_size = block_size;
        config.comm_pool[0].blk_cnt = blocks * channels;
    }
    assert_int_equal(kd_mpi_vb_set_config(&config), 0);
    assert_int_equal(kd_mpi_vb_init(), 0);
}

void fixture_teardown(void) {
    fixture_release_camera();
    assert_int_equal(kd_mpi_vb_exit(), 0);
}

k_venc_chn_attr fixture_attr(k_payload_type type, k_venc_profile profile, k_u32 width, k_u32 height) {
    k_venc_chn_attr attr = { .venc_attr = { .type = type, .profile = profile, .pic_width = width, .pic_height = height } };
#if MPP_GENERATION_A
    attr.venc_attr.stream_buf_size = output_block_size;
    attr.venc_attr.stream_buf_cnt = output_blocks;
#endif
    if (type == K_PT_JPEG) {
        attr.rc_attr.rc_mode = K_VENC_RC_MODE_MJPEG_FIXQP;
        attr.rc_attr.mjpeg_fixqp = (k_venc_mjpeg_fixqp){ .src_frame_rate = 30, .dst_frame_rate = 30, .q_factor = 45 };
    } else {
        attr.rc_attr.rc_mode = K_VENC_RC_MODE_CBR;
        attr.rc_attr.cbr = (k_venc_cbr){ .gop = 30, .src_frame_rate = 30, .dst_frame_rate = 30, .bit_rate = 4000 };
    }
    return attr;
}

void fixture_attach(k_u32 chn) {
#if MPP_GENERATION_B
    k_vb_pool_config config = { .blk_size = output_block_size, .blk_cnt = output_blocks };
    k_u32 pool_id = (k_u32)kd_mpi_vb_create_pool(&config);
    assert_int_not_equal(pool_id, VB_INVALID_POOLID);
    assert_int_equal(kd_mpi_venc_attach_vb_pool(chn, pool_id), 0);
#else
    (void)chn;
#endif
}

void fixture_create(k_u32 chn, k_venc_chn_attr attr) {
    fixture_attach(chn);
    assert_int_equal(kd_mpi_venc_create_chn(chn, &attr), 0);
}

void fixture_open(k_u32 chn, k_venc_chn_attr attr) {
    fixture_create(chn, attr);
    if (attr.venc_attr.type != K_PT_JPEG) {
        assert_int_equal(kd_mpi_venc_enable_idr(chn, K_TRUE), 0);
    }
    assert_int_equal(kd_mpi_venc_start_chn(chn), 0);
}

void fixture_close(k_u32 chn) {
    assert_int_equal(kd_mpi_venc_stop_chn(chn), 0);
    assert_int_equal(kd_mpi_venc_destroy_chn(chn), 0);
}

void fixture_release_camera(void) {
    for (k_s32 chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        k_mpp_chn source;
        k_mpp_chn dest = { .mod_id = K_ID_VENC, .chn_id = chn };
        if (kd_mpi_sys_get_bind_by_dest(&dest, &source) == 0) {
            assert_int_equal(kd_mpi_sys_unbind(&source, &dest), 0);
        }
    }
    vmpp_release_cameras();
}

void fixture_bind_camera(k_u32 venc_chn, k_u32 width, k_u32 height) {
    k_mpp_chn camera = { .mod_id = K_ID_VI };
    k_mpp_chn venc = { .mod_id = K_ID_VENC, .chn_id = (k_s32)venc_chn };
    assert_int_equal(kd_mpi_sys_bind(&camera, &venc), 0);
    assert_int_equal(vmpp_camera_set_chn(0, 0, width, height, PIXEL_FORMAT_YUV_SEMIPLANAR_420), 0);
}

k_s32 fixture_get(k_u32 chn, k_venc_stream *stream, k_s32 milli_sec) {
    stream->pack_cnt = FIXTURE_PACKS;
    return kd_mpi_venc_get_stream(chn, stream, milli_sec);
}

void fixture_count(const k_venc_stream *stream, tally_t *tally, FILE *file) {
    for (k_u32 i = 0; i < stream->pack_cnt; i++) {
        const k_venc_pack *pack = &stream->pack[i];
        if (tally->first_type == 0) {
            tally->first_type = pack->type;
        }
        tally->headers += pack->type == K_VENC_HEADER;
        tally->i_frames += pack->type == K_VENC_I_FRAME;
        tally->p_frames += pack->type == K_VENC_P_FRAME;
        if (pack->type != K_VENC_HEADER) {
            assert_true(pack->pts > tally->last_pts);
            tally->last_pts = pack->pts;
        }
        if (file != NULL) {
            void *data = kd_mpi_sys_mmap(pack->phys_addr, pack->len);
            assert_non_null(data);
            assert_int_equal(fwrite(data, 1, pack->len, file), pack->len);
            assert_int_equal(kd_mpi_sys_munmap(data, pack->len), 0);
        }
    }
}

tally_t fixture_record(k_u32 chn, unsigned int frames, const char *path) {
    tally_t tally = { 0 };
    k_venc_pack packs[FIXTURE_PACKS];
    k_venc_stream stream = { .pack = packs };
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    while (tally.i_frames + tally.p_frames < frames) {
        assert_int_equal(fixture_get(chn, &stream, 1000), 0);
        fixture_count(&stream, &tally, file);
        assert_int_equal(kd_mpi_venc_release_stream(chn, &stream), 0);
    }
    assert_int_equal(fclose(file), 0);
    return tally;
}

k_s32 fixture_send_camera_frame(k_u32 chn, k_s32 milli_sec) {
    k_video_frame_info frame;
    assert_int_equal(vmpp_camera_dump(0, 0, &frame, 1000), 0);
    k_s32 result = kd_mpi_venc_send_frame(chn, &frame, milli_sec);
    assert_int_equal(vmpp_camera_release(0, 0, &frame), 0);
    return result;
}
