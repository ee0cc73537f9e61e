# SPDX-License-Identifier: MIT
# A module with a method for each kind of values, as a user C module.
SRC_USERMOD_C += $(USERMOD_DIR)/generated/modkinds.c
SRC_USERMOD_LIB_C += $(addprefix $(USERMOD_DIR)/, generated/kinds_states.c kinds_engine.c kinds_results.c)
CFLAGS_USERMOD += -I$(USERMOD_DIR) -I$(USERMOD_DIR)/generated
