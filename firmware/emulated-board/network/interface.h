// SPDX-License-Identifier: MIT
// What the interfaces of CanMV's module network share. All of them have the board's
// address (network_address.h), once they are connected.
#ifndef INTERFACE_H
#define INTERFACE_H

#include <stdbool.h>
#include <stdint.h>

#include "py/obj.h"

typedef struct {
    mp_obj_base_t base;
    const char *device;
    bool is_connected;
    uint8_t mac[6];
} interface_obj_t;

// Methods of every interface: active(), ifconfig().
extern const mp_obj_fun_builtin_var_t interface_active_obj;
extern const mp_obj_fun_builtin_var_t interface_ifconfig_obj;

extern interface_obj_t interface_sta;
extern interface_obj_t interface_ap;
extern interface_obj_t interface_lan;
extern interface_obj_t interface_lte;

// In the globals of the module network.
extern const mp_obj_fun_builtin_var_t network_wlan_obj;
extern const mp_obj_type_t network_lan_type;
extern const mp_obj_fun_builtin_fixed_t network_get_dev_list_obj;
extern const mp_obj_fun_builtin_fixed_t network_set_default_dev_obj;
extern const mp_obj_fun_builtin_fixed_t network_get_default_dev_obj;

extern const mp_obj_type_t wlan_sta_type;
extern const mp_obj_type_t wlan_ap_type;

#endif // INTERFACE_H
