// SPDX-License-Identifier: MIT
// Reads frames as frames.py does, from C: the least that any program can do, and the calls of CanMV's Python.
//
//   frames [--call-sites FILE] minimal|five CASE CALLS [WIDTH HEIGHT BUFFERS]
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "faults.h"
#include "mpp.h"
#include "virtual_mpp.h"

#define BUFFERS_MAX (64)
#define PACKS (12)
#define WARM_UP (40)
#define LATE_FRAMES (12)
#define FRAME_RATE (30)
#define NO_FURTHER_IDR (30000)
#define TIMEOUT_MS (1000)

typedef struct {
    const char *name;
    k_u32 channels;
    k_payload_type payload;
    k_u32 gop;
    k_u32 fps; // of the camera; 0: the program sends a picture
    bool is_noise;
    bool is_late;
} case_t;

static const case_t cases[] = {
    { .name = "one pack", .channels = 1, .payload = K_PT_H264, .gop = NO_FURTHER_IDR, .fps = FRAME_RATE },
    { .name = "twelve packs", .channels = 1, .payload = K_PT_H264, .gop = NO_FURTHER_IDR, .fps = FRAME_RATE, .is_late = true },
    { .name = "sent frame", .channels = 1, .payload = K_PT_H264, .gop = NO_FURTHER_IDR },
    { .name = "header and IDR", .channels = 1, .payload = K_PT_H264, .gop = 1, .fps = FRAME_RATE },
    { .name = "slow source", .channels = 1, .payload = K_PT_H264, .gop = NO_FURTHER_IDR, .fps = 5 },
    { .name = "four channels", .channels = 4, .payload = K_PT_H264, .gop = NO_FURTHER_IDR, .fps = FRAME_RATE },
    { .name = "pictures", .channels = 1, .payload = K_PT_JPEG, .fps = FRAME_RATE },
    { .name = "payload", .channels = 1, .payload = K_PT_JPEG, .is_noise = true },
};

static k_u32 width = 128, height = 64, buffers = 16;
static bool is_minimal;
static k_video_frame_info picture;
static k_u32 last_size;
// What the minimal loop has mapped: one mapping per output buffer.
static struct {
    k_u64 phys;
    void *address;
} mapped[BUFFERS_MAX * VENC_MAX_CHN_NUMS];

static void check(k_s32 code, const char *call) {
    if (code != 0) {
        fprintf(stderr, "%s failed: 0x%08x\n", call, (unsigned int)code);
        exit(1);
    }
}

static k_u64 page_aligned(k_u64 size) {
    return (size + MPP_PAGE_SIZE - 1) & ~(MPP_PAGE_SIZE - 1);
}

static k_u64 buffer_size(void) {
    return page_aligned((k_u64)width * height * 3 / 4);
}

static k_u32 create_pool(k_u64 size, k_u32 count) {
    k_vb_pool_config config = { .blk_cnt = count, .blk_size = size };
    k_u32 pool = (k_u32)kd_mpi_vb_create_pool(&config);
    check(pool == VB_INVALID_POOLID, "kd_mpi_vb_create_pool");
    return pool;
}

static void open_channel(k_u32 chn, const case_t *which) {
    check(kd_mpi_venc_attach_vb_pool(chn, create_pool(buffer_size(), buffers)), "kd_mpi_venc_attach_vb_pool");
    k_venc_chn_attr attr = { .venc_attr = { .type = which->payload, .pic_width = width, .pic_height = height } };
    if (which->payload == K_PT_JPEG) {
        attr.rc_attr.rc_mode = K_VENC_RC_MODE_MJPEG_FIXQP;
        attr.rc_attr.mjpeg_fixqp = (k_venc_mjpeg_fixqp){ .src_frame_rate = FRAME_RATE, .dst_frame_rate = FRAME_RATE, .q_factor = 45 };
    } else {
        attr.venc_attr.profile = VENC_PROFILE_H264_MAIN;
        attr.rc_attr.rc_mode = K_VENC_RC_MODE_CBR;
        attr.rc_attr.cbr = (k_venc_cbr){ .gop = which->gop, .src_frame_rate = FRAME_RATE, .dst_frame_rate = FRAME_RATE, .bit_rate = 4000 };
    }
    check(kd_mpi_venc_create_chn(chn, &attr), "kd_mpi_venc_create_chn");
    if (which->payload != K_PT_JPEG) {
        check(kd_mpi_venc_enable_idr(chn, K_TRUE), "kd_mpi_venc_enable_idr");
    }
    check(kd_mpi_venc_start_chn(chn), "kd_mpi_venc_start_chn");
}

static void start_camera(const case_t *which) {
    check(vmpp_camera_set_chn(0, 0, width, height, PIXEL_FORMAT_YUV_SEMIPLANAR_420), "vmpp_camera_set_chn");
    check(vmpp_camera_set_fps(0, which->fps), "vmpp_camera_set_fps");
    for (k_u32 chn = 0; chn < which->channels; chn++) {
        k_mpp_chn from = { .mod_id = K_ID_VI }, to = { .mod_id = K_ID_VENC, .chn_id = (k_s32)chn };
        check(kd_mpi_sys_bind(&from, &to), "kd_mpi_sys_bind");
    }
    check(vmpp_camera_start(0), "vmpp_camera_start");
}

// The bytes of the script's picture.
static void draw(k_u8 *memory, k_u64 size, k_u8 amplitude) {
    k_u8 block[4093];
    k_u32 state = 1;
    for (size_t i = 0; i < sizeof(block); i++) {
        state = (state * 1103515245u + 12345u) & 0x7fffffffu;
        block[i] = (k_u8)(state >> 16) & amplitude;
    }
    for (k_u64 i = 0; i < size; i++) {
        memory[i] = block[i % sizeof(block)];
    }
}

static void prepare_picture(const case_t *which) {
    k_u64 chroma = page_aligned((k_u64)width * height);
    k_u64 size = page_aligned(chroma + (k_u64)width * height / 2);
    k_vb_blk_handle block = kd_mpi_vb_get_block(create_pool(size, 1), size, NULL);
    k_u64 phys = kd_mpi_vb_handle_to_phyaddr(block);
    k_u8 *memory = kd_mpi_sys_mmap(phys, (k_u32)size);
    check(memory == NULL, "kd_mpi_sys_mmap");
    draw(memory, size, which->is_noise ? 0xff : 0);
    k_video_frame *frame = &picture.v_frame;
    frame->width = width;
    frame->height = height;
    frame->pixel_format = PIXEL_FORMAT_YUV_SEMIPLANAR_420;
    frame->phys_addr[0] = phys;
    frame->phys_addr[1] = phys + chroma;
}

static void *map_once(const k_venc_pack *pack) {
    size_t i = 0;
    while (mapped[i].phys != 0 && mapped[i].phys != pack->phys_addr) {
        i++;
    }
    if (mapped[i].phys == 0) {
        mapped[i].phys = pack->phys_addr;
        mapped[i].address = kd_mpi_sys_mmap(pack->phys_addr, (k_u32)buffer_size());
    }
    return mapped[i].address;
}

static unsigned int use(const k_venc_pack *pack, const void *address) {
    check(address == NULL, "kd_mpi_sys_mmap");
    last_size = pack->len;
    return pack->type != K_VENC_HEADER;
}

static unsigned int read_minimal(k_u32 chn) {
    k_venc_pack packs[PACKS];
    k_venc_stream stream = { .pack = packs, .pack_cnt = PACKS };
    check(kd_mpi_venc_get_stream(chn, &stream, TIMEOUT_MS), "kd_mpi_venc_get_stream");
    unsigned int pictures = 0;
    for (k_u32 i = 0; i < stream.pack_cnt; i++) {
        pictures += use(&packs[i], map_once(&packs[i]));
    }
    check(kd_mpi_venc_release_stream(chn, &stream), "kd_mpi_venc_release_stream");
    return pictures;
}

static unsigned int read_five(k_u32 chn) {
    k_venc_chn_status status;
    check(kd_mpi_venc_query_status(chn, &status), "kd_mpi_venc_query_status");
    k_venc_pack packs[BUFFERS_MAX];
    void *addresses[BUFFERS_MAX];
    k_venc_stream stream = { .pack = packs, .pack_cnt = status.cur_packs > 0 ? status.cur_packs : 1 };
    check(kd_mpi_venc_get_stream(chn, &stream, TIMEOUT_MS), "kd_mpi_venc_get_stream");
    unsigned int pictures = 0;
    for (k_u32 i = 0; i < stream.pack_cnt; i++) {
        addresses[i] = kd_mpi_sys_mmap(packs[i].phys_addr, packs[i].len);
        pictures += use(&packs[i], addresses[i]);
    }
    for (k_u32 i = 0; i < stream.pack_cnt; i++) {
        check(kd_mpi_sys_munmap(addresses[i], packs[i].len), "kd_mpi_sys_munmap");
    }
    check(kd_mpi_venc_release_stream(chn, &stream), "kd_mpi_venc_release_stream");
    return pictures;
}

static unsigned int read_frames(const case_t *which, unsigned int calls, bool is_late) {
    unsigned int pictures = 0;
    while (calls-- > 0) {
        if (is_late) {
            vmpp_sleep_us(LATE_FRAMES * 1000 / FRAME_RATE * 1000);
        }
        if (which->fps == 0) {
            check(kd_mpi_venc_send_frame(0, &picture, TIMEOUT_MS), "kd_mpi_venc_send_frame");
        }
        for (k_u32 chn = 0; chn < which->channels; chn++) {
            pictures += is_minimal ? read_minimal(chn) : read_five(chn);
        }
    }
    return pictures;
}

static const case_t *find_case(const char *name) {
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        if (strcmp(cases[i].name, name) == 0) {
            return &cases[i];
        }
    }
    fprintf(stderr, "no case %s\n", name);
    exit(2);
}

int main(int argc, char **argv) {
    const char *call_sites = NULL;
    if (argc > 2 && strcmp(argv[1], "--call-sites") == 0) {
        call_sites = argv[2];
        argc -= 2;
        argv += 2;
    }
    if (argc != 4 && argc != 7) {
        fprintf(stderr, "usage: frames [--call-sites FILE] minimal|five CASE CALLS [WIDTH HEIGHT BUFFERS]\n");
        return 2;
    }
    is_minimal = strcmp(argv[1], "minimal") == 0;
    const case_t *which = find_case(argv[2]);
    if (argc == 7) {
        width = (k_u32)strtoul(argv[4], NULL, 10);
        height = (k_u32)strtoul(argv[5], NULL, 10);
        buffers = (k_u32)strtoul(argv[6], NULL, 10);
    }
    k_vb_config config = { .max_pool_cnt = 1 };
    check(kd_mpi_vb_set_config(&config), "kd_mpi_vb_set_config");
    check(kd_mpi_vb_init(), "kd_mpi_vb_init");
    for (k_u32 chn = 0; chn < which->channels; chn++) {
        open_channel(chn, which);
    }
    if (which->fps > 0) {
        start_camera(which);
    } else {
        prepare_picture(which);
    }
    bool is_large = width * height > 100000;
    read_frames(which, is_large ? 2 : WARM_UP, false);
    read_frames(which, is_large ? 2 : 10, which->is_late);
    unsigned int pictures = read_frames(which, (unsigned int)strtoul(argv[3], NULL, 10), which->is_late);
    printf("pictures %u heap 0 payload %u\n", pictures, last_size);
    FILE *file = call_sites != NULL ? fopen(call_sites, "w") : NULL;
    if (file != NULL) {
        vmpp_call_sites_print(file);
        fclose(file);
    }
    // The benchmark measures reading; the end of the process releases the rest.
    return 0;
}
