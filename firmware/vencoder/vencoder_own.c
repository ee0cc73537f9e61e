// SPDX-License-Identifier: MIT
// Selects the channel of a call: by its number, or the object's own.
#include "vencoder_own.h"

#include "vencoder_driver.h"
#include "vencoder_state_check.h"
#include "vencoder_teardown.h"

vencoder_channel_t *vencoder_own_channel(const void *self) {
    for (int32_t chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        if (vencoder_channel(chn)->own_of == self) {
            return vencoder_channel(chn);
        }
    }
    return NULL;
}

// Whether the object has a channel by number that it did not destroy.
static bool has_channels_by_number(const void *self) {
    bool has_some = false;
    for (int32_t chn = 0; chn < VENC_MAX_CHN_NUMS; chn++) {
        const vencoder_channel_t *channel = vencoder_channel(chn);
        has_some = has_some || channel->owner == self || (channel->buffers_owner == self && channel->has_new_buffers);
    }
    return has_some;
}

static vencoder_channel_t *reject(k_s32 code, binding_exception_t exception, const char *state, binding_result_t *result) {
    *result = (binding_result_t){
        .code = code,
        .exception = exception,
        .state = state,
        .retry_after_gc = exception == BINDING_RAISE_DECLARED,
    };
    return NULL;
}

static vencoder_channel_t *by_number(vencoder_channel_t *own, const void *self, vencoder_channel_t *channel, binding_result_t *result) {
    if (own != NULL && own->state != VENCODER_STATE_BARE) {
        return reject(K_ERR_VENC_NOT_PERM, BINDING_RAISE_TYPE_ERROR, "cannot be used: the object has a channel of its own, so leave out the number", result);
    }
    // In generation A, an exception of Python code in SetOutBufs leaves own channels without buffers.
    if (own != NULL) {
        vencoder_own_give_up(own);
    }
    if (channel->state == VENCODER_STATE_BARE) {
        vencoder_own_give_up(channel);
    }
    if (channel->own_of != NULL && channel->own_of != self) {
        return reject(K_ERR_VENC_BUSY, BINDING_RAISE_DECLARED, "is the own channel of another Encoder", result);
    }
    return channel;
}

static vencoder_channel_t *request(const void *self, binding_result_t *result) {
    // Reclaims all orphans, and what this object destroyed by number.
    vencoder_each_channel(vencoder_disown, (void *)self);
    vencoder_channel_t *channel = vencoder_request_from_driver(result);
    if (channel != NULL) {
        vencoder_set_own_of(channel, self);
        vencoder_end_epoch(channel);
    }
    return channel;
}

// Whether the call can begin on the own channel: all calls after Create, before it those that lead to Create, and Start of
// a channel that raw calls created.
static bool may_begin(const vencoder_channel_t *own, vencoder_call_t call) {
    return vencoder_is_created(own) || call == VENCODER_CALL_SET_OUT_BUFS || call == VENCODER_CALL_CREATE ||
        (call == VENCODER_CALL_START && vencoder_may_adopt(own));
}

vencoder_channel_t *vencoder_select_own(const void *self, int32_t chn, vencoder_call_t call, binding_result_t *result) {
    vencoder_channel_t *own = vencoder_own_channel(self);
    if (chn >= 0) {
        return by_number(own, self, vencoder_channel(chn), result);
    }
    if (own != NULL && may_begin(own, call)) {
        return own;
    }
    if (own == NULL && has_channels_by_number(self)) {
        return reject(K_ERR_VENC_NOT_PERM, BINDING_RAISE_TYPE_ERROR, "does not exist: the object has channels by number, so pass it", result);
    }
    if (call == VENCODER_CALL_SET_OUT_BUFS) {
        return request(self, result);
    }
    if (call == VENCODER_CALL_CREATE) {
        vencoder_reject_in_state(VENCODER_STATE_BARE, call, result);
        return NULL;
    }
    reject(K_ERR_VENC_UNEXIST, BINDING_RAISE_VALUE_ERROR, "does not exist", result);
    result->required_call = 1 + VENCODER_CALL_CREATE;
    return NULL;
}

binding_action_t vencoder_begin(const void *self, int32_t chn, vencoder_call_t call, vencoder_channel_t **channel, binding_result_t *result) {
    *channel = vencoder_select(self, chn, call, result);
    return vencoder_begin_call(*channel, self, call, result);
}

void vencoder_own_give_up(vencoder_channel_t *channel) {
    vencoder_set_own_of(channel, NULL);
    // If the driver refuses, the next request retries.
    binding_result_t ignored;
    vencoder_release_request(channel, &ignored);
}
