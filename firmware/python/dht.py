# SPDX-License-Identifier: MIT
# Stand-in for micropython-lib's dht: a sensor that does not answer.
from machine import dht_readinto


class DHTBase:
    def __init__(self, pin):
        self.pin = pin
        self.buf = bytearray(5)

    def measure(self):
        dht_readinto(self.pin, self.buf)

    def humidity(self):
        return 0

    def temperature(self):
        return 0


class DHT11(DHTBase):
    pass


class DHT22(DHTBase):
    pass
