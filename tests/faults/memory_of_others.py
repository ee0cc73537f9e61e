# SPDX-License-Identifier: MIT
# The module writes only to its own objects: not to lists that a script shortened during a wait, and not to the memory of
# a collected StreamData. With sanitizers, such a write ends the program.
import gc, micropython, sys

sys.path.append("../module/scripts")
from recording import *
from picture import Picture
from _virtual_board import fault, outstanding

PACKS = 8
LISTS = ("data", "phy_addr", "data_size", "stream_type", "pts")

r = Recording(width=128, height=64, payload=Encoder.PAYLOAD_TYPE_JPEG, bound=False)
encoder = r.encoder
picture = Picture()


# Overwrites stale references on the stack.
def clear_stack(depth=20):
    filler = [depth] * 8
    return clear_stack(depth - 1) if depth else filler


def packs():
    return sum(text.startswith("pack ") for text in outstanding())


def shorten(data, length):
    for name in LISTS:
        entries = getattr(data, name)
        entries.clear()
        for i in range(length):
            entries.append(-1)


others = []


# Runs between two slices of the wait. The memory that the lists had then belongs to others.
def meanwhile(data):
    shorten(data, length)
    others.extend(bytearray(b"\x5a" * 32) for _ in range(64))
    # More packs than the shortened lists have memory for. A wait gets one pack; those that an earlier call could not map
    # are all delivered.
    for _ in range(PACKS):
        assert encoder.SendFrame(0, picture.info) == 0
    fault("kd_mpi_sys_mmap:1+")
    assert encoder.GetStream(0, StreamData(), 0) == -1 and packs() == PACKS
    fault()


def create():
    encoder.Create(0, ChnAttrStr(Encoder.PAYLOAD_TYPE_JPEG, 0, 128, 64))
    encoder.Start(0)


for length in (0, 1, 3):
    # Without mappings of the previous channel.
    encoder.Destroy(0)
    create()
    data = StreamData()
    micropython.schedule(meanwhile, data)
    assert encoder.GetStream(0, data, 1000) == 0
    assert len(others) == 64 and data.pack_cnt == PACKS
    for name in LISTS:
        entries = getattr(data, name)
        assert len(entries) == length and -1 not in entries, entries
    assert all(other == b"\x5a" * 32 for other in others)
    others.clear()
    encoder.ReleaseStream(0, data)
assert packs() == 0


# Packs that the driver refuses to release when their StreamData is collected belong to no other StreamData.
def hold_and_drop():
    data = StreamData()
    assert encoder.SendFrame(0, picture.info) == 0
    assert encoder.GetStream(0, data, 1000) == 0


# Fills the gaps of the heap: another StreamData is likely to get the address of the collected one.
neighbours = [StreamData() for _ in range(40)]
fault("kd_mpi_venc_release_stream:1+")
hold_and_drop()
clear_stack()
gc.collect()
fault()
assert packs() == 1
others = [StreamData() for _ in range(40)]
for other in others:
    other.pack_cnt = 7
    encoder.ReleaseStream(0, other)
assert packs() == 1
# Stop also releases packs that nobody read.
for _ in range(3):
    assert encoder.SendFrame(0, picture.info) == 0
encoder.Stop(0)
status = k_venc_chn_status()
assert kd_mpi_venc_query_status(0, status) == 0 and status.cur_packs == 0
assert packs() == 0 and all(other.pack_cnt == 7 for other in others)

# The same without an object in its place: Stop and Destroy write to no holder.
encoder.Destroy(0)
create()
others = other = data = neighbours = None
fault("kd_mpi_venc_release_stream:1+")
hold_and_drop()
clear_stack()
gc.collect()
fault()
encoder.Stop(0)
encoder.Destroy(0)


# Create collects an object whose channel is in its way, and is repeated.
def create_and_drop():
    Encoder().Create(0, ChnAttrStr(Encoder.PAYLOAD_TYPE_JPEG, 0, 128, 64))


create_and_drop()
clear_stack()
encoder.Create(0, ChnAttrStr(Encoder.PAYLOAD_TYPE_JPEG, 0, 128, 64))
encoder.Destroy(0)

picture.release()
MediaManager.deinit()
print("memory of others: ok")
