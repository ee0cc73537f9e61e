# SPDX-License-Identifier: MIT
# The virtual MPP as a MicroPython user C module (it has no Python names).
# CODECS_PREFIX: the folder with include/ and lib/ of openh264 (with its C++
# runtime), kvazaar and libjpeg-turbo, static and built for the target.
VIRTUAL_MPP_DIR := $(USERMOD_DIR)

ifeq ($(CODECS_PREFIX),)
$(error virtual-mpp: CODECS_PREFIX is empty. Give the folder that holds include/ and lib/ of the encoders)
endif

SRC_USERMOD_LIB_C += $(sort $(wildcard $(VIRTUAL_MPP_DIR)/*.c $(VIRTUAL_MPP_DIR)/generated/*.c))
# Its own calls are no program's.
$(BUILD)/virtual-mpp/%.o: CFLAGS += -DVMPP_DRIVER
CFLAGS_USERMOD += -I$(VIRTUAL_MPP_DIR) -I$(VIRTUAL_MPP_DIR)/../mpp -I$(CODECS_PREFIX)/include -DKVZ_STATIC_LIB
LDFLAGS_USERMOD += -L$(CODECS_PREFIX)/lib -lopenh264 -lkvazaar -lturbojpeg -lm -lpthread
