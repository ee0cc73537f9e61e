# SPDX-License-Identifier: MIT
# The encoder that the tree comes with.
from media.media import *


class Encoder:
    pass
