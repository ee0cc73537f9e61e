# SPDX-License-Identifier: MIT
# The MPP's system calls: memory mappings and links.
from _mpp import *
from mpp.common_struct import *
from mpp.sys_struct import *
