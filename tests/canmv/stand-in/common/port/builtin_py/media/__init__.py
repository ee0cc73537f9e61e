# SPDX-License-Identifier: MIT
# media
