# SPDX-License-Identifier: MIT
# The facade.
module("relays.py", base_path="generated")
