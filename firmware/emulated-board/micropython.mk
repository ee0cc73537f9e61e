# SPDX-License-Identifier: MIT
# User C modules of the emulated board from outside the project.
# ULAB: a checkout of micropython-ulab, or empty.
ifneq ($(ULAB),)
USERMOD_DIR := $(ULAB)/code
# As CanMV's.
CFLAGS_USERMOD += -DULAB_MAX_DIMS=4
include $(ULAB)/code/micropython.mk
SRC_USERMOD := $(filter-out $(ULAB)/code/ulab.c,$(SRC_USERMOD)) $(USER_C_MODULES)/emulated-board/ulab_module.c
endif
# USER_MODULES: a folder of further modules, each a folder with a micropython.mk, or empty.
ifneq ($(USER_MODULES),)
$(foreach further, $(wildcard $(USER_MODULES)/*/micropython.mk), \
	$(eval USERMOD_DIR := $(patsubst %/,%,$(dir $(further))))\
	$(eval include $(further))\
)
# They may need parts of the runtime that media.vencoder does not.
BINDING_SOURCES := $(notdir $(wildcard $(USER_C_MODULES)/binding/*.c))
endif
