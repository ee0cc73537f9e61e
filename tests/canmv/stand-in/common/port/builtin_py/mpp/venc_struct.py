# SPDX-License-Identifier: MIT
NAME_OF_VENC_STRUCT = True
