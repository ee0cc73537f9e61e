// SPDX-License-Identifier: MIT
// Records H.264 from C, with a thread that reads the packs, as programs for the board do:
//
//   record_video OUTPUT [WIDTH HEIGHT [FRAMES]]
//
// docs/virtual-mpp.md has the command that compiles it. On a board the kd_mpi_venc_*, kd_mpi_vb_* and kd_mpi_sys_*
// calls stay; camera_start() and camera_stop() become calls of the VICAP.
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "mpp.h"
#include "virtual_mpp.h"

#define CHN (0)
#define OUTPUT_BUFFERS (8)
#define PACKS (12)
#define WAIT_MS (1000)

static const k_mpp_chn camera = { .mod_id = K_ID_VI, .dev_id = 0, .chn_id = 0 };
static const k_mpp_chn encoder = { .mod_id = K_ID_VENC, .dev_id = 0, .chn_id = CHN };

typedef struct {
    FILE *file;
    unsigned int frames;
    unsigned int recorded;
} recording_t;

static void check(k_s32 code, const char *call) {
    if (code != 0) {
        fprintf(stderr, "%s failed: 0x%08x\n", call, (unsigned int)code);
        exit(1);
    }
}

static k_u64 page_aligned(k_u64 size) {
    return (size + MPP_PAGE_SIZE - 1) & ~(MPP_PAGE_SIZE - 1);
}

// Generation A takes the output buffers from a common pool, generation B from a pool of the channel.
static void prepare_memory(k_u64 buffer_size) {
    k_vb_config config = { .max_pool_cnt = 1 };
    if (MPP_GENERATION_A) {
        config.comm_pool[0].blk_cnt = OUTPUT_BUFFERS;
        config.comm_pool[0].blk_size = buffer_size;
    }
    check(kd_mpi_vb_set_config(&config), "kd_mpi_vb_set_config");
    check(kd_mpi_vb_init(), "kd_mpi_vb_init");
}

static k_u32 attach_output_buffers(k_u64 buffer_size) {
#if MPP_GENERATION_B
    k_vb_pool_config config = { .blk_cnt = OUTPUT_BUFFERS, .blk_size = buffer_size };
    k_u32 pool = (k_u32)kd_mpi_vb_create_pool(&config);
    check(pool == VB_INVALID_POOLID, "kd_mpi_vb_create_pool");
    check(kd_mpi_venc_attach_vb_pool(CHN, pool), "kd_mpi_venc_attach_vb_pool");
    return pool;
#else
    (void)buffer_size;
    return 0;
#endif
}

static void create_channel(k_u32 width, k_u32 height, k_u64 buffer_size) {
    k_venc_chn_attr attr = { 0 };
    attr.venc_attr.type = K_PT_H264;
    attr.venc_attr.profile = VENC_PROFILE_H264_MAIN;
    attr.venc_attr.pic_width = width;
    attr.venc_attr.pic_height = height;
#if MPP_GENERATION_A
    attr.venc_attr.stream_buf_size = (k_u32)buffer_size;
    attr.venc_attr.stream_buf_cnt = OUTPUT_BUFFERS;
#else
    (void)buffer_size;
#endif
    attr.rc_attr.rc_mode = K_VENC_RC_MODE_CBR;
    attr.rc_attr.cbr = (k_venc_cbr){ .gop = 30, .src_frame_rate = 30, .dst_frame_rate = 30, .bit_rate = 4000 };
    check(kd_mpi_venc_create_chn(CHN, &attr), "kd_mpi_venc_create_chn");
    check(kd_mpi_venc_enable_idr(CHN, K_TRUE), "kd_mpi_venc_enable_idr");
    check(kd_mpi_venc_start_chn(CHN), "kd_mpi_venc_start_chn");
}

static void camera_start(k_u32 width, k_u32 height) {
    check(vmpp_camera_set_chn(0, 0, width, height, PIXEL_FORMAT_YUV_SEMIPLANAR_420), "vmpp_camera_set_chn");
    k_mpp_chn from = camera, to = encoder;
    check(kd_mpi_sys_bind(&from, &to), "kd_mpi_sys_bind");
    check(vmpp_camera_start(0), "vmpp_camera_start");
}

static void camera_stop(void) {
    check(vmpp_camera_stop(0), "vmpp_camera_stop");
    k_mpp_chn from = camera, to = encoder;
    check(kd_mpi_sys_unbind(&from, &to), "kd_mpi_sys_unbind");
}

static void write_pack(recording_t *recording, const k_venc_pack *pack) {
    void *data = kd_mpi_sys_mmap(pack->phys_addr, pack->len);
    check(data == NULL, "kd_mpi_sys_mmap");
    // Packs that arrive after the last frame are only released.
    if (recording->recorded < recording->frames) {
        check(fwrite(data, 1, pack->len, recording->file) != pack->len, "fwrite");
        recording->recorded += pack->type != K_VENC_HEADER;
    }
    check(kd_mpi_sys_munmap(data, pack->len), "kd_mpi_sys_munmap");
}

// One get and release; false when no pack arrived.
static bool read_packs(recording_t *recording, k_s32 milli_sec) {
    k_venc_chn_status status;
    check(kd_mpi_venc_query_status(CHN, &status), "kd_mpi_venc_query_status");
    k_venc_pack packs[PACKS];
    k_venc_stream stream = { .pack = packs, .pack_cnt = status.cur_packs > 0 ? status.cur_packs : 1 };
    if (kd_mpi_venc_get_stream(CHN, &stream, milli_sec) != 0) {
        return false;
    }
    for (k_u32 i = 0; i < stream.pack_cnt; i++) {
        write_pack(recording, &packs[i]);
    }
    check(kd_mpi_venc_release_stream(CHN, &stream), "kd_mpi_venc_release_stream");
    return true;
}

static void *output_thread(void *argument) {
    recording_t *recording = argument;
    while (recording->recorded < recording->frames && read_packs(recording, WAIT_MS)) {
    }
    return NULL;
}

static void record(recording_t *recording) {
    pthread_t thread;
    check(pthread_create(&thread, NULL, output_thread, recording), "pthread_create");
    check(pthread_join(thread, NULL), "pthread_join");
    camera_stop();
    check(kd_mpi_venc_stop_chn(CHN), "kd_mpi_venc_stop_chn");
    while (read_packs(recording, 0)) {
    }
}

static void release(k_u32 pool) {
#if MPP_GENERATION_B
    check(kd_mpi_venc_detach_vb_pool(CHN), "kd_mpi_venc_detach_vb_pool");
    check(kd_mpi_venc_destroy_chn(CHN), "kd_mpi_venc_destroy_chn");
    check(kd_mpi_vb_destory_pool(pool), "kd_mpi_vb_destory_pool");
#else
    (void)pool;
    check(kd_mpi_venc_destroy_chn(CHN), "kd_mpi_venc_destroy_chn");
#endif
    check(kd_mpi_vb_exit(), "kd_mpi_vb_exit");
}

static void report_leak(const char *text, void *context) {
    (void)context;
    fprintf(stderr, "leaked: %s\n", text);
}

int main(int argc, char **argv) {
    if (argc != 2 && argc != 4 && argc != 5) {
        fprintf(stderr, "usage: %s OUTPUT [WIDTH HEIGHT [FRAMES]]\n", argv[0]);
        return 2;
    }
    k_u32 width = argc > 3 ? (k_u32)strtoul(argv[2], NULL, 10) : 640;
    k_u32 height = argc > 3 ? (k_u32)strtoul(argv[3], NULL, 10) : 480;
    recording_t recording = { .file = fopen(argv[1], "wb"), .frames = argc > 4 ? (unsigned int)strtoul(argv[4], NULL, 10) : 90 };
    if (recording.file == NULL) {
        perror(argv[1]);
        return 1;
    }
    k_u64 buffer_size = page_aligned((k_u64)width * height * 3 / 4);
    prepare_memory(buffer_size);
    k_u32 pool = attach_output_buffers(buffer_size);
    create_channel(width, height, buffer_size);
    camera_start(width, height);
    record(&recording);
    release(pool);
    check(fclose(recording.file), "fclose");
    printf("%u frames\n", recording.recorded);
    return recording.recorded == recording.frames && vmpp_leak_check(report_leak, NULL) == 0 ? 0 : 1;
}
