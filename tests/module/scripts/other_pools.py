# SPDX-License-Identifier: MIT
# Output buffers larger than the frame needs: in generation A the driver may use smaller blocks of other pools.
from recording import *
from picture import Picture

ROUNDS = 20

encoder = Encoder()
encoder.SetOutBufs(0, 4, 128, 64)
encoder.SetOutBufs(1, 4, 8184, 64)
MediaManager.init()
picture = Picture()
stream = StreamData()

for payload, profile in (
    (Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN),
    (Encoder.PAYLOAD_TYPE_H265, Encoder.H265_PROFILE_MAIN),
    (Encoder.PAYLOAD_TYPE_JPEG, 0),
):
    encoder.Create(1, ChnAttrStr(payload, profile, 128, 64))
    encoder.Start(1)
    for number in range(ROUNDS):
        picture.draw(number)
        assert encoder.SendFrame(1, picture.info) == 0
        assert encoder.GetStream(1, stream, 0) == 0, number
        for i in range(stream.pack_cnt):
            assert len(bytes(uctypes.bytearray_at(stream.data[i], stream.data_size[i]))) > 2
        encoder.ReleaseStream(1, stream)
    encoder.Destroy(1)

picture.release()
MediaManager.deinit()
print("other pools: ok")
