# SPDX-License-Identifier: MIT
# Relays as a user C module.
SRC_USERMOD_C += $(USERMOD_DIR)/generated/modrelays.c
SRC_USERMOD_LIB_C += $(addprefix $(USERMOD_DIR)/, generated/relays_states.c relays_engine.c)
CFLAGS_USERMOD += -I$(USERMOD_DIR) -I$(USERMOD_DIR)/generated
