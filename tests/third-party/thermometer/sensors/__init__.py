# SPDX-License-Identifier: MIT
# Sensors on a bus.
