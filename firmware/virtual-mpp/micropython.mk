# This file is part of the k230 vencoder project, MIT licence.
#
# The virtual MPP as a MicroPython user C module (it has no Python names).
# CODECS_PREFIX is the folder with include/ and lib/ of openh264, kvazaar and
# libjpeg-turbo, built statically for the target; without it the compiler's own folders are searched.
VIRTUAL_MPP_DIR := $(USERMOD_DIR)

SRC_USERMOD_LIB_C += $(sort $(wildcard $(VIRTUAL_MPP_DIR)/*.c))

CFLAGS_USERMOD += -I$(VIRTUAL_MPP_DIR) -I$(VIRTUAL_MPP_DIR)/../mpp -DKVZ_STATIC_LIB
ifneq ($(CODECS_PREFIX),)
CFLAGS_USERMOD += -I$(CODECS_PREFIX)/include
LDFLAGS_USERMOD += -L$(CODECS_PREFIX)/lib
endif
LDFLAGS_USERMOD += -lopenh264 -lkvazaar -lturbojpeg -lstdc++ -lm -lpthread
