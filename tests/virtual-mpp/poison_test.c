// SPDX-License-Identifier: MIT
// Poison: bytes that the driver does not fill hold no useful value, and bytes that
// a caller did not clear are reported.
#include <string.h>
#include <unistd.h>

#include "fixture.h"
#include "poison.h"

static bool is_poison(const void *bytes, size_t size) {
    const unsigned char *at = bytes;
    for (size_t i = 0; i < size; i++) {
        if (at[i] != POISON) {
            return false;
        }
    }
    return true;
}

static void test_unfilled_bytes(void **state) {
    (void)state;
    fixture_setup(1, 4, 64 * MPP_PAGE_SIZE);
    k_venc_pack packs[FIXTURE_PACKS] = { 0 };
    k_venc_stream stream = { .pack = packs };
    k_venc_chn_status status = { 0 };
    assert_int_not_equal(kd_mpi_venc_query_status(0, &status), 0);
    assert_true(is_poison(&status, sizeof(status)));
    assert_int_not_equal(fixture_get(0, &stream, 0), 0);
    assert_true(is_poison(packs, sizeof(packs)));

    fixture_open(0, fixture_attr(K_PT_H264, VENC_PROFILE_H264_MAIN, 128, 64));
    fixture_bind_camera(0, 128, 64);
    assert_int_equal(vmpp_camera_start(0), 0);
    assert_int_equal(fixture_get(0, &stream, 1000), 0);
    assert_in_range(stream.pack_cnt, 1, FIXTURE_PACKS - 1);
    assert_int_not_equal(packs[stream.pack_cnt - 1].len, 0);
    assert_true(is_poison(packs + stream.pack_cnt, (FIXTURE_PACKS - stream.pack_cnt) * sizeof(packs[0])));

    assert_int_equal(kd_mpi_venc_release_stream(0, &stream), 0);
    fixture_release_camera();
    fixture_close(0);
    fixture_teardown();
}

// A pack is overwritten when it is released, alone or with its channel.
static void test_released_packs(void **state) {
    (void)state;
    fixture_setup(1, 4, 64 * MPP_PAGE_SIZE);
    fixture_open(0, fixture_attr(K_PT_JPEG, VENC_PROFILE_NONE, 128, 64));
    fixture_bind_camera(0, 128, 64);
    assert_int_equal(vmpp_camera_start(0), 0);
    void *mapped[2];
    k_venc_pack packs[2];
    for (int i = 0; i < 2; i++) {
        k_venc_stream stream = { .pack = &packs[i], .pack_cnt = 1 };
        assert_int_equal(kd_mpi_venc_get_stream(0, &stream, 1000), 0);
        mapped[i] = kd_mpi_sys_mmap(packs[i].phys_addr, packs[i].len);
        assert_memory_equal(mapped[i], "\xff\xd8\xff", 3);
    }
    k_venc_stream first = { .pack = &packs[0], .pack_cnt = 1 };
    assert_int_equal(kd_mpi_venc_release_stream(0, &first), 0);
    assert_true(is_poison(mapped[0], packs[0].len));
    assert_false(is_poison(mapped[1], packs[1].len));
    fixture_release_camera();
    fixture_close(0);
    assert_true(is_poison(mapped[1], packs[1].len));
    for (int i = 0; i < 2; i++) {
        assert_int_equal(kd_mpi_sys_munmap(mapped[i], packs[i].len), 0);
    }
    fixture_teardown();
}

static FILE *captured;
static int stderr_before;

static void capture_stderr(void) {
    captured = tmpfile();
    assert_non_null(captured);
    stderr_before = dup(STDERR_FILENO);
    assert_int_not_equal(dup2(fileno(captured), STDERR_FILENO), -1);
}

// Whether stderr has that text, or none at all (NULL), since capture_stderr().
static bool captured_has(const char *text) {
    char output[256] = "";
    assert_int_not_equal(dup2(stderr_before, STDERR_FILENO), -1);
    close(stderr_before);
    rewind(captured);
    size_t size = fread(output, 1, sizeof(output) - 1, captured);
    fclose(captured);
    return text == NULL ? size == 0 : strstr(output, text) != NULL;
}

static k_s32 create_and_destroy(k_venc_chn_attr *attr) {
    k_s32 result = kd_mpi_venc_create_chn(0, attr);
    return result != 0 ? result : kd_mpi_venc_destroy_chn(0);
}

static void test_uncleared_bytes(void **state) {
    (void)state;
    fixture_setup(1, 4, 64 * MPP_PAGE_SIZE);
    fixture_attach(0);
    k_venc_chn_attr attr = fixture_attr(K_PT_JPEG, VENC_PROFILE_NONE, 128, 64);
    capture_stderr();
    assert_int_equal(create_and_destroy(&attr), 0);
    assert_true(captured_has(NULL));
    // The video modes have more members than JPEG's.
    attr.rc_attr.vbr.bit_rate = 1;
#if MPP_GENERATION_B
    assert_int_equal(kd_mpi_venc_attach_vb_pool(0, 0), 0);
#endif
    capture_stderr();
    assert_int_equal(create_and_destroy(&attr), 0);
    assert_true(captured_has("kd_mpi_venc_create_chn: rc_attr: unused bytes are not zero (0x01); clear the struct first"));

    k_vb_pool_config config = { .blk_size = MPP_PAGE_SIZE, .blk_cnt = 1, .mmz_name = "a\0b" };
    capture_stderr();
    k_s32 pool = kd_mpi_vb_create_pool(&config);
    assert_true(captured_has("kd_mpi_vb_create_pool: mmz_name after its end: unused bytes are not zero (0x62)"));
    assert_int_equal(kd_mpi_vb_destory_pool((k_u32)pool), 0);
    fixture_teardown();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_unfilled_bytes),
        cmocka_unit_test(test_released_packs),
        cmocka_unit_test(test_uncleared_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
