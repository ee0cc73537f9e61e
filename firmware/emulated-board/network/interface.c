// SPDX-License-Identifier: MIT
// What the interfaces share, and the functions of the module network; see interface.h.
#include "interface.h"

#include <stdio.h>
#include <string.h>

#include "py/mphal.h"
#include "py/runtime.h"
#include "shared/netutils/netutils.h"

#include "network_names.h"

#define DEVICE_NAME_MAX (31)
#define NETMASK \
    { 255, 0, 0, 0 }

// With names and addresses as RT-Thread's; the second digit of a MAC says that it is nobody's.
interface_obj_t interface_sta = { { &wlan_sta_type }, "wlan0", false, { 0x02, 0x4b, 0x32, 0x33, 0x30, 0x01 } };
interface_obj_t interface_ap = { { &wlan_ap_type }, "wlan1", false, { 0x02, 0x4b, 0x32, 0x33, 0x30, 0x02 } };
interface_obj_t interface_lan = { { &network_lan_type }, "u0", true, { 0x02, 0x4b, 0x32, 0x33, 0x30, 0x03 } };
interface_obj_t interface_lte = { { &network_lan_type }, "u0", true, { 0x02, 0x4b, 0x32, 0x33, 0x30, 0x04 } };

static const char *const devices[] = { "wlan0", "wlan1", "u0" };
static const char *default_device = "wlan0";

static mp_obj_t interface_active(size_t n_args, const mp_obj_t *args) {
    (void)args;
    if (n_args == 1) {
        return mp_const_true;
    }
    mp_printf(&mp_plat_print, "Network (rt-smart) is always active and cannot be disabled.\n");
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(interface_active_obj, 1, 2, interface_active);

// As the rest of ifconfig(): the loopback has neither a gateway nor a name server of its own.
static mp_obj_t addresses_of(const interface_obj_t *self) {
    uint8_t address[4] = { 0 };
    uint8_t mask[4] = { 0 };
    if (self->is_connected) {
        network_address_bytes(address);
        memcpy(mask, (uint8_t[4])NETMASK, sizeof(mask));
    }
    mp_obj_t items[4] = {
        netutils_format_ipv4_addr(address, NETUTILS_BIG),
        netutils_format_ipv4_addr(mask, NETUTILS_BIG),
        netutils_format_ipv4_addr(address, NETUTILS_BIG),
        netutils_format_ipv4_addr(address, NETUTILS_BIG),
    };
    return mp_obj_new_tuple(4, items);
}

static void check_addresses(mp_obj_t addresses) {
    mp_obj_t *items;
    uint8_t ip[4];
    mp_obj_get_array_fixed_n(addresses, 4, &items);
    for (size_t i = 0; i < 4; i++) {
        netutils_parse_ipv4_addr(items[i], ip, NETUTILS_BIG);
    }
}

static void report_address(void) {
    static bool is_reported;
    if (!is_reported) {
        is_reported = true;
        uint8_t ip[4];
        network_address_bytes(ip);
        fprintf(stderr, "network: the board keeps its address on this machine's loopback, %u.%u.%u.%u; --address changes it\n", ip[0],
            ip[1], ip[2], ip[3]);
    }
}

static mp_obj_t interface_ifconfig(size_t n_args, const mp_obj_t *args) {
    if (n_args == 1) {
        return addresses_of(MP_OBJ_TO_PTR(args[0]));
    }
    if (!mp_obj_is_str(args[1])) {
        check_addresses(args[1]);
        report_address();
    } else if (mp_obj_str_get_qstr(args[1]) != MP_QSTR_dhcp) {
        mp_raise_ValueError(MP_ERROR_TEXT("unknown config param"));
    }
    return mp_const_true;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(interface_ifconfig_obj, 1, 2, interface_ifconfig);

static mp_obj_t get_dev_list(void) {
    mp_obj_t list = mp_obj_new_list(0, NULL);
    for (size_t i = 0; i < MP_ARRAY_SIZE(devices); i++) {
        mp_obj_list_append(list, mp_obj_new_str(devices[i], strlen(devices[i])));
    }
    return list;
}
MP_DEFINE_CONST_FUN_OBJ_0(network_get_dev_list_obj, get_dev_list);

static mp_obj_t set_default_dev(mp_obj_t name_in) {
    const char *name = mp_obj_str_get_str(name_in);
    if (name[0] == '\0' || strlen(name) > DEVICE_NAME_MAX) {
        mp_raise_ValueError(MP_ERROR_TEXT("invalid device name"));
    }
    bool is_device = false;
    for (size_t i = 0; i < MP_ARRAY_SIZE(devices); i++) {
        if (strcmp(devices[i], name) == 0) {
            default_device = devices[i];
            is_device = true;
        }
    }
    return mp_obj_new_bool(is_device);
}
MP_DEFINE_CONST_FUN_OBJ_1(network_set_default_dev_obj, set_default_dev);

static mp_obj_t get_default_dev(void) {
    return mp_obj_new_str(default_device, strlen(default_device));
}
MP_DEFINE_CONST_FUN_OBJ_0(network_get_default_dev_obj, get_default_dev);
