# SPDX-License-Identifier: MIT
# The thermometer as a user C module, with the newer generation of its bus.
SRC_USERMOD_C += $(USERMOD_DIR)/generated/modthermo.c
SRC_USERMOD_LIB_C += $(addprefix $(USERMOD_DIR)/, generated/thermo_states.c generated/bus_failures.c bus_driver.c thermo_engine.c)
CFLAGS_USERMOD += -I$(USERMOD_DIR) -I$(USERMOD_DIR)/generated -DBUS_GENERATION_NEW=1
