# SPDX-License-Identifier: MIT
# What all sensors have: here only their number.
SENSORS = 3
