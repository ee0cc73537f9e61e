# This file is part of the k230 vencoder project, MIT licence.
#
# Payload types, K_PT_*.
from mpp.generated.constants import *
