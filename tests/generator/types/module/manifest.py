# SPDX-License-Identifier: MIT
module("kinds.py", base_path="generated")
