# SPDX-License-Identifier: MIT
# The part of the port that both layouts share.
#
#   make -C src/canmv/port MICROPYTHON=<tree> [CC=<compiler>] [MICROPY_MPYCROSS=<program>]
#
# builds <SDK's root>/output/canmv/micropython.
SDK_SRC_ROOT_DIR ?= $(abspath ../../..)
SDK_RTSMART_SRC_DIR = $(SDK_SRC_ROOT_DIR)/src/rtsmart
SDK_CANMV_BUILD_DIR ?= $(SDK_SRC_ROOT_DIR)/output/canmv
MICROPYTHON ?= ../micropython
CROSS_COMPILE ?= riscv64-linux-gnu-

BOARD_DIR = boards/k230_canmv
BUILD = $(SDK_CANMV_BUILD_DIR)
PROG = micropython
FROZEN_MANIFEST ?= $(BOARD_DIR)/manifest.py

include $(MICROPYTHON)/py/mkenv.mk

# MicroPython's rules require this file, although nothing is frozen from micropython-lib.
MPY_LIB_DIR = $(BUILD)/no-micropython-lib
$(shell mkdir -p $(MPY_LIB_DIR) && touch $(MPY_LIB_DIR)/README.md)

include $(TOP)/py/py.mk
include $(TOP)/extmod/extmod.mk

INC += -I.
INC += -I$(BUILD)
INC += -I$(TOP)
INC += -I$(TOP)/py
INC += -I$(SDK_RTSMART_SRC_DIR)/mpp/include
INC += -I$(SDK_RTSMART_SRC_DIR)/mpp/include/comm
INC += -I$(SDK_RTSMART_SRC_DIR)/mpp/userapps/api

COPT ?= -Os -fdata-sections -ffunction-sections
CWARN = -Wall -Werror -Wno-int-conversion -Wno-array-bounds
CFLAGS += $(INC) -std=gnu99 -g -gdwarf-2 -mcmodel=medany $(COPT) $(CWARN)

LDFLAGS += --static -Wl,--gc-sections -Wl,-Map=$@.map
LDFLAGS += -L$(SDK_RTSMART_SRC_DIR)/mpp/userapps/lib -Wl,--start-group -lm -lsys -lvb -lvenc -Wl,--end-group

SHARED_SRC_C = \
	shared/runtime/gchelper_generic.c \
	shared/runtime/stdout_helpers.c
