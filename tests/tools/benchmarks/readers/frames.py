# SPDX-License-Identifier: MIT
# Reads frames as scripts do: frames.py CONTENDER LOOP CASE CALLS [WIDTH HEIGHT [BUFFERS]].
# CONTENDER is `module` (media.vencoder) or `sequence` (canmv_sequence.py beside this file). LOOP is `counted`, which counts
# pictures, or `plain`, which only calls: its instructions are those of GetStream and ReleaseStream. It prints what it read,
# for the budget and the benchmark.
import gc
import sys
import time

contender, loop, case, calls = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
WIDTH, HEIGHT = (int(sys.argv[5]), int(sys.argv[6])) if len(sys.argv) > 5 else (128, 64)
BUFFERS = int(sys.argv[7]) if len(sys.argv) > 7 else 16

from media.media import *
from media.sensor import *

if contender == "sequence":
    from canmv_sequence import *
else:
    from media.vencoder import *
from mpp.vb import *
from mpp.video_struct import *

FRAME_RATE = 30
HEADER = 3
WARM_UP = 40


def open_channel(chn, payload, gop=FRAME_RATE):
    encoder = Encoder()
    encoder.SetOutBufs(chn, BUFFERS, WIDTH, HEIGHT)
    profile = Encoder.H264_PROFILE_MAIN if payload == Encoder.PAYLOAD_TYPE_H264 else 0
    encoder.Create(chn, ChnAttrStr(payload, profile, WIDTH, HEIGHT, gopLen=gop))
    encoder.Start(chn)
    return encoder


class Camera:
    def __init__(self, chns, fps=FRAME_RATE):
        self.sensor = Sensor(fps=fps)
        self.sensor.reset()
        self.sensor.set_framesize(width=WIDTH, height=HEIGHT)
        self.sensor.set_pixformat(Sensor.YUV420SP)
        source = self.sensor.bind_info()["src"]
        self.links = [MediaManager.link(source, (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, chn)) for chn in chns]
        self.sensor.run()

    def stop(self):
        self.sensor.stop()
        self.links = None


# A picture that the script sends: grey, or noise, whose stream is about as large as the picture.
class Picture:
    def __init__(self, is_noise):
        chroma = ALIGN_UP(WIDTH * HEIGHT, 4096)
        size = ALIGN_UP(chroma + WIDTH * HEIGHT // 2, 4096)
        self.pool = kd_mpi_vb_create_pool(k_vb_pool_config(blk_size=size, blk_cnt=1))
        self.buffer = MediaManager.Buffer.get(size, self.pool)
        self._draw(uctypes.bytearray_at(self.buffer.virt_addr, size), 255 if is_noise else 0)
        self.info = k_video_frame_info(pool_id=self.buffer.pool_id)
        frame = self.info.v_frame
        frame.width, frame.height = WIDTH, HEIGHT
        frame.pixel_format = PIXEL_FORMAT_YUV_SEMIPLANAR_420
        frame.phys_addr[0] = self.buffer.phys_addr
        frame.phys_addr[1] = self.buffer.phys_addr + chroma

    def _draw(self, memory, amplitude):
        state = 1
        block = bytearray(4093)
        for i in range(len(block)):
            state = state * 1103515245 + 12345 & 0x7FFFFFFF
            block[i] = state >> 16 & amplitude
        for start in range(0, len(memory), len(block)):
            end = min(start + len(block), len(memory))
            memory[start:end] = memoryview(block)[: end - start]

    def stop(self):
        self.buffer.destroy()
        kd_mpi_vb_destory_pool(self.pool)


pictures = 0


# An encoder's two calls; LOOP decides whether they count.
class Calls:
    def __init__(self, encoder):
        self.encoder = encoder
        self.get = self.counted_get if loop == "counted" else encoder.GetStream
        self.release = self.counted_release if loop == "counted" else encoder.ReleaseStream

    def counted_get(self, chn, data, timeout):
        if self.encoder.GetStream(chn, data, timeout) != 0:
            raise OSError("no pack")

    def counted_release(self, chn, data):
        global pictures
        for i in range(0, data.pack_cnt):
            pictures += data.stream_type[i] != HEADER
        self.encoder.ReleaseStream(chn, data)


held = []


class Keeping:
    def __init__(self, encoder):
        self.get = encoder.GetStream
        self.release = lambda chn, data: None


# A timeout makes the module wait in slices, as on a board; a wait without an end has one slice here.
# Ten frames a round: the loop itself hardly counts.
def each(count, all_calls, data, source):
    get, release = all_calls[0].get, all_calls[0].release
    for _ in range(count // 10):
        get(0, data, 1000)
        release(0, data)
        get(0, data, 1000)
        release(0, data)
        get(0, data, 1000)
        release(0, data)
        get(0, data, 1000)
        release(0, data)
        get(0, data, 1000)
        release(0, data)
        get(0, data, 1000)
        release(0, data)
        get(0, data, 1000)
        release(0, data)
        get(0, data, 1000)
        release(0, data)
        get(0, data, 1000)
        release(0, data)
        get(0, data, 1000)
        release(0, data)


# Another StreamData holds a frame in each of 24 of the buffers.
def while_others_hold(count, all_calls, data, source):
    while len(held) < 2:
        held.append(StreamData())
        late(1, [Keeping(all_calls[0].encoder)], held[-1], source)
    each(count, all_calls, data, source)


def every_channel(count, all_calls, data, source):
    gets = [calls.get for calls in all_calls]
    releases = [calls.release for calls in all_calls]
    for _ in range(count):
        for chn in range(4):
            gets[chn](chn, data, 1000)
            releases[chn](chn, data)


def late(count, all_calls, data, source):
    get, release, sleep_ms = all_calls[0].get, all_calls[0].release, time.sleep_ms
    for _ in range(count):
        sleep_ms(400)
        get(0, data, 1000)
        release(0, data)


def sent(count, all_calls, data, source):
    get, release, send, frame = all_calls[0].get, all_calls[0].release, all_calls[0].encoder.SendFrame, source.info
    for _ in range(count):
        send(0, frame, 1000)
        get(0, data, 1000)
        release(0, data)


H264, JPEG = Encoder.PAYLOAD_TYPE_H264, Encoder.PAYLOAD_TYPE_JPEG
NO_FURTHER_IDR = 30000
# Channels, source, codec, GOP, how calls are made.
CASES = {
    "one pack": (1, lambda chns: Camera(chns), H264, NO_FURTHER_IDR, each),
    "twelve packs": (1, lambda chns: Camera(chns), H264, NO_FURTHER_IDR, late),
    "sent frame": (1, lambda chns: Picture(False), H264, NO_FURTHER_IDR, sent),
    "header and IDR": (1, lambda chns: Camera(chns), H264, 1, each),
    "slow source": (1, lambda chns: Camera(chns, fps=5), H264, NO_FURTHER_IDR, each),
    "four channels": (4, lambda chns: Camera(chns), H264, NO_FURTHER_IDR, every_channel),
    "packs held": (1, lambda chns: Camera(chns), H264, NO_FURTHER_IDR, while_others_hold),
    "pictures": (1, lambda chns: Camera(chns), JPEG, FRAME_RATE, each),
    "grey payload": (1, lambda chns: Picture(False), JPEG, FRAME_RATE, sent),
    "payload": (1, lambda chns: Picture(True), JPEG, FRAME_RATE, sent),
}

channels, open_source, payload, gop, read = CASES[case]
encoders = [open_channel(chn, payload, gop) for chn in range(channels)]
source = open_source(range(channels))
data = StreamData()
all_calls = [Calls(encoder) for encoder in encoders]

# The first packs create the mappings. A late reader begins in time, or CanMV's lists would have no place for the header.
warm_up = each if read in (late, while_others_hold) else read
is_large = WIDTH * HEIGHT > 100000
warm_up(2 if is_large else WARM_UP, all_calls, data, source)
read(2 if is_large else 10, all_calls, data, source)
gc.collect()
if calls <= 1000:
    gc.disable()
pictures = 0
before = gc.mem_alloc()
read(calls, all_calls, data, source)
heap = gc.mem_alloc() - before
gc.enable()
print("pictures %d heap %d payload %d" % (pictures, heap, data.data_size[0]))

source.stop()
for chn, encoder in enumerate(encoders):
    encoder.Stop(chn)
    encoder.Destroy(chn)
