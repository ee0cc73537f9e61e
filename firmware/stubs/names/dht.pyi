# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

DHT11: Any
DHT22: Any
DHTBase: Any
dht_readinto: Any
