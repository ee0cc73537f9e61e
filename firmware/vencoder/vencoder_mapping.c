// SPDX-License-Identifier: MIT
// Maps output buffers: one mapping per buffer, made at its first pack and kept until Destroy.
#include "vencoder_mapping.h"

#include "vencoder_tables.h"

static bool has_pack(const vencoder_mapping_t *mapping, const k_venc_pack *pack) {
    return pack->phys_addr >= mapping->phys_addr && pack->phys_addr + pack->len <= mapping->phys_addr + mapping->size;
}

// Begins at the last one used: drivers use the same buffer again, or one after the other.
static vencoder_mapping_t *find_mapping(vencoder_channel_t *channel, const k_venc_pack *pack) {
    k_u32 at = channel->last_mapping;
    for (k_u32 i = 0; i < channel->mapping_count; i++, at++) {
        at = at < channel->mapping_count ? at : 0;
        if (has_pack(&channel->mappings[at], pack)) {
            channel->last_mapping = at;
            return &channel->mappings[at];
        }
    }
    return NULL;
}

// Sets the range to map for a pack: its whole block if the VB knows it, otherwise its pages.
static void set_range(const vencoder_channel_t *channel, const k_venc_pack *pack, vencoder_mapping_t *mapping) {
    k_u64 end = pack->phys_addr + pack->len;
    k_vb_blk_handle block = kd_mpi_vb_phyaddr_to_handle(pack->phys_addr);
    k_u64 start = block == VB_INVALID_HANDLE ? 0 : kd_mpi_vb_handle_to_phyaddr(block);
    if (start != 0 && start <= pack->phys_addr && end <= start + channel->buf_size) {
        mapping->phys_addr = start;
        mapping->size = (k_u32)channel->buf_size;
        return;
    }
    mapping->phys_addr = pack->phys_addr & ~(MPP_PAGE_SIZE - 1);
    mapping->size = (k_u32)(((end + MPP_PAGE_SIZE - 1) & ~(MPP_PAGE_SIZE - 1)) - mapping->phys_addr);
}

uint8_t *vencoder_map(vencoder_channel_t *channel, const k_venc_pack *pack) {
    vencoder_mapping_t *mapping = find_mapping(channel, pack);
    if (mapping == NULL) {
        if (channel->mapping_count == channel->mapping_capacity) {
            return NULL;
        }
        mapping = &channel->mappings[channel->mapping_count];
        set_range(channel, pack, mapping);
        mapping->virt_addr = kd_mpi_sys_mmap(mapping->phys_addr, mapping->size);
        if (mapping->virt_addr == NULL) {
            return NULL;
        }
        channel->last_mapping = channel->mapping_count++;
    }
    return mapping->virt_addr + (pack->phys_addr - mapping->phys_addr);
}

bool vencoder_unmap_all(vencoder_channel_t *channel, binding_result_t *result) {
    // Views of packs that the driver refused to release end before their memory is gone.
    vencoder_untrack_all(channel);
    while (channel->mapping_count > 0) {
        const vencoder_mapping_t *mapping = &channel->mappings[channel->mapping_count - 1];
        if (kd_mpi_sys_munmap(mapping->virt_addr, mapping->size) != 0) {
            // munmap has no error codes.
            return vencoder_check(K_ERR_SYS_BADADDR, "kd_mpi_sys_munmap", result);
        }
        channel->mapping_count--;
    }
    return true;
}
