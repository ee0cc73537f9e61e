# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

configure_ip: Any
connect_network: Any
disconnect_network: Any
get_default_device: Any
get_devices: Any
get_interface: Any
mac_address: Any
network_info: Any
scan_wifi: Any
set_default_device: Any
show_network_info: Any
wait_for_ip: Any
