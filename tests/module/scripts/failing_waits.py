# SPDX-License-Identifier: MIT
# A wait whose calls of the driver all fail ends at its timeout, as one without packs.
import time
from recording import *
from _virtual_board import fault

encoder, data = Encoder(), StreamData()
encoder.SetOutBufs(0, 4, 128, 64)
MediaManager.init()
encoder.Create(0, ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64))
encoder.Start(0)
for timeout in (0, 1, 120):
    fault("kd_mpi_venc_get_stream:1+")
    start = time.ticks_us()
    assert encoder.GetStream(0, data, timeout) == -1 and data.pack_cnt == 0
    passed = time.ticks_diff(time.ticks_us(), start)
    fault()
    # The module counts whole milliseconds.
    assert abs(passed - timeout * 1000) <= 1000, (timeout, passed)
encoder.Stop(0)
encoder.Destroy(0)
MediaManager.deinit()
print("failing waits: ok")
