# SPDX-License-Identifier: MIT
# The runtime for a user C module of MicroPython, which includes this file in its micropython.mk:
#
#   BINDING_LISTS := $(USERMOD_DIR)/generated/binding_sources.txt
#   include /path/to/firmware/binding/binding.mk
BINDING_DIR := $(patsubst %/,%,$(dir $(abspath $(lastword $(MAKEFILE_LIST)))))
CFLAGS_USERMOD += -I$(BINDING_DIR)
# The emulated board's program has the runtime, and sets USER_MODULES. Modules of another program share its files.
ifeq ($(USER_MODULES),)
BINDING_FILES := $(addprefix $(BINDING_DIR)/, $(sort $(filter %.c, $(shell cat $(BINDING_LISTS)))))
SRC_USERMOD_C += $(filter-out $(SRC_USERMOD_C), $(BINDING_FILES))
endif
