# SPDX-License-Identifier: MIT
# What stats() and sps_pps() tell, against what the script counted and got.
from recording import *
from picture import Picture
from raised import raised
from _virtual_board import fault

HEADER = Encoder.STREAM_TYPE_HEADER
# Types of the NAL units of a header, with the bits that hold them.
UNITS = {Encoder.PAYLOAD_TYPE_H264: (0x1F, [7, 8]), Encoder.PAYLOAD_TYPE_H265: (0x7E, [64, 66, 68])}
START = b"\x00\x00\x00\x01"


def unit_types(header, mask):
    return [unit[0] & mask for unit in header.split(START)[1:]]


# Sends frames and gets their packs by turns into several objects, of a channel with a number or an own one.
def check(payload, number):
    encoder = Encoder()
    encoder.SetOutBufs(*number, 15, 128, 64)
    MediaManager.init()
    profile = Encoder.H265_PROFILE_MAIN if payload == Encoder.PAYLOAD_TYPE_H265 else Encoder.H264_PROFILE_MAIN
    encoder.Create(*number, ChnAttrStr(payload, profile, 128, 64, gopLen=2))
    assert tuple(encoder.stats(*number)) == (0, 0, 0, 0, 0) and encoder.sps_pps(*number) is None
    encoder.Start(*number)
    picture, wrong = Picture(), Picture(64, 64)
    # A frame that the driver refuses is not counted.
    assert encoder.SendFrame(*number, wrong.info) != 0 and encoder.stats(*number).frames == 0
    wrong.release()
    assert encoder.GetStream(*number, StreamData(), 0) == -1
    readers = [StreamData(), StreamData(), encoder.frames(*number)]
    frames = pictures = packs = size = 0
    header = None
    for turn in range(12):
        picture.draw(turn)
        assert encoder.SendFrame(*number, picture.info) == 0
        frames += 1
        before = encoder.stats(*number)
        assert before.frames == frames and before[1:4] == (pictures, packs, size)
        stream = readers[turn % 3]
        assert (stream.Next() is stream) if turn % 3 == 2 else encoder.GetStream(*number, stream, 1000) == 0
        for i in range(stream.pack_cnt):
            packs += 1
            size += stream.data_size[i]
            if stream.stream_type[i] == HEADER:
                header = bytes(stream.view(i))
            else:
                pictures += 1
        stats = encoder.stats(*number)
        assert stats[:4] == (frames, pictures, packs, size) and encoder.sps_pps(*number) == header
        assert (stats.frames, stats.pictures, stats.packs, stats.bytes, stats.unread) == tuple(stats)
    assert pictures == frames - stats.unread
    if payload in UNITS:
        mask, units = UNITS[payload]
        assert unit_types(header, mask) == units, header
    else:
        assert header is None
    # Unread packs are the driver's; Stop drops them, and they are in no count.
    for _ in range(2):
        assert encoder.SendFrame(*number, picture.info) == 0
    stats = encoder.stats(*number)
    assert stats.frames == frames + 2 and stats.unread >= 2 and stats.packs == packs
    fault("kd_mpi_venc_query_status:1")
    raised(OSError, lambda: encoder.stats(*number), "Encoder.stats: ", " failed in kd_mpi_venc_query_status: ")
    encoder.Stop(*number)
    assert tuple(encoder.stats(*number)) == (frames + 2, pictures, packs, size, 0) and encoder.sps_pps(*number) == header
    encoder.Destroy(*number)
    for method in (encoder.stats, encoder.sps_pps):
        raised(OSError if number else ValueError, lambda: method(*number), "call Create first")
    if number:
        encoder.Create(*number, ChnAttrStr(payload, profile, 128, 64))
        assert tuple(encoder.stats(*number)) == (0, 0, 0, 0, 0) and encoder.sps_pps(*number) is None
    encoder.Close()
    picture.release()
    MediaManager.deinit()


for payload in (Encoder.PAYLOAD_TYPE_H264, Encoder.PAYLOAD_TYPE_H265, Encoder.PAYLOAD_TYPE_JPEG):
    for number in ((0,), (3,), ()):
        check(payload, number)
print("counted: ok")
