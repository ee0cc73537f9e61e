# SPDX-License-Identifier: MIT
# CanMV has MicroPython's ssl over mbedtls, whose sources the emulated boards' MicroPython
# comes without.
raise ImportError("no TLS on the emulated board: connect without ssl, to a program of this machine")
