// SPDX-License-Identifier: MIT
// Releases what a channel has, in the order that the driver requires.
#include "vencoder_teardown.h"

#include "vencoder_driver.h"
#include "vencoder_mapping.h"
#include "vencoder_osd.h"
#include "vencoder_output.h"
#include "vencoder_stream.h"
#include "vencoder_tables.h"

bool vencoder_stop_in_driver(vencoder_channel_t *channel, binding_result_t *result) {
    vencoder_packs_release_all(channel);
    k_s32 code = kd_mpi_venc_stop_chn((k_u32)vencoder_channel_number(channel));
    if (!vencoder_check(code, "kd_mpi_venc_stop_chn", result)) {
        return false;
    }
    vencoder_end_epoch(channel);
    vencoder_packs_drain(channel);
    return vencoder_enter_next_state(channel, VENCODER_CALL_STOP);
}

bool vencoder_undo_create(vencoder_channel_t *channel, binding_result_t *result) {
    bool is_undone = vencoder_osd_detach(channel, result) && vencoder_output_detach(channel, result) && vencoder_destroy_in_driver(channel, result) && vencoder_unmap_all(channel, result);
    if (is_undone) {
        vencoder_tables_free(channel);
    }
    return is_undone;
}

bool vencoder_teardown(vencoder_channel_t *channel, binding_result_t *result) {
    binding_result_t stopped;
    bool is_stopped = channel->state != VENCODER_STATE_RUNNING || vencoder_stop_in_driver(channel, &stopped);
    // After a raw stop_chn by the script, the channel can be destroyed.
    bool may_continue = is_stopped || stopped.code == K_ERR_VENC_NOT_PERM || stopped.code == K_ERR_VENC_UNEXIST;
    if (may_continue && vencoder_undo_create(channel, result) && vencoder_output_free(channel, result)) {
        return true;
    }
    if (!is_stopped) {
        *result = stopped;
    }
    return false;
}

bool vencoder_reclaim_orphan(vencoder_channel_t *channel, binding_result_t *result) {
    if (channel->owner != NULL) {
        return true;
    }
    bool is_orphan = vencoder_is_created(channel) || channel->is_in_driver;
    bool is_nobodys = channel->buffers_owner == NULL && channel->own_of == NULL;
    bool has_orphan_buffers = is_nobodys && (channel->state != VENCODER_STATE_BARE || channel->is_requested);
    if (!is_orphan && !has_orphan_buffers) {
        return true;
    }
    if (!vencoder_teardown(channel, result) || (has_orphan_buffers && !vencoder_release_request(channel, result))) {
        return false;
    }
    vencoder_enter_next_state(channel, VENCODER_CALL_DESTROY);
    if (has_orphan_buffers) {
        vencoder_reset(channel);
    }
    return true;
}

static void leave(vencoder_channel_t *channel, const void *owner) {
    if (channel->owner == owner) {
        channel->owner = NULL;
    }
    if (channel->buffers_owner == owner) {
        // Another object may have created the channel over these buffers.
        channel->buffers_owner = channel->owner;
    }
    if (channel->own_of == owner) {
        vencoder_set_own_of(channel, NULL);
    }
}

bool vencoder_release_owned(vencoder_channel_t *channel, const void *owner, binding_result_t *result) {
    const void *channel_owner = channel->owner;
    const void *buffers_owner = channel->buffers_owner;
    const void *own_of = channel->own_of;
    if (channel_owner != owner && buffers_owner != owner && own_of != owner) {
        return true;
    }
    leave(channel, owner);
    if (vencoder_reclaim_orphan(channel, result)) {
        return true;
    }
    channel->owner = channel_owner;
    channel->buffers_owner = buffers_owner;
    vencoder_set_own_of(channel, own_of);
    return false;
}

void vencoder_disown(vencoder_channel_t *channel, void *owner) {
    leave(channel, owner);
    // A finaliser cannot report errors; retry once.
    binding_result_t ignored;
    if (!vencoder_reclaim_orphan(channel, &ignored)) {
        vencoder_reclaim_orphan(channel, &ignored);
    }
}
