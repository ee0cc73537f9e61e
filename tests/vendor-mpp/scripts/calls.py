# SPDX-License-Identifier: MIT
# Encodes one frame with each codec; prints the arguments and the packs as a JSON object per codec.
import json
from binascii import hexlify

from picture import *

WIDTH, HEIGHT, BUFFERS = 128, 64, 5
SEND_TIMEOUT, GET_TIMEOUT, PTS = 21, 22, 7654321


def packs_of(stream):
    return [
        {
            "phys_addr": stream.phy_addr[i],
            "len": stream.data_size[i],
            "pts": stream.pts[i],
            "type": stream.stream_type[i],
            "bytes": hexlify(uctypes.bytes_at(stream.data[i], stream.data_size[i])).decode(),
        }
        for i in range(stream.pack_cnt)
    ]


def send_one(chn, payload, profile, **attributes):
    encoder = Encoder()
    encoder.SetOutBufs(chn, BUFFERS, WIDTH, HEIGHT)
    MediaManager.init()
    encoder.Create(chn, ChnAttrStr(payload, profile, WIDTH, HEIGHT, **attributes))
    encoder.Start(chn)
    picture = Picture(WIDTH, HEIGHT)
    frame = picture.info.v_frame
    frame.pts = PTS
    assert encoder.SendFrame(chn, picture.info, timeout=SEND_TIMEOUT) == 0
    stream = StreamData()
    assert encoder.GetStream(chn, stream, timeout=GET_TIMEOUT) == 0
    values = dict(attributes, chn=chn, type=payload, profile=profile, width=WIDTH, height=HEIGHT, buffers=BUFFERS)
    values["packs"] = packs_of(stream)
    values["frame"] = hexlify(bytes(picture.info)).decode()
    values["pixel_format"] = frame.pixel_format
    values["luma"], values["chroma"] = frame.phys_addr[0], frame.phys_addr[1]
    values["pts"], values["pool_id"] = frame.pts, picture.info.pool_id
    values["send_timeout"], values["get_timeout"] = SEND_TIMEOUT, GET_TIMEOUT
    encoder.ReleaseStream(chn, stream)
    encoder.Stop(chn)
    encoder.Destroy(chn)
    picture.release()
    MediaManager.deinit()
    print(json.dumps(values))


E = Encoder
send_one(2, E.PAYLOAD_TYPE_H264, E.H264_PROFILE_HIGH, bit_rate=1234, gopLen=17, src_frame_rate=25, dst_frame_rate=20)
send_one(3, E.PAYLOAD_TYPE_H265, E.H265_PROFILE_MAIN, bit_rate=567, gopLen=9, src_frame_rate=15, dst_frame_rate=15)
send_one(1, E.PAYLOAD_TYPE_JPEG, 0, mjpeg_quality_factor=77, src_frame_rate=10, dst_frame_rate=5)
