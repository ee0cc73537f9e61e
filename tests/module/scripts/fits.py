# SPDX-License-Identifier: MIT
# The manual's recording with 8 buffers of 1920x1080 must fit the board with the least memory.
from recording import *

recording = Recording(width=1920, height=1080)
for _ in range(3):
    assert recording.get() == 0 and recording.data.pack_cnt > 0
    recording.release()
recording.stop()
print("fits: ok")
