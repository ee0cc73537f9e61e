// SPDX-License-Identifier: MIT
// /dev/vb_device, with the requests of generation A's libvb.a. The driver's
// functions have no error code for "none", so ioctl() adds one here.
#include <string.h>

#include "device.h"

typedef struct {
    k_u32 pool_id;
    k_u64 reserved;
    k_u32 blk_size;
    k_vb_blk_handle handle;
    k_char mmz_name[MAX_MMZ_NAME_LEN];
} block_t;

static k_s32 set_config(void *argument, call_log_t *log) {
    const k_vb_config *config = argument;
    call_log_number(log, "max_pool_cnt", config->max_pool_cnt);
    call_log_open(log, "pools");
    for (k_u32 i = 0; i < VB_MAX_COMM_POOLS; i++) {
        call_log_next(log, i);
        call_log_number(log, "blk_cnt", config->comm_pool[i].blk_cnt);
        call_log_number(log, "blk_size", (long long)config->comm_pool[i].blk_size);
        call_log_number(log, "mode", config->comm_pool[i].mode);
    }
    call_log_close(log, VB_MAX_COMM_POOLS);
    return kd_mpi_vb_set_config(config);
}

static k_s32 get_config(void *argument, call_log_t *log) {
    (void)log;
    return kd_mpi_vb_get_config(argument);
}

static k_s32 init_vb(void *argument, call_log_t *log) {
    (void)argument;
    (void)log;
    return kd_mpi_vb_init();
}

static k_s32 exit_vb(void *argument, call_log_t *log) {
    (void)argument;
    (void)log;
    return kd_mpi_vb_exit();
}

// The library passes the pool's configuration in the struct that describes pools.
static k_s32 create_pool(void *argument, call_log_t *log) {
    k_vb_pool_info *info = argument;
    k_vb_pool_config config = { .blk_size = info->blk_size, .blk_cnt = info->blk_cnt, .mode = info->remap_mode };
    memcpy(config.mmz_name, info->mmz_name, sizeof(config.mmz_name));
    call_log_number(log, "blk_cnt", config.blk_cnt);
    call_log_number(log, "blk_size", (long long)config.blk_size);
    info->pool_id = (k_u32)kd_mpi_vb_create_pool(&config);
    call_log_number(log, "pool_id", info->pool_id);
    return info->pool_id != VB_INVALID_POOLID ? 0 : K_ERR_VB_NOMEM;
}

HANDLE_NUMBER(destroy_pool, "pool_id", kd_mpi_vb_destory_pool)
HANDLE_NUMBER(release_block, "handle", kd_mpi_vb_release_block)

static k_s32 get_block(void *argument, call_log_t *log) {
    block_t *block = argument;
    call_log_number(log, "pool_id", block->pool_id);
    call_log_number(log, "blk_size", block->blk_size);
    block->handle = kd_mpi_vb_get_block(block->pool_id, block->blk_size, block->mmz_name);
    call_log_number(log, "handle", block->handle);
    return block->handle != VB_INVALID_HANDLE ? 0 : K_ERR_VB_NOBUF;
}

static k_s32 phyaddr_to_handle(void *argument, call_log_t *log) {
    k_u64 *value = argument;
    call_log_number(log, "phys_addr", (long long)*value);
    k_vb_blk_handle handle = kd_mpi_vb_phyaddr_to_handle(*value);
    *value = handle;
    return handle != VB_INVALID_HANDLE ? 0 : K_ERR_VB_UNEXIST;
}

static k_s32 handle_to_phyaddr(void *argument, call_log_t *log) {
    k_u64 *value = argument;
    call_log_number(log, "handle", (long long)*value);
    *value = kd_mpi_vb_handle_to_phyaddr((k_vb_blk_handle)*value);
    return *value != 0 ? 0 : K_ERR_VB_UNEXIST;
}

static k_s32 handle_to_pool_id(void *argument, call_log_t *log) {
    k_u32 *value = argument;
    k_vb_blk_handle handle = *value;
    call_log_number(log, "handle", handle);
    *value = (k_u32)kd_mpi_vb_handle_to_pool_id(handle);
    return kd_mpi_vb_handle_to_phyaddr(handle) != 0 ? 0 : K_ERR_VB_UNEXIST;
}

static k_s32 set_supplement_config(void *argument, call_log_t *log) {
    (void)log;
    return kd_mpi_vb_set_supplement_config(argument);
}

static k_s32 get_supplement_config(void *argument, call_log_t *log) {
    (void)log;
    return kd_mpi_vb_get_supplement_config(argument);
}

static const request_t requests[] = {
    { _IOW(K_IOC_TYPE_VB, 0, k_vb_config), "set_config", set_config },
    { _IOWR(K_IOC_TYPE_VB, 1, k_vb_config), "get_config", get_config },
    { _IO(K_IOC_TYPE_VB, 2), "init", init_vb },
    { _IO(K_IOC_TYPE_VB, 3), "exit", exit_vb },
    { _IOWR(K_IOC_TYPE_VB, 4, k_vb_pool_info), "create_pool", create_pool },
    { _IOW(K_IOC_TYPE_VB, 5, k_u32), "destroy_pool", destroy_pool },
    { _IOWR(K_IOC_TYPE_VB, 6, block_t), "get_block", get_block },
    { _IOW(K_IOC_TYPE_VB, 7, k_vb_blk_handle), "release_block", release_block },
    { _IOW(K_IOC_TYPE_VB, 8, k_u64), "phyaddr_to_handle", phyaddr_to_handle },
    { _IOW(K_IOC_TYPE_VB, 9, k_u64), "handle_to_phyaddr", handle_to_phyaddr },
    { _IOW(K_IOC_TYPE_VB, 10, k_vb_blk_handle), "handle_to_pool_id", handle_to_pool_id },
    { _IOW(K_IOC_TYPE_VB, 20, k_vb_supplement_config), "set_supplement_config", set_supplement_config },
    { _IOW(K_IOC_TYPE_VB, 21, k_vb_supplement_config), "get_supplement_config", get_supplement_config },
};

const device_t vb_device = { .path = "/dev/vb_device", REQUESTS(requests) };
