# SPDX-License-Identifier: MIT
# Readers of probes as a user C module.
SRC_USERMOD_C += $(USERMOD_DIR)/generated/modrecv.c
SRC_USERMOD_LIB_C += $(addprefix $(USERMOD_DIR)/, generated/recv_states.c recv_engine.c)
CFLAGS_USERMOD += -I$(USERMOD_DIR) -I$(USERMOD_DIR)/generated
