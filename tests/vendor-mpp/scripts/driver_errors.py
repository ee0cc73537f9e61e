# SPDX-License-Identifier: MIT
# Calls that the driver rejects, or that time out; prints the module's results as JSON, one per line.
import json

from mpp.payload_struct import *
from mpp.venc import *
from mpp.venc_struct import *
from media.media import *
from media.vencoder import *

WIDTH, HEIGHT, BUFFERS = 128, 64, 2


def report(**result):
    print(json.dumps(result))


encoder = Encoder()
encoder.SetOutBufs(0, BUFFERS, WIDTH, HEIGHT)
MediaManager.init()
attributes = ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, WIDTH, HEIGHT)

# Another user has acquired a block of every pool that fits.
blocks = [MediaManager.Buffer.get(WIDTH * HEIGHT * 3 // 4) for _ in range(BUFFERS + 1)]
try:
    encoder.Create(0, attributes)
except OSError as error:
    report(create=error.errno, text=error.args[1])
for buffer in blocks:
    buffer.destroy()

encoder.Create(0, attributes)
encoder.Start(0)
stream = StreamData()
for timeout in (0, 20):
    report(get_stream=encoder.GetStream(0, stream, timeout=timeout), timeout=timeout, pack_cnt=stream.pack_cnt)

# Below the module: the library's own result.
pack = k_venc_pack()
raw = k_venc_stream(pack=uctypes.addressof(pack), pack_cnt=1)
report(library=kd_mpi_venc_get_stream(0, raw, 0), pack_cnt=raw.pack_cnt)
encoder.Stop(0)
encoder.Destroy(0)
MediaManager.deinit()
