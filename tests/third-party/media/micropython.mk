# SPDX-License-Identifier: MIT
# Two user C modules over one ABI.
SRC_USERMOD_C += $(addprefix $(USERMOD_DIR)/, generated/modmjpeg.c generated/modvdecoder.c)
SRC_USERMOD_LIB_C += $(addprefix $(USERMOD_DIR)/, generated/mjpeg_states.c generated/vdecoder_states.c mjpeg_engine.c vdecoder_engine.c)
CFLAGS_USERMOD += -I$(USERMOD_DIR) -I$(USERMOD_DIR)/generated
