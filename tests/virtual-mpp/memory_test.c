// SPDX-License-Identifier: MIT
// Media memory, video buffers and binds.
#include "fixture.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void mappings_share_memory(void **state) {
    (void)state;
    k_u64 phys;
    void *first;
    assert_int_equal(kd_mpi_sys_mmz_alloc(&phys, &first, "test", "anonymous", 10000), 0);
    memset(first, 0x5a, 10000);
    uint8_t *second = kd_mpi_sys_mmap(phys + 5000, 100);
    assert_non_null(second);
    assert_int_equal(second[99], 0x5a);
    assert_int_equal(kd_mpi_sys_mmz_flush_cache(phys, first, 10000), 0);
    assert_int_equal(kd_mpi_sys_munmap(second, 4097), -1);
    // The library rounds to pages.
    assert_int_equal(kd_mpi_sys_munmap(second, 99), 0);
    assert_int_equal(kd_mpi_sys_munmap(second, 99), -1);
    assert_int_equal(kd_mpi_sys_mmz_free(phys + 4096, first), K_ERR_MMZ_USERDEV_NULL_PTR);
    assert_int_equal(kd_mpi_sys_mmz_free(phys, first), 0);
    assert_int_equal(kd_mpi_sys_mmz_free(phys, first), K_ERR_MMZ_USERDEV_NULL_PTR);
}

static void memory_is_limited(void **state) {
    (void)state;
    k_u64 phys;
    void *address;
    assert_null(kd_mpi_sys_mmap(0, 4096));
    assert_null(kd_mpi_sys_mmap(0x10000000, 4096));
    assert_int_equal(kd_mpi_sys_mmz_alloc(&phys, &address, NULL, NULL, 0xffffffff), K_ERR_MMZ_USERDEV_NOMEM);
    assert_int_equal(kd_mpi_sys_mmz_alloc(&phys, &address, NULL, NULL, 0), K_ERR_MMZ_USERDEV_NOMEM);
    assert_int_equal(kd_mpi_sys_mmz_alloc(&phys, &address, NULL, "other", 4096), K_ERR_MMZ_USERDEV_NOMEM);
    assert_int_equal(kd_mpi_sys_mmz_alloc_cached(&phys, &address, NULL, "other", 4096), K_ERR_MMZ_USERDEV_NOMEM);
    assert_int_equal(kd_mpi_sys_mmz_alloc(NULL, &address, NULL, NULL, 1), K_ERR_SYS_NULL_PTR);
    assert_int_equal(kd_mpi_sys_mmz_flush_cache(0x10000000, NULL, 1), K_ERR_SYS_NULL_PTR);
    assert_int_equal(kd_mpi_sys_mmz_flush_cache(0x10000000, &phys, 1), K_ERR_MMZ_USERDEV_ILLEGAL_PARAM);
    assert_int_equal(kd_mpi_sys_munmap(NULL, 1), -1);
}

static void stale_mapping_faults(void **state) {
    (void)state;
    k_u64 phys;
    void *address;
    assert_int_equal(kd_mpi_sys_mmz_alloc(&phys, &address, NULL, NULL, 4096), 0);
    assert_int_equal(kd_mpi_sys_mmz_free(phys, address), 0);
    pid_t child = fork();
    if (child == 0) {
        signal(SIGSEGV, SIG_DFL);
        *(volatile char *)address = 1;
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
}

static void pools_count_references(void **state) {
    (void)state;
    k_vb_pool_config config = { .blk_size = 5000, .blk_cnt = 2 };
    k_u32 pool_id = (k_u32)kd_mpi_vb_create_pool(&config);
    assert_int_equal(pool_id, VB_INVALID_POOLID);
    fixture_setup(1, 1, 4096);
    pool_id = (k_u32)kd_mpi_vb_create_pool(&config);
    assert_int_not_equal(pool_id, VB_INVALID_POOLID);

    k_vb_blk_handle first = kd_mpi_vb_get_block(pool_id, 5000, NULL);
    assert_int_equal(kd_mpi_vb_get_block(pool_id, 5001, NULL), VB_INVALID_HANDLE);
    k_vb_blk_handle second = kd_mpi_vb_get_block(pool_id, 1, NULL);
    // The pool's number above the block's 16 bits.
    assert_int_equal(first, pool_id << 16);
    assert_int_equal(second, pool_id << 16 | 1);
    assert_int_equal(kd_mpi_vb_get_block(pool_id, 1, NULL), VB_INVALID_HANDLE);
    k_u64 phys = kd_mpi_vb_handle_to_phyaddr(second);
    // Steps of 1 KiB.
    assert_int_equal(phys - kd_mpi_vb_handle_to_phyaddr(first), 5120);
    assert_int_equal(kd_mpi_vb_phyaddr_to_handle(phys + 100), second);
    assert_int_equal(kd_mpi_vb_handle_to_pool_id(second), (k_s32)pool_id);

    assert_int_equal(kd_mpi_vb_destory_pool(pool_id), K_ERR_VB_BUSY);
    assert_int_equal(kd_mpi_vb_exit(), -1);
    assert_int_equal(kd_mpi_vb_release_block(first), 0);
    assert_int_equal(kd_mpi_vb_release_block(first), K_ERR_VB_NOT_PERM);
    assert_int_equal(kd_mpi_vb_release_block(second), 0);
    assert_int_equal(kd_mpi_vb_destory_pool(pool_id), 0);
    assert_int_equal(kd_mpi_vb_destory_pool(pool_id), MPP_GENERATION_A ? K_ERR_VB_ILLEGAL_PARAM : K_ERR_VB_UNEXIST);
    assert_int_equal(kd_mpi_vb_release_block(second), -1);
    assert_int_equal(kd_mpi_vb_release_block(VB_INVALID_HANDLE), -1);
    assert_int_equal(kd_mpi_vb_handle_to_phyaddr(VB_INVALID_HANDLE), 0);
    fixture_teardown();
}

static void pools_have_256_blocks(void **state) {
    (void)state;
    fixture_setup(1, 1, 4096);
    k_vb_pool_config config = { .blk_size = 1024, .blk_cnt = VB_SINGLE_MAX_BLKS + 1 };
    assert_int_equal((k_u32)kd_mpi_vb_create_pool(&config), VB_INVALID_POOLID);
    config.blk_cnt--;
    k_u32 pool_id = (k_u32)kd_mpi_vb_create_pool(&config);
    assert_int_not_equal(pool_id, VB_INVALID_POOLID);
    assert_int_equal(kd_mpi_vb_destory_pool(pool_id), 0);
    fixture_teardown();
}

// The first test: VB keeps its configuration.
static void init_needs_a_configuration(void **state) {
    (void)state;
    assert_int_equal(kd_mpi_vb_init(), K_ERR_VB_NOTREADY);
    k_vb_config config = { .max_pool_cnt = 0 };
    assert_int_equal(kd_mpi_vb_set_config(&config), 0);
    assert_int_equal(kd_mpi_vb_init(), 0);
    assert_int_equal(kd_mpi_vb_init(), 0);
    fixture_teardown();
}

static void smallest_common_pool_is_used(void **state) {
    (void)state;
    k_vb_config config = { .max_pool_cnt = 2, .comm_pool = { { .blk_size = 8192, .blk_cnt = 1 }, { .blk_size = 4096, .blk_cnt = 1 } } };
    assert_int_equal(kd_mpi_vb_set_config(NULL), K_ERR_VB_NULL_PTR);
    assert_int_equal(kd_mpi_vb_set_config(&config), 0);
    assert_int_equal(kd_mpi_vb_init(), 0);
    assert_int_equal(kd_mpi_vb_set_config(&config), K_ERR_VB_BUSY);
    k_vb_blk_handle small = kd_mpi_vb_get_block(VB_INVALID_POOLID, 4000, NULL);
    k_vb_blk_handle large = kd_mpi_vb_get_block(VB_INVALID_POOLID, 4000, NULL);
    assert_int_equal(kd_mpi_vb_handle_to_pool_id(small), 1);
    assert_int_equal(kd_mpi_vb_handle_to_pool_id(large), 0);
    assert_int_equal(kd_mpi_vb_destory_pool(1), K_ERR_VB_NOT_PERM);
    assert_int_equal(kd_mpi_vb_release_block(small), 0);
    assert_int_equal(kd_mpi_vb_release_block(large), 0);
    k_vb_config read;
    assert_int_equal(kd_mpi_vb_get_config(&read), 0);
    assert_memory_equal(&read, &config, sizeof(config));
    fixture_teardown();
}

static void pools_need_media_memory(void **state) {
    (void)state;
    k_vb_config config = { .max_pool_cnt = 1, .comm_pool = { { .blk_size = 16 << 20, .blk_cnt = 100 } } };
    assert_int_equal(kd_mpi_vb_set_config(&config), 0);
    assert_int_equal(kd_mpi_vb_init(), K_ERR_VB_NOMEM);
    config.max_pool_cnt = VB_MAX_POOLS + 1;
    assert_int_equal(kd_mpi_vb_set_config(&config), K_ERR_VB_ILLEGAL_PARAM);
    fixture_teardown();
}

// Sets the size of media memory, 0: the default.
static bool set_size(uint64_t size) {
    char message[128];
    vmpp_options_t options = { .mmz_size = size };
    return vmpp_configure(&options, message, sizeof(message));
}

static void memory_has_the_requested_size(void **state) {
    (void)state;
    assert_int_equal(vmpp_mmz_size(), 512 << 20);
    assert_true(set_size(70 << 20));
    assert_int_equal(vmpp_mmz_size(), 70 << 20);
    k_u64 phys;
    k_u64 other;
    void *address;
    assert_int_equal(kd_mpi_sys_mmz_alloc(&phys, &address, NULL, NULL, (70 << 20) + 1), K_ERR_MMZ_USERDEV_NOMEM);
    assert_int_equal(kd_mpi_sys_mmz_alloc(&phys, &address, NULL, NULL, 70 << 20), 0);
    void *second;
    assert_int_equal(kd_mpi_sys_mmz_alloc(&other, &second, NULL, NULL, 1), K_ERR_MMZ_USERDEV_NOMEM);
    assert_false(set_size(0));
    memset(address, 1, 70 << 20);
    assert_int_equal(kd_mpi_sys_mmz_free(phys, address), 0);
    assert_true(set_size(0));
    assert_int_equal(vmpp_mmz_size(), 512 << 20);
}

// A camera of generation B allocates its six frames at start; generation A uses the program's common pools.
static void camera_allocates_frames(void **state) {
    (void)state;
    assert_true(set_size(19 << 20));
    k_vb_config config = { .max_pool_cnt = 1, .comm_pool = { { .blk_size = 2 << 20, .blk_cnt = 1 } } };
    assert_int_equal(kd_mpi_vb_set_config(&config), 0);
    assert_int_equal(kd_mpi_vb_init(), 0);
    assert_int_equal(vmpp_camera_set_chn(0, 0, 1920, 1080, PIXEL_FORMAT_YUV_SEMIPLANAR_420), 0);
    assert_int_equal(vmpp_camera_start(0), MPP_GENERATION_B ? VMPP_CAMERA_NOMEM : 0);
    assert_int_equal(vmpp_camera_stop(0), 0);
    assert_int_equal(vmpp_camera_set_chn(0, 0, 1280, 720, PIXEL_FORMAT_YUV_SEMIPLANAR_420), 0);
    assert_int_equal(vmpp_camera_start(0), 0);
    k_u64 phys;
    void *address;
    k_u32 rest = MPP_GENERATION_B ? 9 << 20 : 17 << 20;
    assert_int_equal(kd_mpi_sys_mmz_alloc(&phys, &address, NULL, NULL, rest + (1 << 20)), K_ERR_MMZ_USERDEV_NOMEM);
    assert_int_equal(kd_mpi_sys_mmz_alloc(&phys, &address, NULL, NULL, rest), 0);
    assert_int_equal(kd_mpi_sys_mmz_free(phys, address), 0);
    fixture_teardown();
    assert_true(set_size(0));
}

static void links_need_no_channels(void **state) {
    (void)state;
    k_mpp_chn camera = { .mod_id = K_ID_VI };
    k_mpp_chn other = { .mod_id = K_ID_VI, .chn_id = 1 };
    k_mpp_chn venc = { .mod_id = K_ID_VENC, .chn_id = 3 };
    k_mpp_chn found;
    assert_int_equal(kd_mpi_sys_get_bind_by_dest(&venc, &found), K_ERR_SYS_UNEXIST);
    assert_int_equal(kd_mpi_sys_bind(&camera, &venc), 0);
    assert_int_equal(kd_mpi_sys_bind(&other, &venc), K_ERR_SYS_EXIST);
    assert_int_equal(kd_mpi_sys_get_bind_by_dest(&venc, &found), 0);
    assert_memory_equal(&found, &camera, sizeof(found));
    assert_int_equal(kd_mpi_sys_unbind(&other, &venc), K_ERR_SYS_UNEXIST);
    assert_int_equal(kd_mpi_sys_unbind(&camera, &venc), 0);
    assert_int_equal(kd_mpi_sys_unbind(&camera, &venc), 0);
    venc.chn_id = 4;
    assert_int_equal(kd_mpi_sys_bind(&camera, &venc), K_ERR_SYS_INVALID_CHNID);
    assert_int_equal(kd_mpi_sys_bind(NULL, &venc), K_ERR_SYS_NULL_PTR);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(init_needs_a_configuration),
        cmocka_unit_test(mappings_share_memory),
        cmocka_unit_test(memory_is_limited),
        cmocka_unit_test(stale_mapping_faults),
        cmocka_unit_test(pools_count_references),
        cmocka_unit_test(pools_have_256_blocks),
        cmocka_unit_test(smallest_common_pool_is_used),
        cmocka_unit_test(pools_need_media_memory),
        cmocka_unit_test(memory_has_the_requested_size),
        cmocka_unit_test(camera_allocates_frames),
        cmocka_unit_test(links_need_no_channels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
