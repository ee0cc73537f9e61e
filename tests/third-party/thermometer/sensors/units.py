# SPDX-License-Identifier: MIT
# Units of values.
MILLIKELVIN = 1000
