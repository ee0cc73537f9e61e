# SPDX-License-Identifier: MIT
# Other code in the tree that uses the encoder.
from media.vencoder import *


class Stream:
    def __init__(self):
        self.encoder = Encoder()
        self.device = VENC_DEV_ID
        self.manager = MediaManager
