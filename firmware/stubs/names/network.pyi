# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

AP_IF: int
LAN: Any
LAN_ECM: int
LAN_RTL8152: int
STA_IF: int
WLAN: Any
country: Any
get_default_dev: Any
get_dev_list: Any
hostname: Any
route: Any
set_default_dev: Any
