# SPDX-License-Identifier: MIT
# The facade.
module("receivers.py", base_path="generated")
