# SPDX-License-Identifier: MIT
include("../manifest.py")
