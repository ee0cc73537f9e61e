# SPDX-License-Identifier: MIT
# A late reader gets all packs in order, none lost or repeated.
import time

from recording import Recording, kd_mpi_venc_query_status, k_venc_chn_status

BUFFERS = 15
r = Recording(width=128, height=64, buffers=BUFFERS, start=False)
r.start()


def waiting():
    status = k_venc_chn_status()
    assert kd_mpi_venc_query_status(0, status) == 0
    return status.cur_packs


# The camera records without a reader until the output buffers are full.
time.sleep(10)
assert waiting() == BUFFERS

assert r.get(0) == 0 and r.data.pack_cnt == 12, r.data.pack_cnt
first = r.packs()
r.release()
assert r.get(0) == 0 and r.data.pack_cnt >= 3, r.data.pack_cnt
rest = r.packs()
r.release()
pictures = [pack for pack in first + rest if pack[0] != 3]
times = [pack[1] for pack in pictures]
assert times == sorted(set(times)), times
steps = [times[i + 1] - times[i] for i in range(len(times) - 1)]
assert max(steps) - min(steps) <= 1, steps

# Two readers of one channel: each releases the packs that it holds, not the latest ones.
from media.vencoder import StreamData

one, other = StreamData(), StreamData()
assert r.encoder.GetStream(0, one) == 0
held = r.encoder.GetStream(0, other)
assert held == 0 and one.phy_addr[0] != other.phy_addr[0]
r.encoder.ReleaseStream(0, one)
kept = other.data[0]
r.encoder.ReleaseStream(0, one)
for _ in range(100):
    r.get()
    assert all(r.data.phy_addr[i] != other.phy_addr[0] for i in range(0, r.data.pack_cnt))
    r.release()
assert other.data[0] == kept
r.encoder.ReleaseStream(0, other)

# GetStream releases packs that the StreamData still holds.
for _ in range(3 * BUFFERS):
    assert r.get(1000) == 0
r.release()
r.stop()
print("late reader: ok")
