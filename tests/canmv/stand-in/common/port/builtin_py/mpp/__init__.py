# SPDX-License-Identifier: MIT
# mpp
