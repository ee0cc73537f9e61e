# SPDX-License-Identifier: MIT
# The module as a MicroPython user C module: USER_C_MODULES=firmware.
VENCODER_DIR := $(USERMOD_DIR)

SRC_USERMOD_C += $(addprefix $(VENCODER_DIR)/, \
	generated/modvencoder.c \
	vencoder_media_manager.c \
	)
# A program with further modules may need more of the runtime.
BINDING_SOURCES ?= $(filter %.c, $(shell cat $(VENCODER_DIR)/generated/binding_sources.txt))
SRC_USERMOD_C += $(addprefix $(VENCODER_DIR)/../binding/, $(BINDING_SOURCES))
# The engine has no qstrs for MicroPython to collect.
SRC_USERMOD_LIB_C += $(addprefix $(VENCODER_DIR)/, \
	generated/vencoder_states.c \
	vencoder_access.c \
	vencoder_calls.c \
	vencoder_channel.c \
	vencoder_driver.c \
	vencoder_mapping.c \
	vencoder_osd.c \
	vencoder_output.c \
	vencoder_own.c \
	vencoder_settings.c \
	vencoder_state_check.c \
	vencoder_stream.c \
	vencoder_tables.c \
	vencoder_teardown.c \
	)
CFLAGS_USERMOD += -I$(VENCODER_DIR) -I$(VENCODER_DIR)/generated
CFLAGS_USERMOD += -I$(VENCODER_DIR)/../binding -I$(VENCODER_DIR)/../mpp -I$(VENCODER_DIR)/../mpp/generated
