# SPDX-License-Identifier: MIT
# media.vencoder over the virtual MPP, generation B, in MicroPython's unix port: USER_C_MODULES=firmware/unix-port.
# CODECS_PREFIX: see ../../virtual-mpp/micropython.mk.
ifeq ($(CODECS_PREFIX),)
$(error CODECS_PREFIX is not set: set it to the folder with include/ and lib/ of the codecs, such as /usr)
endif
UNIX_PORT_BOARD := $(USERMOD_DIR)
UNIX_PORT_FIRMWARE := $(abspath $(UNIX_PORT_BOARD)/../..)

CFLAGS_USERMOD += -DMPP_GENERATION_B=1
SRC_USERMOD_C += $(UNIX_PORT_BOARD)/modvirtualboard.c
SRC_USERMOD_C += $(addprefix $(UNIX_PORT_FIRMWARE)/emulated-board/, \
	buffer.c \
	camera_calls.c \
	link.c \
	modmpp.c \
	raw_wait.c \
	struct_argument.c \
	video_buffers.c \
	)

USERMOD_DIR := $(UNIX_PORT_FIRMWARE)/vencoder
include $(USERMOD_DIR)/micropython.mk
USERMOD_DIR := $(UNIX_PORT_FIRMWARE)/virtual-mpp
include $(USERMOD_DIR)/micropython.mk
