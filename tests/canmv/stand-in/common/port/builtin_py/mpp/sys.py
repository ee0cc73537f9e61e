# SPDX-License-Identifier: MIT
NAME_OF_SYS = True
