// SPDX-License-Identifier: MIT
// Faults and the account: what fails when, and what is said to be held.
#include <string.h>

#include "faults.h"
#include "fixture.h"

#define PAGE (4096)

static char message[512];

static void expect_wrong(const char *text, const char *said) {
    assert_false(vmpp_fault_add(text, message, sizeof(message)));
    assert_non_null(strstr(message, said));
}

static void test_text(void **state) {
    (void)state;
    expect_wrong("", "no function of the MPP");
    expect_wrong("kd_mpi_venc_stop", "kd_mpi_venc_stop is no function of the MPP");
    expect_wrong("kd_mpi_venc_stop_chn", "which call fails");
    expect_wrong("kd_mpi_venc_stop_chn:0", "which call fails");
    expect_wrong("kd_mpi_venc_stop_chn:+", "which call fails");
    expect_wrong("kd_mpi_venc_stop_chn:1x", "which call fails");
    expect_wrong("kd_mpi_venc_stop_chn:1:K_ERR_VENC_BUSY", "K_ERR_VENC_NOT_PERM, K_ERR_VENC_UNEXIST");
    expect_wrong("kd_mpi_venc_stop_chn:1:", "K_ERR_VENC_NOT_PERM");
    assert_true(vmpp_fault_add("kd_mpi_venc_stop_chn:1:-5", message, sizeof(message)));
    vmpp_faults_forget();
}

// What four calls give that find the VB not configured.
static void expect_calls(const char *fault, k_s32 first, k_s32 second, k_s32 third) {
    assert_true(vmpp_fault_add(fault, message, sizeof(message)));
    k_s32 wanted[] = { first, second, third };
    for (int i = 0; i < 3; i++) {
        assert_int_equal(kd_mpi_venc_stop_chn(0), wanted[i]);
    }
    // Another function is none of its business.
    assert_int_equal(kd_mpi_venc_start_chn(0), K_ERR_VENC_UNEXIST);
    vmpp_faults_forget();
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
    assert_int_equal(kd_mpi_sys_mmz_alloc(&phys, &address, "", "", PAGE), 0);
    assert_true(vmpp_fault_add("kd_mpi_sys_mmap:1", message, sizeof(message)));
    assert_null(kd_mpi_sys_mmap(phys, PAGE));
    void *mapped = kd_mpi_sys_mmap(phys, PAGE);
    assert_non_null(mapped);
    assert_true(vmpp_fault_add("malloc:2", message, sizeof(message)));
    void *heap = calloc(1, 1);
    assert_non_null(heap);
    assert_null(malloc(1));
    free(heap);
    vmpp_faults_forget();
    assert_int_equal(kd_mpi_sys_munmap(mapped, PAGE), 0);
    assert_int_equal(kd_mpi_sys_mmz_free(phys, address), 0);
}

static char held[4096];

static void keep(const char *text, void *context) {
    (void)context;
    strncat(held, text, sizeof(held) - strlen(held) - 1);
    strncat(held, "\n", sizeof(held) - strlen(held) - 1);
}

static unsigned int account(void) {
    held[0] = '\0';
    return vmpp_account(keep, NULL);
}

static void expect_held(const char *text) {
    if (strstr(held, text) == NULL) {
        fail_msg("not held: %s\n%s", text, held);
    }
}

static void test_account(void **state) {
    (void)state;
    fixture_up(1, 4, 64 * PAGE);
    assert_int_equal(account(), 0);
    fixture_open(0, fixture_attr(K_PT_H264, VENC_PROFILE_H264_MAIN, 128, 64));
    fixture_bind_camera(0, 128, 64);
    assert_int_equal(vmpp_camera_start(0), 0);
    k_venc_pack packs[FIXTURE_PACKS];
    k_venc_stream stream = { .pack = packs, .pack_cnt = 1 };
    assert_int_equal(kd_mpi_venc_get_stream(0, &stream, 1000), 0);
    void *mapped = kd_mpi_sys_mmap(packs[0].phys_addr, packs[0].len);
    assert_non_null(mapped);

    assert_true(account() >= 5);
    expect_held("bind of (6, 0, 0) to (9, 0, 0), taken by fixture_bind_camera (fixture.c:");
    expect_held("channel 0, started, taken by fixture_create (fixture.c:");
    expect_held(" of channel 0, taken by test_account (fault_test.c:");
    expect_held("with kd_mpi_venc_get_stream, call ");
    expect_held("mapping of ");
    expect_held("block ");
#if MPP_GENERATION_B
    expect_held("pool 0 of 4 blocks of 262144 bytes, taken by fixture_attach (fixture.c:");
    expect_held("pool 0 attached to channel 0");
#endif

    assert_int_equal(kd_mpi_sys_munmap(mapped, packs[0].len), 0);
    assert_int_equal(kd_mpi_venc_release_stream(0, &stream), 0);
    fixture_release_camera();
    fixture_close(0);
#if MPP_GENERATION_B
    assert_int_equal(account(), 1);
    assert_int_equal(kd_mpi_vb_destory_pool(0), 0);
#endif
    assert_int_equal(account(), 0);
    fixture_down();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_which_call),
        cmocka_unit_test(test_pointers_and_heap),
        cmocka_unit_test(test_account),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
