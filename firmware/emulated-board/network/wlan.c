// SPDX-License-Identifier: MIT
// WLAN() of CanMV's module network: a station that finds every network that a script
// looks for, and an access point that nobody joins.
#include <string.h>

#include "py/runtime.h"
#include "extmod/modnetwork.h"

#include "interface.h"
#include "network_sockets.h"
#include "wlan_info.h"

#define KEY_MIN (8)
#define KEY_MAX (32)
#define RSSI_NEAR (-45)
#define RSSI_UNKNOWN (-99)
// What scan() finds when a script does not say what it looks for.
#define ANY_SSID "emulated"

static wlan_info_t station_network;
static wlan_info_t own_network;
static bool reconnects;
static mp_int_t country;

static bool is_station(mp_obj_t self) {
    return self == MP_OBJ_FROM_PTR(&interface_sta);
}

static wlan_info_t network_named(const char *ssid) {
    wlan_info_t info = {
        .bssid = { 0x02, 0x4b, 0x32, 0x33, 0x30, 0xff },
        .channel = 6,
        .rssi = RSSI_NEAR,
        .security = WLAN_SECURITY_WPA2_AES_PSK,
        .band = WLAN_BAND_2_4GHZ,
    };
    strcpy(info.ssid, ssid);
    return info;
}

static mp_obj_t wlan_make(size_t n_args, const mp_obj_t *args) {
    bool is_sta = n_args == 0 || mp_obj_get_int(args[0]) == MOD_NETWORK_STA_IF;
    mp_obj_t self = MP_OBJ_FROM_PTR(is_sta ? &interface_sta : &interface_ap);
    mod_network_register_nic(self);
    return self;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(network_wlan_obj, 0, 1, wlan_make);

static mp_obj_t sta_scan(size_t n_args, const mp_obj_t *args) {
    const char *ssid = n_args == 2 ? mp_obj_str_get_str(args[1]) : "";
    if (ssid[0] == '\0') {
        ssid = station_network.ssid[0] != '\0' ? station_network.ssid : ANY_SSID;
    } else {
        wlan_info_check_ssid(args[1]);
    }
    wlan_info_t found = network_named(ssid);
    mp_obj_t item = wlan_info_new(&found);
    return mp_obj_new_list(1, &item);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(sta_scan_obj, 1, 2, sta_scan);

static void check_key(mp_obj_t key) {
    size_t length = key == mp_const_none ? KEY_MIN : strlen(mp_obj_str_get_str(key));
    if (length < KEY_MIN || length > KEY_MAX) {
        mp_raise_msg_varg(&mp_type_OSError, MP_ERROR_TEXT("Key length(%d) should be 8 - %d"), (int)length, KEY_MAX);
    }
}

static wlan_info_t network_of(mp_obj_t ssid, mp_obj_t info) {
    if (ssid != mp_const_none) {
        return network_named(wlan_info_check_ssid(ssid));
    }
    if (info == mp_const_none) {
        mp_raise_msg(&mp_type_OSError, MP_ERROR_TEXT("should set ssid or ap"));
    }
    return *wlan_info_get(info);
}

// connect() of the station; config(ssid=, key=) of the access point.
static mp_obj_t wlan_connect(size_t n_args, const mp_obj_t *pos_args, mp_map_t *keywords) {
    enum { ARG_SSID,
        ARG_KEY,
        ARG_INFO };
    static const mp_arg_t allowed[] = {
        { MP_QSTR_ssid, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
        { MP_QSTR_key, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
        { MP_QSTR_info, MP_ARG_KW_ONLY | MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
    };
    mp_arg_val_t args[MP_ARRAY_SIZE(allowed)];
    mp_arg_parse_all(n_args - 1, pos_args + 1, keywords, MP_ARRAY_SIZE(allowed), allowed, args);
    wlan_info_t network = network_of(args[ARG_SSID].u_obj, args[ARG_INFO].u_obj);
    check_key(args[ARG_KEY].u_obj);
    interface_obj_t *self = MP_OBJ_TO_PTR(pos_args[0]);
    *(is_station(pos_args[0]) ? &station_network : &own_network) = network;
    self->is_connected = true;
    return mp_const_true;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(wlan_connect_obj, 1, wlan_connect);

static mp_obj_t sta_disconnect(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    (void)args;
    interface_sta.is_connected = false;
    return mp_const_true;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(sta_disconnect_obj, 1, 2, sta_disconnect);

// Of a station: there is none.
static mp_obj_t ap_disconnect(mp_obj_t self, mp_obj_t mac) {
    (void)self;
    uint8_t bytes[WLAN_BSSID_SIZE];
    wlan_info_get_mac(mac, bytes);
    return mp_const_false;
}
static MP_DEFINE_CONST_FUN_OBJ_2(ap_disconnect_obj, ap_disconnect);

static mp_obj_t sta_isconnected(mp_obj_t self) {
    (void)self;
    return mp_obj_new_bool(interface_sta.is_connected);
}
static MP_DEFINE_CONST_FUN_OBJ_1(sta_isconnected_obj, sta_isconnected);

static qstr queried(size_t n_args, const mp_obj_t *args) {
    if (n_args != 2) {
        mp_raise_TypeError(MP_ERROR_TEXT("must query one param"));
    }
    return mp_obj_str_get_qstr(args[1]);
}

static mp_obj_t sta_query(qstr name) {
    if (name == MP_QSTR_mac) {
        return mp_obj_new_bytes(interface_sta.mac, sizeof(interface_sta.mac));
    }
    // As in CanMV, an unknown name is no error.
    return name == MP_QSTR_auto_reconnect ? mp_obj_new_bool(reconnects) : mp_const_true;
}

static mp_obj_t sta_config(size_t n_args, const mp_obj_t *pos_args, mp_map_t *keywords) {
    if (keywords->used == 0) {
        return sta_query(queried(n_args, pos_args));
    }
    enum { ARG_MAC,
        ARG_AUTO_RECONNECT };
    static const mp_arg_t allowed[] = {
        { MP_QSTR_mac, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
        { MP_QSTR_auto_reconnect, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
    };
    mp_arg_val_t args[MP_ARRAY_SIZE(allowed)];
    mp_arg_parse_all(n_args - 1, pos_args + 1, keywords, MP_ARRAY_SIZE(allowed), allowed, args);
    if (args[ARG_MAC].u_obj != mp_const_none) {
        wlan_info_get_mac(args[ARG_MAC].u_obj, interface_sta.mac);
    }
    if (args[ARG_AUTO_RECONNECT].u_obj != mp_const_none) {
        reconnects = mp_obj_is_true(args[ARG_AUTO_RECONNECT].u_obj);
    }
    return mp_const_true;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(sta_config_obj, 1, sta_config);

static mp_obj_t ap_info(mp_obj_t self) {
    (void)self;
    return wlan_info_new(&own_network);
}
static MP_DEFINE_CONST_FUN_OBJ_1(ap_info_obj, ap_info);

static mp_obj_t ap_query(mp_obj_t self, qstr name) {
    if (name == MP_QSTR_info) {
        return ap_info(self);
    }
    return name == MP_QSTR_country ? mp_obj_new_int(country) : mp_const_true;
}

static bool has_keyword(mp_map_t *keywords, qstr name) {
    return mp_map_lookup(keywords, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP) != NULL;
}

static mp_obj_t ap_config(size_t n_args, const mp_obj_t *pos_args, mp_map_t *keywords) {
    if (keywords->used == 0) {
        return ap_query(pos_args[0], queried(n_args, pos_args));
    }
    if (has_keyword(keywords, MP_QSTR_key) && (has_keyword(keywords, MP_QSTR_ssid) || has_keyword(keywords, MP_QSTR_info))) {
        return wlan_connect(n_args, pos_args, keywords);
    }
    static const mp_arg_t allowed[] = {
        { MP_QSTR_country, MP_ARG_INT, { .u_int = -1 } },
    };
    mp_arg_val_t args[MP_ARRAY_SIZE(allowed)];
    mp_arg_parse_all(n_args - 1, pos_args + 1, keywords, MP_ARRAY_SIZE(allowed), allowed, args);
    if (args[0].u_int != -1) {
        country = args[0].u_int;
    }
    return mp_const_true;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(ap_config_obj, 1, ap_config);

static mp_obj_t sta_status(size_t n_args, const mp_obj_t *args) {
    if (n_args == 1) {
        return mp_obj_new_bool(interface_sta.is_connected);
    }
    switch (mp_obj_str_get_qstr(args[1])) {
        case MP_QSTR_rssi:
            return MP_OBJ_NEW_SMALL_INT(interface_sta.is_connected ? RSSI_NEAR : RSSI_UNKNOWN);
        case MP_QSTR_ap:
            return interface_sta.is_connected ? wlan_info_new(&station_network) : mp_const_none;
        default:
            mp_raise_ValueError(MP_ERROR_TEXT("unknown status param"));
    }
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(sta_status_obj, 1, 2, sta_status);

static mp_obj_t ap_status(size_t n_args, const mp_obj_t *args) {
    if (n_args == 1) {
        return mp_obj_new_bool(interface_ap.is_connected);
    }
    if (mp_obj_str_get_qstr(args[1]) != MP_QSTR_stations) {
        mp_raise_ValueError(MP_ERROR_TEXT("unknown status param"));
    }
    return mp_obj_new_list(0, NULL);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(ap_status_obj, 1, 2, ap_status);

static mp_obj_t ap_stop(mp_obj_t self) {
    (void)self;
    interface_ap.is_connected = false;
    return mp_const_true;
}
static MP_DEFINE_CONST_FUN_OBJ_1(ap_stop_obj, ap_stop);

// In the order of CanMV's dir().
#define SECURITY_CONSTANT(name, number) { MP_ROM_QSTR(MP_QSTR_##name), MP_ROM_INT(number) },
#define WLAN_CONSTANTS                                                                           \
    WLAN_SECURITIES(SECURITY_CONSTANT){ MP_ROM_QSTR(MP_QSTR_SECURITY_UNKNOWN), MP_ROM_INT(-1) }, \
        { MP_ROM_QSTR(MP_QSTR_BAND_5GHZ), MP_ROM_INT(WLAN_BAND_5GHZ) },                          \
    {                                                                                            \
        MP_ROM_QSTR(MP_QSTR_BAND_2_4GHZ), MP_ROM_INT(WLAN_BAND_2_4GHZ)                           \
    }

static const mp_rom_map_elem_t sta_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_active), MP_ROM_PTR(&interface_active_obj) },
    { MP_ROM_QSTR(MP_QSTR_disconnect), MP_ROM_PTR(&sta_disconnect_obj) },
    { MP_ROM_QSTR(MP_QSTR_ifconfig), MP_ROM_PTR(&interface_ifconfig_obj) },
    { MP_ROM_QSTR(MP_QSTR_config), MP_ROM_PTR(&sta_config_obj) },
    { MP_ROM_QSTR(MP_QSTR_status), MP_ROM_PTR(&sta_status_obj) },
    WLAN_CONSTANTS,
    { MP_ROM_QSTR(MP_QSTR_scan), MP_ROM_PTR(&sta_scan_obj) },
    { MP_ROM_QSTR(MP_QSTR_connect), MP_ROM_PTR(&wlan_connect_obj) },
    { MP_ROM_QSTR(MP_QSTR_isconnected), MP_ROM_PTR(&sta_isconnected_obj) },
};
static MP_DEFINE_CONST_DICT(sta_locals, sta_locals_table);

static const mp_rom_map_elem_t ap_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_active), MP_ROM_PTR(&interface_active_obj) },
    { MP_ROM_QSTR(MP_QSTR_disconnect), MP_ROM_PTR(&ap_disconnect_obj) },
    { MP_ROM_QSTR(MP_QSTR_ifconfig), MP_ROM_PTR(&interface_ifconfig_obj) },
    { MP_ROM_QSTR(MP_QSTR_config), MP_ROM_PTR(&ap_config_obj) },
    { MP_ROM_QSTR(MP_QSTR_status), MP_ROM_PTR(&ap_status_obj) },
    WLAN_CONSTANTS,
    { MP_ROM_QSTR(MP_QSTR_stop), MP_ROM_PTR(&ap_stop_obj) },
    { MP_ROM_QSTR(MP_QSTR_info), MP_ROM_PTR(&ap_info_obj) },
};
static MP_DEFINE_CONST_DICT(ap_locals, ap_locals_table);

// type(sta)() is the station, as in CanMV.
static mp_obj_t sta_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    (void)n_args;
    (void)n_kw;
    (void)args;
    return wlan_make(0, NULL);
}

MP_DEFINE_CONST_OBJ_TYPE(
    wlan_sta_type,
    MP_QSTR_rt_wlan_sta,
    MP_TYPE_FLAG_NONE,
    make_new, sta_make_new,
    protocol, &network_sockets_protocol,
    locals_dict, &sta_locals);

MP_DEFINE_CONST_OBJ_TYPE(
    wlan_ap_type,
    MP_QSTR_rt_wlan_ap,
    MP_TYPE_FLAG_NONE,
    protocol, &network_sockets_protocol,
    locals_dict, &ap_locals);
