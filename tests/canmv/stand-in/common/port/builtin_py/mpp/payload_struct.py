# SPDX-License-Identifier: MIT
NAME_OF_PAYLOAD_STRUCT = True
