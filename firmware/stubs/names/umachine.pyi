# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

ADC: Any
ENCODER: Any
FFT: Any
FPIOA: Any
I2C: Any
I2C_Slave: Any
LED: Any
LSM6DSM: Any
OTP: Any
PWM: Any
Pin: Any
RTC: Any
SPI: Any
SPI_LCD: Any
TOUCH: Any
Timer: Any
UART: Any
WDT: Any
bitstream: Any
bootloader: Any
chipid: Any
dht_readinto: Any
mem_copy: Any
reset: Any
temperature: Any
