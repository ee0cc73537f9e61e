// SPDX-License-Identifier: MIT
// Class LAN of CanMV's module network: an Ethernet or LTE adapter on USB, whose cable is
// connected.
#include <string.h>

#include "py/runtime.h"
#include "extmod/modnetwork.h"

#include "interface.h"
#include "network_sockets.h"
#include "wlan_info.h"

#define DEVICE_RTL8152 (2)
#define DEVICE_ECM (3)

static mp_obj_t lan_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *all_args) {
    (void)type;
    static const mp_arg_t allowed[] = {
        { MP_QSTR_itf, MP_ARG_INT, { .u_int = DEVICE_RTL8152 } },
    };
    mp_arg_val_t args[MP_ARRAY_SIZE(allowed)];
    mp_arg_parse_all_kw_array(n_args, n_kw, all_args, MP_ARRAY_SIZE(allowed), allowed, args);
    mp_int_t device = args[0].u_int;
    if (device != DEVICE_RTL8152 && device != DEVICE_ECM) {
        mp_raise_TypeError(MP_ERROR_TEXT("Unsupport type"));
    }
    mp_obj_t self = MP_OBJ_FROM_PTR(device == DEVICE_ECM ? &interface_lte : &interface_lan);
    mod_network_register_nic(self);
    return self;
}

static mp_obj_t lan_isconnected(mp_obj_t self_in) {
    const interface_obj_t *self = MP_OBJ_TO_PTR(self_in);
    return mp_obj_new_bool(self->is_connected);
}
static MP_DEFINE_CONST_FUN_OBJ_1(lan_isconnected_obj, lan_isconnected);

static mp_obj_t lan_status(size_t n_args, const mp_obj_t *args) {
    const interface_obj_t *self = MP_OBJ_TO_PTR(args[0]);
    if (n_args > 1) {
        mp_raise_ValueError(MP_ERROR_TEXT("unknown status param"));
    }
    return MP_OBJ_NEW_SMALL_INT(self->is_connected);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(lan_status_obj, 1, 2, lan_status);

static mp_obj_t get_config(const interface_obj_t *self, size_t n_args, const mp_obj_t *args) {
    if (n_args != 2) {
        mp_raise_TypeError(MP_ERROR_TEXT("must query one param"));
    }
    if (mp_obj_str_get_qstr(args[1]) != MP_QSTR_mac) {
        mp_raise_ValueError(MP_ERROR_TEXT("unknown config param"));
    }
    return mp_obj_new_bytes(self->mac, sizeof(self->mac));
}

static mp_obj_t lan_config(size_t n_args, const mp_obj_t *args, mp_map_t *keywords) {
    interface_obj_t *self = MP_OBJ_TO_PTR(args[0]);
    if (keywords->used == 0) {
        return get_config(self, n_args, args);
    }
    if (n_args != 1) {
        mp_raise_TypeError(MP_ERROR_TEXT("can't specify pos and kw args"));
    }
    for (size_t i = 0; i < keywords->alloc; i++) {
        if (mp_map_slot_is_filled(keywords, i)) {
            if (mp_obj_str_get_qstr(keywords->table[i].key) != MP_QSTR_mac) {
                mp_raise_ValueError(MP_ERROR_TEXT("unknown config param"));
            }
            // CanMV accepts an object with a buffer, such as bytes; a str has one, too.
            mp_buffer_info_t mac;
            mp_get_buffer_raise(keywords->table[i].value, &mac, MP_BUFFER_READ);
            if (mac.len != sizeof(self->mac)) {
                mp_raise_ValueError(NULL);
            }
            memcpy(self->mac, mac.buf, sizeof(self->mac));
        }
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(lan_config_obj, 1, lan_config);

static const mp_rom_map_elem_t lan_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_active), MP_ROM_PTR(&interface_active_obj) },
    { MP_ROM_QSTR(MP_QSTR_isconnected), MP_ROM_PTR(&lan_isconnected_obj) },
    { MP_ROM_QSTR(MP_QSTR_status), MP_ROM_PTR(&lan_status_obj) },
    { MP_ROM_QSTR(MP_QSTR_ifconfig), MP_ROM_PTR(&interface_ifconfig_obj) },
    { MP_ROM_QSTR(MP_QSTR_config), MP_ROM_PTR(&lan_config_obj) },
};
static MP_DEFINE_CONST_DICT(lan_locals, lan_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    network_lan_type,
    MP_QSTR_eth_lan,
    MP_TYPE_FLAG_NONE,
    make_new, lan_make_new,
    protocol, &network_sockets_protocol,
    locals_dict, &lan_locals);
