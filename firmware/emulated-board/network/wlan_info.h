// SPDX-License-Identifier: MIT
// Class rt_wlan_info of CanMV's module network: what is known of an access point.
#ifndef WLAN_INFO_H
#define WLAN_INFO_H

#include <stdint.h>

#include "py/obj.h"

#define WLAN_SSID_MAX (32)
#define WLAN_BSSID_SIZE (6)

// Kinds of security, and their numbers, as RT-Thread's.
#define WLAN_SECURITIES(X)                       \
    X(SECURITY_OPEN, 0)                          \
    X(SECURITY_WEP_PSK, 0x1)                     \
    X(SECURITY_WEP_SHARED, 0x8001)               \
    X(SECURITY_WPA_TKIP_PSK, 0x200002)           \
    X(SECURITY_WPA_TKIP_8021X, 0x80200002)       \
    X(SECURITY_WPA_AES_PSK, 0x200004)            \
    X(SECURITY_WPA_AES_8021X, 0x80200004)        \
    X(SECURITY_WPA2_AES_PSK, 0x400004)           \
    X(SECURITY_WPA2_AES_8021X, 0x80400001)       \
    X(SECURITY_WPA2_TKIP_PSK, 0x400002)          \
    X(SECURITY_WPA2_TKIP_8021X, 0x80400002)      \
    X(SECURITY_WPA2_MIXED_PSK, 0x400006)         \
    X(SECURITY_WPA_WPA2_MIXED_PSK, 0x600000)     \
    X(SECURITY_WPA_WPA2_MIXED_8021X, 0x80600000) \
    X(SECURITY_WPA2_AES_CMAC, 0x400010)          \
    X(SECURITY_WPS_OPEN, 0x10000000)             \
    X(SECURITY_WPS_SECURE, 0x10000004)           \
    X(SECURITY_WPA3_AES_PSK, 0x800004)

#define WLAN_SECURITY_WPA2_AES_PSK (0x400004)
#define WLAN_BAND_5GHZ (0)
#define WLAN_BAND_2_4GHZ (1)

typedef struct {
    char ssid[WLAN_SSID_MAX + 1];
    uint8_t bssid[WLAN_BSSID_SIZE];
    mp_int_t channel;
    mp_int_t rssi;
    mp_int_t security;
    mp_int_t band;
    mp_int_t hidden;
} wlan_info_t;

extern const mp_obj_type_t wlan_info_type;

mp_obj_t wlan_info_new(const wlan_info_t *info);

// TypeError for an object of another class.
const wlan_info_t *wlan_info_get(mp_obj_t object);

// OSError, with CanMV's text, unless it has 1 to 32 bytes.
const char *wlan_info_check_ssid(mp_obj_t ssid);

// Six integers, or bytes.
void wlan_info_get_mac(mp_obj_t mac, uint8_t bytes[WLAN_BSSID_SIZE]);

#endif // WLAN_INFO_H
