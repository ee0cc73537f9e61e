# SPDX-License-Identifier: MIT
# Stand-in for CanMV's libs.Network.
