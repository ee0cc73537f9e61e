// SPDX-License-Identifier: MIT
// Class rt_wlan_info of CanMV's module network; see wlan_info.h.
#include "wlan_info.h"

#include <string.h>

#include "py/runtime.h"

typedef struct {
    mp_obj_base_t base;
    wlan_info_t info;
} wlan_info_obj_t;

typedef struct {
    mp_int_t number;
    const char *name;
} security_t;

#define SECURITY_ENTRY(name, number) { number, #name },
static const security_t securities[] = { WLAN_SECURITIES(SECURITY_ENTRY) };

static const char *security_name(mp_int_t number) {
    const char *name = "UNKNOWN";
    for (size_t i = 0; i < MP_ARRAY_SIZE(securities); i++) {
        if (securities[i].number == number) {
            name = securities[i].name;
        }
    }
    return name;
}

static const char *band_name(mp_int_t band) {
    return band == WLAN_BAND_5GHZ ? "5G" : band == WLAN_BAND_2_4GHZ ? "2.4G"
                                                                    : "UNKNOWN";
}

mp_obj_t wlan_info_new(const wlan_info_t *info) {
    wlan_info_obj_t *self = mp_obj_malloc(wlan_info_obj_t, &wlan_info_type);
    self->info = *info;
    return MP_OBJ_FROM_PTR(self);
}

const wlan_info_t *wlan_info_get(mp_obj_t object) {
    if (!mp_obj_is_type(object, &wlan_info_type)) {
        mp_raise_msg_varg(&mp_type_TypeError, MP_ERROR_TEXT("Can't convert %s to rt_wlan_info"), mp_obj_get_type_str(object));
    }
    return &((const wlan_info_obj_t *)MP_OBJ_TO_PTR(object))->info;
}

const char *wlan_info_check_ssid(mp_obj_t ssid) {
    const char *text = mp_obj_str_get_str(ssid);
    if (text[0] == '\0' || strlen(text) > WLAN_SSID_MAX) {
        mp_raise_msg_varg(&mp_type_OSError, MP_ERROR_TEXT("SSID can't be empty, and can't longer than %d"), WLAN_SSID_MAX);
    }
    return text;
}

void wlan_info_get_mac(mp_obj_t mac, uint8_t bytes[WLAN_BSSID_SIZE]) {
    mp_buffer_info_t buffer;
    if (mp_get_buffer(mac, &buffer, MP_BUFFER_READ)) {
        if (buffer.len != WLAN_BSSID_SIZE) {
            mp_raise_ValueError(NULL);
        }
        memcpy(bytes, buffer.buf, WLAN_BSSID_SIZE);
        return;
    }
    mp_obj_t *items;
    mp_obj_get_array_fixed_n(mac, WLAN_BSSID_SIZE, &items);
    for (size_t i = 0; i < WLAN_BSSID_SIZE; i++) {
        bytes[i] = (uint8_t)mp_obj_get_int(items[i]);
    }
}

static mp_obj_t info_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *all_args) {
    (void)type;
    enum { ARG_SSID,
        ARG_BSSID,
        ARG_CHANNEL,
        ARG_RSSI,
        ARG_SECURITY,
        ARG_BAND,
        ARG_HIDDEN };
    static const mp_arg_t allowed[] = {
        { MP_QSTR_ssid, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
        { MP_QSTR_bssid, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
        { MP_QSTR_channel, MP_ARG_INT, { .u_int = 1 } },
        { MP_QSTR_rssi, MP_ARG_INT, { .u_int = -99 } },
        { MP_QSTR_security, MP_ARG_INT, { .u_int = 0 } },
        { MP_QSTR_band, MP_ARG_INT, { .u_int = WLAN_BAND_2_4GHZ } },
        { MP_QSTR_hidden, MP_ARG_INT, { .u_int = 0 } },
    };
    mp_arg_val_t args[MP_ARRAY_SIZE(allowed)];
    mp_arg_parse_all_kw_array(n_args, n_kw, all_args, MP_ARRAY_SIZE(allowed), allowed, args);
    // As in CanMV, without the rssi.
    wlan_info_t info = {
        .channel = args[ARG_CHANNEL].u_int,
        .security = args[ARG_SECURITY].u_int,
        .band = args[ARG_BAND].u_int,
        .hidden = args[ARG_HIDDEN].u_int,
    };
    if (args[ARG_SSID].u_obj != mp_const_none) {
        strcpy(info.ssid, wlan_info_check_ssid(args[ARG_SSID].u_obj));
    }
    if (args[ARG_BSSID].u_obj != mp_const_none) {
        wlan_info_get_mac(args[ARG_BSSID].u_obj, info.bssid);
    }
    return wlan_info_new(&info);
}

static void info_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    const wlan_info_t *info = wlan_info_get(self_in);
    const uint8_t *mac = info->bssid;
    mp_printf(print, "{\"ssid\":\"%s\", \"bssid\":%02X:%02X:%02X:%02X:%02X:%02X, ", info->ssid, mac[0], mac[1], mac[2], mac[3], mac[4],
        mac[5]);
    mp_printf(print, "\"channel\":%d, \"rssi\":%d, \"security\":\"%s\", \"band\":\"%s\", \"hidden\":%d}", (int)info->channel,
        (int)info->rssi, security_name(info->security), band_name(info->band), (int)info->hidden);
}

// The member that an attribute stands for; NULL when it is none.
static mp_int_t *number_attribute(wlan_info_t *info, qstr attribute) {
    switch (attribute) {
        case MP_QSTR_channel:
            return &info->channel;
        case MP_QSTR_rssi:
            return &info->rssi;
        case MP_QSTR_security:
            return &info->security;
        case MP_QSTR_band:
            return &info->band;
        case MP_QSTR_hidden:
            return &info->hidden;
        default:
            return NULL;
    }
}

static mp_obj_t load_attribute(wlan_info_t *info, qstr attribute) {
    const mp_int_t *number = number_attribute(info, attribute);
    if (number != NULL) {
        return mp_obj_new_int(*number);
    }
    if (attribute == MP_QSTR_ssid) {
        return mp_obj_new_bytes((const byte *)info->ssid, strlen(info->ssid));
    }
    return attribute == MP_QSTR_bssid ? mp_obj_new_bytes(info->bssid, WLAN_BSSID_SIZE) : MP_OBJ_NULL;
}

// False when there is no such attribute.
static bool store_attribute(wlan_info_t *info, qstr attribute, mp_obj_t value) {
    mp_int_t *number = number_attribute(info, attribute);
    if (number != NULL) {
        *number = mp_obj_get_int(value);
    } else if (attribute == MP_QSTR_ssid) {
        strcpy(info->ssid, wlan_info_check_ssid(value));
    } else if (attribute == MP_QSTR_bssid) {
        wlan_info_get_mac(value, info->bssid);
    } else {
        return false;
    }
    return true;
}

static void info_attr(mp_obj_t self_in, qstr attribute, mp_obj_t *dest) {
    wlan_info_t *info = &((wlan_info_obj_t *)MP_OBJ_TO_PTR(self_in))->info;
    if (dest[0] == MP_OBJ_NULL) {
        dest[0] = load_attribute(info, attribute);
    } else if (dest[1] != MP_OBJ_NULL && store_attribute(info, attribute, dest[1])) {
        dest[0] = MP_OBJ_NULL;
    }
}

MP_DEFINE_CONST_OBJ_TYPE(
    wlan_info_type,
    MP_QSTR_rt_wlan_info,
    MP_TYPE_FLAG_NONE,
    make_new, info_make_new,
    print, info_print,
    attr, info_attr);
