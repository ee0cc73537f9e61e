// SPDX-License-Identifier: MIT
// Faults and the leak check: which calls fail, and which resources are reported.
#include <string.h>

#include "faults.h"
#include "fixture.h"

static char message[512];

static void expect_error(const char *text, const char *reason) {
    assert_false(vmpp_fault_add(text, message, sizeof(message)));
    assert_non_null(strstr(message, reason));
}

static void test_syntax(void **state) {
    (void)state;
    expect_error("", "is not an MPP function");
    expect_error("kd_mpi_venc_stop", "kd_mpi_venc_stop is not an MPP function");
    expect_error("kd_mpi_venc_stop_chn", "no call number");
    expect_error("kd_mpi_venc_stop_chn:0", "no call number");
    expect_error("kd_mpi_venc_stop_chn:+", "no call number");
    expect_error("kd_mpi_venc_stop_chn:1x", "no call number");
    expect_error("kd_mpi_venc_stop_chn:1:K_ERR_VENC_BUSY", "K_ERR_VENC_NOT_PERM, K_ERR_VENC_UNEXIST");
    expect_error("kd_mpi_venc_stop_chn:1:", "K_ERR_VENC_NOT_PERM");
    assert_true(vmpp_fault_add("kd_mpi_venc_stop_chn:1:-5", message, sizeof(message)));
    vmpp_faults_clear();
}

// The results of three calls on a channel that does not exist.
static void expect_calls(const char *fault, k_s32 first, k_s32 second, k_s32 third) {
    assert_true(vmpp_fault_add(fault, message, sizeof(message)));
    k_s32 expected[] = { first, second, third };
    for (int i = 0; i < 3; i++) {
        assert_int_equal(kd_mpi_venc_stop_chn(0), expected[i]);
    }
    // Other functions are not affected.
    assert_int_equal(kd_mpi_venc_start_chn(0), K_ERR_VENC_UNEXIST);
    vmpp_faults_clear();
    assert_int_equal(kd_mpi_venc_stop_chn(0), K_ERR_VENC_UNEXIST);
}

static void test_which_call(void **state) {
    (void)state;
    expect_calls("kd_mpi_venc_stop_chn:2", K_ERR_VENC_UNEXIST, K_ERR_VENC_NOT_PERM, K_ERR_VENC_UNEXIST);
    expect_calls("kd_mpi_venc_stop_chn:2+", K_ERR_VENC_UNEXIST, K_ERR_VENC_NOT_PERM, K_ERR_VENC_NOT_PERM);
    expect_calls("kd_mpi_venc_stop_chn:1:0xA0098012", K_ERR_VENC_BUSY, K_ERR_VENC_UNEXIST, K_ERR_VENC_UNEXIST);
    expect_calls("kd_mpi_venc_stop_chn:3:K_ERR_VENC_INVALID_CHNID", K_ERR_VENC_UNEXIST, K_ERR_VENC_UNEXIST,
        K_ERR_VENC_INVALID_CHNID);
}

static void test_pointers_and_heap(void **state) {
    (void)state;
    k_u64 phys;
    void *address;
    assert_int_equal(kd_mpi_sys_mmz_alloc(&phys, &address, "", "", MPP_PAGE_SIZE), 0);
    assert_true(vmpp_fault_add("kd_mpi_sys_mmap:1", message, sizeof(message)));
    assert_null(kd_mpi_sys_mmap(phys, MPP_PAGE_SIZE));
    void *mapped = kd_mpi_sys_mmap(phys, MPP_PAGE_SIZE);
    assert_non_null(mapped);
    assert_true(vmpp_fault_add("malloc:2", message, sizeof(message)));
    void *heap = calloc(1, 1);
    assert_non_null(heap);
    assert_null(malloc(1));
    free(heap);
    vmpp_faults_clear();
    assert_int_equal(kd_mpi_sys_munmap(mapped, MPP_PAGE_SIZE), 0);
    assert_int_equal(kd_mpi_sys_mmz_free(phys, address), 0);
}

static char lines[4096];

static void append_line(const char *text, void *context) {
    (void)context;
    strncat(lines, text, sizeof(lines) - strlen(lines) - 1);
    strncat(lines, "\n", sizeof(lines) - strlen(lines) - 1);
}

static unsigned int outstanding(void) {
    lines[0] = '\0';
    return vmpp_leak_check(append_line, NULL);
}

static void expect_line(const char *text) {
    if (strstr(lines, text) == NULL) {
        fail_msg("not reported: %s\n%s", text, lines);
    }
}

static void test_leak_check(void **state) {
    (void)state;
    fixture_setup(1, 4, 64 * MPP_PAGE_SIZE);
    assert_int_equal(outstanding(), 0);
    fixture_open(0, fixture_attr(K_PT_H264, VENC_PROFILE_H264_MAIN, 128, 64));
    fixture_bind_camera(0, 128, 64);
    assert_int_equal(vmpp_camera_start(0), 0);
    k_venc_pack packs[FIXTURE_PACKS];
    k_venc_stream stream = { .pack = packs, .pack_cnt = 1 };
    assert_int_equal(kd_mpi_venc_get_stream(0, &stream, 1000), 0);
    void *mapped = kd_mpi_sys_mmap(packs[0].phys_addr, packs[0].len);
    assert_non_null(mapped);

    assert_true(outstanding() >= 5);
    expect_line("bind of (6, 0, 0) to (9, 0, 0), acquired by fixture_bind_camera (fixture.c:");
    expect_line("channel 0, started, acquired by fixture_create (fixture.c:");
    expect_line(" of channel 0, acquired by test_leak_check (fault_test.c:");
    expect_line("with kd_mpi_venc_get_stream, call ");
    expect_line("mapping of ");
    expect_line("block ");
#if MPP_GENERATION_B
    expect_line("pool 0 of 4 blocks of 262144 bytes, acquired by fixture_attach (fixture.c:");
    expect_line("pool 0 attached to channel 0");
#endif

    assert_int_equal(kd_mpi_sys_munmap(mapped, packs[0].len), 0);
    assert_int_equal(kd_mpi_venc_release_stream(0, &stream), 0);
    fixture_release_camera();
    fixture_close(0);
#if MPP_GENERATION_B
    assert_int_equal(outstanding(), 1);
    assert_int_equal(kd_mpi_vb_destory_pool(0), 0);
#endif
    assert_int_equal(outstanding(), 0);
    fixture_teardown();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_syntax),
        cmocka_unit_test(test_which_call),
        cmocka_unit_test(test_pointers_and_heap),
        cmocka_unit_test(test_leak_check),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
