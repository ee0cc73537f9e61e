// SPDX-License-Identifier: MIT
// Wrong calls: their results, and what stderr says about them, once per kind.
#include <string.h>

#include "fixture.h"
#include "reports.h"

#define WIDTH (320)
#define HEIGHT (240)
#define BLOCK_SIZE (WIDTH * HEIGHT * 3 / 4)
#define LUMA (19 * 4096)
#define FRAME_SIZE (LUMA + WIDTH * HEIGHT / 2)

static void check_report(const char *reports, const char *piece) {
    const char *found = strstr(reports, piece);
    if (found == NULL) {
        print_error("no report of: %s\n", piece);
    }
    assert_non_null(found);
    // Once.
    assert_null(strstr(found + 1, piece));
}

static void blocks_are_released_once(void **state) {
    (void)state;
    fixture_setup(1, 1, 4096);
    k_vb_pool_config config = { .blk_size = 4096, .blk_cnt = 1 };
    k_u32 pool_id = (k_u32)kd_mpi_vb_create_pool(&config);
    k_vb_blk_handle block = kd_mpi_vb_get_block(pool_id, 4096, NULL);
    reports_open();
    assert_int_equal(kd_mpi_vb_destory_pool(pool_id), K_ERR_VB_BUSY);
    assert_int_equal(kd_mpi_vb_release_block(block), 0);
    assert_int_equal(kd_mpi_vb_release_block(block), K_ERR_VB_NOT_PERM);
    assert_int_equal(kd_mpi_vb_release_block(block), K_ERR_VB_NOT_PERM);
    assert_int_equal(kd_mpi_vb_release_block(block + 1), -1);
    const char *reports = reports_close();
    check_report(reports, "all 1 blocks of pool");
    check_report(reports, "is not in use: it was released by blocks_are_released_once (wrong_calls_test.c");
    check_report(reports, "is not the handle of a block");
    assert_int_equal(kd_mpi_vb_destory_pool(pool_id), 0);
    fixture_teardown();
}

static void mappings_are_removed_as_they_were_made(void **state) {
    (void)state;
    k_u64 phys;
    void *address;
    assert_int_equal(kd_mpi_sys_mmz_alloc(&phys, &address, NULL, "anonymous", 8192), 0);
    void *second = kd_mpi_sys_mmap(phys, 8192);
    reports_open();
    assert_int_equal(kd_mpi_sys_munmap(second, 4096), -1);
    assert_int_equal(kd_mpi_sys_munmap(second, 8192), 0);
    assert_int_equal(kd_mpi_sys_munmap(second, 8192), -1);
    assert_int_equal(kd_mpi_sys_mmz_free(phys, address), 0);
    assert_int_equal(kd_mpi_sys_mmz_free(phys, address), K_ERR_MMZ_USERDEV_NULL_PTR);
    const char *reports = reports_close();
    check_report(reports, "4096 bytes of a mapping of 8192 bytes");
    check_report(reports, "is no mapping: it was removed by mappings_are_removed_as_they_were_made");
    check_report(reports, "or it was freed");
}

static void packs_are_released_once(void **state) {
    (void)state;
    k_venc_pack packs[FIXTURE_PACKS];
    k_venc_stream stream = { .pack = packs };
    fixture_setup(1, 4, BLOCK_SIZE);
    fixture_bind_camera(0, WIDTH, HEIGHT);
    fixture_open(0, fixture_attr(K_PT_H264, VENC_PROFILE_H264_MAIN, WIDTH, HEIGHT));
    assert_int_equal(vmpp_camera_start(0), 0);
    assert_int_equal(fixture_get(0, &stream, 1000), 0);
    assert_int_equal(kd_mpi_venc_release_stream(0, &stream), 0);
    reports_open();
    assert_int_equal(kd_mpi_venc_release_stream(0, &stream), K_ERR_VENC_ILLEGAL_PARAM);
    check_report(reports_close(), "channel 0: a pack that the program does not have");
    fixture_release_camera();
    fixture_close(0);
    fixture_teardown();
}

// Memory of mmz_alloc as of a VB block.
static void memory_of_a_queued_frame_stays(void **state) {
    (void)state;
    fixture_setup(1, 2, BLOCK_SIZE);
    fixture_open(0, fixture_attr(K_PT_H264, VENC_PROFILE_H264_MAIN, WIDTH, HEIGHT));
    k_u64 phys;
    void *address;
    assert_int_equal(kd_mpi_sys_mmz_alloc(&phys, &address, NULL, NULL, FRAME_SIZE), 0);
    k_video_frame_info frame = { .v_frame = { .width = WIDTH, .height = HEIGHT, .pixel_format = PIXEL_FORMAT_YUV_SEMIPLANAR_420 } };
    frame.v_frame.stride[0] = WIDTH;
    frame.v_frame.phys_addr[0] = phys;
    frame.v_frame.phys_addr[1] = phys + LUMA;
    // The header and the first picture fill the output, so the second frame is queued.
    assert_int_equal(kd_mpi_venc_send_frame(0, &frame, 0), 0);
    assert_int_equal(kd_mpi_venc_send_frame(0, &frame, 0), 0);
    reports_open();
    assert_int_equal(kd_mpi_sys_mmz_free(phys, address), 0);
    check_report(reports_close(), "was released while a sent frame in it is queued");
    fixture_close(0);
    fixture_teardown();
}

// Generation A has no private output buffers.
static void pool_of_a_channel_stays(void **state) {
    (void)state;
#if MPP_GENERATION_B
    fixture_setup(1, 4, BLOCK_SIZE);
    k_vb_pool_config config = { .blk_size = BLOCK_SIZE, .blk_cnt = 4 };
    k_u32 pool_id = (k_u32)kd_mpi_vb_create_pool(&config);
    assert_int_equal(kd_mpi_venc_attach_vb_pool(0, pool_id), 0);
    k_venc_chn_attr attr = fixture_attr(K_PT_H264, VENC_PROFILE_H264_MAIN, WIDTH, HEIGHT);
    assert_int_equal(kd_mpi_venc_create_chn(0, &attr), 0);
    reports_open();
    assert_int_equal(kd_mpi_vb_destory_pool(pool_id), 0);
    check_report(reports_close(), "holds the output buffers of channel 0");
    assert_int_equal(kd_mpi_venc_destroy_chn(0), 0);
    fixture_teardown();
#endif
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_released_once),
        cmocka_unit_test(mappings_are_removed_as_they_were_made),
        cmocka_unit_test(packs_are_released_once),
        cmocka_unit_test(pool_of_a_channel_stays),
        cmocka_unit_test(memory_of_a_queued_frame_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
