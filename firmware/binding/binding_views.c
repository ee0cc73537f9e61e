// SPDX-License-Identifier: MIT
// Views: buffers of memory that an object lends, and that are empty as soon as the object has released it.
#include <string.h>

#include "binding_receivers.h"

static size_t size_of(const binding_view_t *view) {
    return view->epoch == view->lender->epoch ? view->size : 0;
}

static mp_int_t view_get_buffer(mp_obj_t self_in, mp_buffer_info_t *buffer, mp_uint_t flags) {
    const binding_view_t *self = MP_OBJ_TO_PTR(self_in);
    if ((flags & MP_BUFFER_WRITE) != 0) {
        return 1;
    }
    buffer->len = size_of(self);
    buffer->buf = buffer->len == 0 ? NULL : (void *)self->data;
    buffer->typecode = 'B';
    return 0;
}

static mp_obj_t view_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    size_t size = size_of(MP_OBJ_TO_PTR(self_in));
    switch (op) {
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(size != 0);
        case MP_UNARY_OP_LEN:
            return MP_OBJ_NEW_SMALL_INT((mp_int_t)size);
        default:
            return MP_OBJ_NULL;
    }
}

static mp_obj_t view_binary_op(mp_binary_op_t op, mp_obj_t left, mp_obj_t right) {
    mp_buffer_info_t one;
    mp_buffer_info_t other;
    if (op != MP_BINARY_OP_EQUAL) {
        return MP_OBJ_NULL;
    }
    mp_get_buffer_raise(left, &one, MP_BUFFER_READ);
    bool is_equal = mp_get_buffer(right, &other, MP_BUFFER_READ) && one.len == other.len &&
        (one.len == 0 || memcmp(one.buf, other.buf, one.len) == 0);
    return mp_obj_new_bool(is_equal);
}

static mp_obj_t new_slice(const binding_view_t *whole, size_t start, size_t stop) {
    binding_view_t *slice = mp_obj_malloc(binding_view_t, whole->base.type);
    slice->lender = whole->lender;
    slice->epoch = whole->epoch;
    slice->data = (const char *)whole->data + start;
    slice->size = stop - start;
    return MP_OBJ_FROM_PTR(slice);
}

static mp_obj_t view_subscr(mp_obj_t self_in, mp_obj_t index, mp_obj_t value) {
    const binding_view_t *self = MP_OBJ_TO_PTR(self_in);
    if (value != MP_OBJ_SENTINEL) {
        return MP_OBJ_NULL;
    }
#if MICROPY_PY_BUILTINS_SLICE
    if (mp_obj_is_exact_type(index, &mp_type_slice)) {
        mp_bound_slice_t slice;
        if (!mp_seq_get_fast_slice_indexes(size_of(self), index, &slice)) {
            mp_raise_NotImplementedError(MP_ERROR_TEXT("a view has slices with step 1 only"));
        }
        return new_slice(self, slice.start, slice.stop);
    }
#endif
    size_t i = mp_get_index(self->base.type, size_of(self), index, false);
    return MP_OBJ_NEW_SMALL_INT(((const uint8_t *)self->data)[i]);
}

static mp_obj_t view_item(mp_obj_t self, mp_obj_t index) {
    return view_subscr(self, index, MP_OBJ_SENTINEL);
}
static MP_DEFINE_CONST_FUN_OBJ_2(view_item_obj, view_item);

// Ends at the first index that is out of range, also if the view becomes empty during the iteration.
static mp_obj_t view_getiter(mp_obj_t self, mp_obj_iter_buf_t *buffer) {
    mp_obj_t method[2] = { MP_OBJ_FROM_PTR(&view_item_obj), self };
    return mp_obj_new_getitem_iter(method, buffer);
}

static MP_DEFINE_CONST_OBJ_TYPE(
    view_type,
    MP_QSTR_memoryview,
    MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE,
    unary_op, view_unary_op,
    binary_op, view_binary_op,
    subscr, view_subscr,
    iter, view_getiter,
    buffer, view_get_buffer);

binding_view_t *binding_new_view(void *lender) {
    binding_view_t *view = mp_obj_malloc(binding_view_t, &view_type);
    view->lender = lender;
    view->epoch = view->lender->epoch;
    view->data = NULL;
    view->size = 0;
    return view;
}

mp_obj_t binding_lend(binding_view_t *view, const binding_bytes_t *bytes) {
    // Not that of binding_new_view(): another thread may have ended the object's views during the call.
    view->epoch = view->lender->epoch;
    view->data = bytes->data;
    view->size = bytes->size;
    return MP_OBJ_FROM_PTR(view);
}
