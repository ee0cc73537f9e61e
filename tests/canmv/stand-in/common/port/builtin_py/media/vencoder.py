# SPDX-License-Identifier: MIT
# The tree's own encoder.
from media.media import *


class Encoder:
    pass
