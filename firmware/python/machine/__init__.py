# SPDX-License-Identifier: MIT
# Stand-in for CanMV's module machine: a K230 with nothing attached to its pins.
from _virtual_board import MPP_GENERATION
from machine.adc import ADC
from machine.board import bitstream, bootloader, chipid, dht_readinto, mem_copy, reset, temperature
from machine.fft import FFT
from machine.fpioa import FPIOA
from machine.i2c import I2C
from machine.led import LED
from machine.pin import Pin
from machine.pwm import PWM
from machine.rtc import RTC
from machine.spi import SPI
from machine.timer import Timer
from machine.touch import TOUCH
from machine.uart import UART
from machine.unattached import ENCODER, I2C_Slave, SPI_LCD
from machine.wdt import WDT

if MPP_GENERATION == "B":
    from machine.unattached import LSM6DSM, OTP

# A star import brings CanMV's names only.
del MPP_GENERATION, absent, adc, board, fft, fpioa, i2c, led, pin, pwm, rtc, spi, timer, touch, uart, unattached, wdt
