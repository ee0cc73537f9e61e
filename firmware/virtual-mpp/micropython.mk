# SPDX-License-Identifier: MIT
# The virtual MPP as a MicroPython user C module without Python names.
# CODECS_PREFIX: the folder with include/ and lib/ of openh264 (with its C++
# runtime), kvazaar and libjpeg-turbo: static libraries for the target.
VIRTUAL_MPP_DIR := $(USERMOD_DIR)

ifeq ($(CODECS_PREFIX),)
$(error virtual-mpp: CODECS_PREFIX is not set: set it to the folder with include/ and lib/ of the codecs)
endif

SRC_USERMOD_LIB_C += $(sort $(wildcard $(VIRTUAL_MPP_DIR)/*.c $(VIRTUAL_MPP_DIR)/generated/*.c))
CFLAGS_USERMOD += -I$(VIRTUAL_MPP_DIR) -I$(VIRTUAL_MPP_DIR)/../mpp -I$(CODECS_PREFIX)/include -DKVZ_STATIC_LIB
LDFLAGS_USERMOD += -L$(CODECS_PREFIX)/lib -lopenh264 -lkvazaar -lturbojpeg -lm -lpthread
