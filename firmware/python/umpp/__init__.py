# SPDX-License-Identifier: MIT
# Stand-in for CanMV's package umpp: the C functions behind its package mpp.
