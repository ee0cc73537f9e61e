# SPDX-License-Identifier: MIT
# Stand-in for CanMV's libs.Network, which its next release keeps on the card: the
# functions that connect a script, over the module network.
import network
import time

_NO_ADDRESS = "0.0.0.0"


def get_interface(network_type="default", wlan_device="auto"):
    """The interface of a type: default, lan, wifi_sta or wifi_ap. There is one WLAN device, whatever wlan_device names."""
    if network_type == "default":
        network_type = "wifi_sta" if get_default_device() == "wlan0" else "lan"
    if network_type == "lan":
        return network.LAN()
    if network_type == "wifi_sta":
        return network.WLAN(network.STA_IF)
    if network_type == "wifi_ap":
        return network.WLAN(network.AP_IF)
    raise ValueError("unknown network type: %s; use default, lan, wifi_sta or wifi_ap" % network_type)


def get_devices():
    return network.get_dev_list() or []


def get_default_device():
    return network.get_default_dev()


def set_default_device(name):
    return network.set_default_dev(name)


def wait_for_ip(netif, timeout=20):
    """The address of an interface, as soon as it has one; OSError after `timeout` seconds."""
    start = time.ticks_ms()
    while netif.ifconfig()[0] == _NO_ADDRESS:
        if time.ticks_diff(time.ticks_ms(), start) > timeout * 1000:
            raise OSError("no address after %s s" % timeout)
        time.sleep_ms(100)
    return netif.ifconfig()[0]


def configure_ip(netif, ip_config=None):
    """Sets the four addresses of ifconfig(); None and "dhcp" ask for them."""
    return netif.ifconfig("dhcp" if ip_config is None else ip_config)


def mac_address(netif):
    return ":".join("%02X" % byte for byte in netif.config("mac"))


def network_info(netif):
    ip, mask, gateway, dns = netif.ifconfig()
    return {"ip": ip, "netmask": mask, "gateway": gateway, "dns": dns}


def show_network_info(netif):
    print(netif.ifconfig())


def scan_wifi(ssid=None):
    return network.WLAN(network.STA_IF).scan(*([ssid] if ssid else []))


def disconnect_network(netif):
    if hasattr(netif, "connect"):
        return netif.disconnect()
    return netif.stop() if hasattr(netif, "stop") else False


def _connect_station(station, ssid, password, timeout):
    if station.isconnected() and not ssid:
        return
    station.connect(ssid, password)
    start = time.ticks_ms()
    while not station.isconnected():
        if time.ticks_diff(time.ticks_ms(), start) > timeout * 1000:
            raise OSError("no connection to %s after %s s" % (ssid, timeout))
        time.sleep_ms(100)


def connect_network(
    network_type="default",
    ssid=None,
    password=None,
    timeout=20,
    wlan_device="auto",
    netif=None,
    ip_config=None,
    channel=None,
    band=None,
    set_default=True,
    show=True,
):
    """Connects an interface, and returns it and its address."""
    if netif is None:
        netif = get_interface(network_type, wlan_device)
    if hasattr(netif, "connect"):
        _connect_station(netif, ssid, password, timeout)
    elif hasattr(netif, "stop"):
        netif.config(ssid=ssid, key=password)
    if ip_config is not None or network_type == "lan":
        configure_ip(netif, ip_config)
    ip = wait_for_ip(netif, timeout)
    if show:
        show_network_info(netif)
    return netif, ip
