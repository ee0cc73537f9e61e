// SPDX-License-Identifier: MIT
// Results that are copied as bytes.
#include "binding_receivers.h"

static void release(const binding_bytes_t *bytes) {
    if (bytes->release != NULL) {
        bytes->release(bytes->context);
    }
}

mp_obj_t binding_new_bytes(const binding_bytes_t *bytes) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        release(bytes);
        nlr_jump(nlr.ret_val);
    }
    mp_obj_t copy = mp_obj_new_bytes(bytes->data, bytes->size);
    nlr_pop();
    release(bytes);
    return copy;
}
