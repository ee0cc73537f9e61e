# SPDX-License-Identifier: MIT
# The temperature sensors as a user C module.
SRC_USERMOD_C += $(USERMOD_DIR)/generated/modtemperature.c
SRC_USERMOD_LIB_C += $(addprefix $(USERMOD_DIR)/, generated/temperature_states.c wire_driver.c temperature_engine.c)
CFLAGS_USERMOD += -I$(USERMOD_DIR) -I$(USERMOD_DIR)/generated
