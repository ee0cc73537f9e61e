// SPDX-License-Identifier: MIT
// _virtual_board.Buffer, for scripts MediaManager.Buffer: a video buffer for their
// own frames. destroy() or the finaliser releases it.
#include "py/runtime.h"

#include "buffer.h"
#include "mpp.h"

typedef struct {
    mp_obj_base_t base;
    k_vb_blk_handle handle;
    k_s32 pool_id;
    k_u64 phys_addr;
    void *virt_addr;
    k_u32 size;
} buffer_t;

static mp_obj_t buffer_destroy(mp_obj_t self) {
    buffer_t *buffer = MP_OBJ_TO_PTR(self);
    if (buffer->virt_addr != NULL && kd_mpi_sys_munmap(buffer->virt_addr, buffer->size) == 0) {
        buffer->virt_addr = NULL;
    }
    if (buffer->handle != VB_INVALID_HANDLE && kd_mpi_vb_release_block(buffer->handle) == 0) {
        buffer->handle = VB_INVALID_HANDLE;
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(buffer_destroy_obj, buffer_destroy);

// Buffer.get(size, pool_id=VB_INVALID_POOLID): RuntimeError when no buffer is free.
static mp_obj_t buffer_get(size_t n_args, const mp_obj_t *args) {
    k_u32 size = mp_obj_get_int(args[0]);
    k_u32 pool_id = n_args > 1 ? (k_u32)mp_obj_get_int(args[1]) : VB_INVALID_POOLID;
    buffer_t *buffer = m_malloc_with_finaliser(sizeof(buffer_t));
    buffer->base.type = &buffer_type;
    buffer->size = size;
    buffer->virt_addr = NULL;
    buffer->handle = kd_mpi_vb_get_block(pool_id, size, NULL);
    if (buffer->handle == VB_INVALID_HANDLE) {
        mp_raise_msg_varg(&mp_type_RuntimeError,
            MP_ERROR_TEXT("MediaManager.Buffer, get buf block failed, size %u"), (unsigned)size);
    }
    buffer->pool_id = kd_mpi_vb_handle_to_pool_id(buffer->handle);
    buffer->phys_addr = kd_mpi_vb_handle_to_phyaddr(buffer->handle);
    buffer->virt_addr = kd_mpi_sys_mmap(buffer->phys_addr, size);
    if (buffer->virt_addr == NULL) {
        // The finaliser retries calls that fail here.
        buffer_destroy(MP_OBJ_FROM_PTR(buffer));
        mp_raise_msg_varg(&mp_type_RuntimeError,
            MP_ERROR_TEXT("MediaManager.Buffer, mmap of %u bytes failed"), (unsigned)size);
    }
    return MP_OBJ_FROM_PTR(buffer);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(buffer_get_obj, 1, 2, buffer_get);
static MP_DEFINE_CONST_STATICMETHOD_OBJ(buffer_get_method, MP_ROM_PTR(&buffer_get_obj));

static void buffer_attr(mp_obj_t self, qstr attr, mp_obj_t *dest) {
    buffer_t *buffer = MP_OBJ_TO_PTR(self);
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    switch (attr) {
        case MP_QSTR_handle:
            dest[0] = mp_obj_new_int_from_uint(buffer->handle);
            break;
        case MP_QSTR_pool_id:
            dest[0] = mp_obj_new_int(buffer->pool_id);
            break;
        case MP_QSTR_phys_addr:
            dest[0] = mp_obj_new_int_from_ull(buffer->phys_addr);
            break;
        case MP_QSTR_virt_addr:
            dest[0] = mp_obj_new_int_from_uint((mp_uint_t)buffer->virt_addr);
            break;
        case MP_QSTR_size:
            dest[0] = mp_obj_new_int_from_uint(buffer->size);
            break;
        default:
            // The methods.
            dest[1] = MP_OBJ_SENTINEL;
            break;
    }
}

static const mp_rom_map_elem_t buffer_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_get), MP_ROM_PTR(&buffer_get_method) },
    { MP_ROM_QSTR(MP_QSTR_destroy), MP_ROM_PTR(&buffer_destroy_obj) },
    { MP_ROM_QSTR(MP_QSTR___del__), MP_ROM_PTR(&buffer_destroy_obj) },
};
static MP_DEFINE_CONST_DICT(buffer_locals, buffer_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    buffer_type,
    MP_QSTR_Buffer,
    MP_TYPE_FLAG_NONE,
    attr, buffer_attr,
    locals_dict, &buffer_locals);
