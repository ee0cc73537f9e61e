# SPDX-License-Identifier: MIT
# The virtual MPP as a MicroPython user C module without Python names, for a program with CODECS_PREFIX; others have an
# SDK's MPP.
# CODECS_PREFIX: the folder with include/ and lib/ of openh264 (with its C++
# runtime), kvazaar and libjpeg-turbo: static libraries for the target. Or the
# folder with bin/codec-process, for a program that QEMU runs on this machine.
ifneq ($(CODECS_PREFIX),)
VIRTUAL_MPP_DIR := $(USERMOD_DIR)
VIRTUAL_MPP_C := $(sort $(wildcard $(VIRTUAL_MPP_DIR)/*.c $(VIRTUAL_MPP_DIR)/generated/*.c))
CFLAGS_USERMOD += -I$(VIRTUAL_MPP_DIR) -I$(VIRTUAL_MPP_DIR)/../mpp
ifneq ($(wildcard $(CODECS_PREFIX)/bin/codec-process),)
VIRTUAL_MPP_C := $(filter-out $(VIRTUAL_MPP_DIR)/codec_%.c,$(VIRTUAL_MPP_C)) $(VIRTUAL_MPP_DIR)/codec-process/client.c
$(BUILD)/virtual-mpp/codec-process/client.o: CFLAGS += -DCODEC_PROCESS=\"$(CODECS_PREFIX)/bin/codec-process\"
else
CFLAGS_USERMOD += -I$(CODECS_PREFIX)/include -DKVZ_STATIC_LIB
LDFLAGS_USERMOD += -L$(CODECS_PREFIX)/lib -lopenh264 -lkvazaar -lturbojpeg
endif
SRC_USERMOD_LIB_C += $(VIRTUAL_MPP_C)
LDFLAGS_USERMOD += -lm -lpthread
endif
