# SPDX-License-Identifier: MIT
"""Troubles of boards (--trouble): each shows in a naive script, and a careful one gets a right recording."""

import json
import os
import subprocess
import tempfile
import unittest

from board_process import ScriptProcess, run, run_script
from test_mp4 import RECORDER

NAMES = "header-once, swallowed-frame, silent-encoder, ghost-picture, empty-poll, starved-bind, slow-card"

SET_UP = """
from media.vencoder import *
from media.sensor import *
from media.media import *
import sys, time, uctypes

def start(width=128, height=64, kind=Encoder.PAYLOAD_TYPE_H264, buffers=8, **options):
    global encoder, stream
    encoder = Encoder()
    encoder.SetOutBufs(0, buffers, width, height)
    MediaManager.init()
    encoder.Create(0, ChnAttrStr(kind, Encoder.H264_PROFILE_MAIN, width, height, **options))
    encoder.Start(0)
    stream = StreamData()

def camera(width=128, height=64):
    global sensor, link
    sensor = Sensor()
    sensor.reset()
    sensor.set_framesize(width=width, height=height)
    sensor.set_pixformat(Sensor.YUV420SP)
    link_camera()

def link_camera():
    global link
    link = MediaManager.link(sensor.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, 0))

def packs():
    for i in range(stream.pack_cnt):
        yield stream.stream_type[i], uctypes.bytearray_at(stream.data[i], stream.data_size[i])

def stop():
    global link
    sensor.stop()
    link = None
    encoder.Stop(0)
    encoder.Destroy(0)
"""

# A frame in a buffer of the script's own.
FRAME = """
def request_frame_pool():
    if MPP_GENERATION == "A":
        config = k_vb_config(max_pool_cnt=1)
        config.comm_pool[0].blk_size, config.comm_pool[0].blk_cnt = 16384, 1
        MediaManager._config(config)

def new_frame():
    global buffer, pool, luma
    pool = VB_INVALID_POOLID
    if MPP_GENERATION == "B":
        pool = kd_mpi_vb_create_pool(k_vb_pool_config(blk_size=16384, blk_cnt=1))
    buffer = MediaManager.Buffer.get(12288, pool)
    luma = uctypes.bytearray_at(buffer.virt_addr, 8192)
    info = k_video_frame_info()
    info.v_frame.width, info.v_frame.height = 128, 64
    info.v_frame.pixel_format = PIXEL_FORMAT_YUV_SEMIPLANAR_420
    info.v_frame.phys_addr[0] = buffer.phys_addr
    info.v_frame.phys_addr[1] = buffer.phys_addr + 8192
    return info

def fill(value):
    for i in range(len(luma)):
        luma[i] = value
"""


class Trouble(unittest.TestCase):
    def setUp(self):
        self._card = tempfile.TemporaryDirectory()
        self.addCleanup(self._card.cleanup)

    def run_with(self, trouble, script, code=0):
        options = ["--sdcard", self._card.name] + (["--trouble", trouble] if trouble else [])
        done = run_script(SET_UP + script, options=options)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        if trouble:
            self.assertEqual(done.stderr.count("trouble: %s: " % trouble), 1, done.stderr)
        else:
            self.assertNotIn("trouble", done.stderr)
        return done.stdout

    def decoded_frames(self, name):
        """The frames that ffprobe decodes, and what it complains about."""
        form = {".264": "h264", ".mjpeg": "mjpeg"}[os.path.splitext(name)[1]]
        command = ["ffprobe", "-v", "error", "-count_frames", "-show_streams", "-of", "json", "-f", form]
        done = subprocess.run([*command, os.path.join(self._card.name, name)], capture_output=True, text=True, check=False)
        streams = json.loads(done.stdout or "{}").get("streams", [])
        return int(streams[0].get("nb_read_frames", 0)) if streams else 0, done.stderr


class Names(unittest.TestCase):
    def test_unknown_name(self):
        done = run(["--trouble", "rain", "x.py"])
        self.assertEqual(done.returncode, 2)
        self.assertIn("--trouble rain: no such trouble; there are: %s\n" % NAMES, done.stderr)
        self.assertNotIn("Did you mean", done.stderr)

    def test_nearly_a_name(self):
        done = run(["--trouble", "slow-cart", "x.py"])
        self.assertEqual(done.returncode, 2)
        self.assertIn("Did you mean slow-card?", done.stderr)

    def test_a_trouble_that_never_came(self):
        done = run_script("pass\n", options=["--trouble", "slow-card", "--trouble", "empty-poll"])
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stderr, "trouble never came: empty-poll\ntrouble never came: slow-card\n")


class HeaderOnce(Trouble):
    # The second file begins at the second IDR.
    TWO_FILES = """
camera()
start(gopLen=10)
sensor.run()
files = [open("/sdcard/%d.264" % i, "wb") for i in range(2)]
header, pictures = b"", 0
while pictures < 20:
    encoder.GetStream(0, stream)
    for kind, data in packs():
        file = files[pictures >= 10]
        if kind == encoder.STREAM_TYPE_HEADER:
            header = bytes(data)
            file.write(data if not CAREFUL else b"")
            continue
        if kind == encoder.STREAM_TYPE_I and CAREFUL:
            file.write(header)
        file.write(data)
        pictures += 1
    encoder.ReleaseStream(0, stream)
[file.close() for file in files]
stop()
"""

    def test_second_file_needs_the_header(self):
        for trouble, careful, second in ((None, False, 10), ("header-once", False, 0), ("header-once", True, 10)):
            with self.subTest(trouble=trouble, careful=careful):
                self.run_with(trouble, "CAREFUL = %s\n" % careful + self.TWO_FILES)
                self.assertEqual(self.decoded_frames("0.264"), (10, ""))
                frames, complaints = self.decoded_frames("1.264")
                self.assertEqual(frames, second, complaints)
                self.assertEqual(complaints == "", second > 0, complaints)


class SwallowedFrame(Trouble):
    SEND = (
        FRAME
        + """
request_frame_pool()
start()
frame = new_frame()
file = open("/sdcard/0.264", "wb")
got = 0
for i in range(60):
    fill(i * 4)
    assert encoder.SendFrame(0, frame) == 0
    if encoder.GetStream(0, stream, timeout=1000) == 0:
        [file.write(data) for _, data in packs()]
        got += 1
        encoder.ReleaseStream(0, stream)
    elif not CAREFUL:
        print("no pack for frame", i)
        break
file.close()
print("got", got)
encoder.Stop(0)
encoder.Destroy(0)
"""
    )

    def test_without_trouble_each_frame_has_a_pack(self):
        self.assertEqual(self.run_with(None, "CAREFUL = False\n" + self.SEND), "got 60\n")

    def test_a_naive_sender_gives_up(self):
        output = self.run_with("swallowed-frame", "CAREFUL = False\n" + self.SEND)
        self.assertEqual(output, "no pack for frame 0\ngot 0\n")

    def test_a_careful_sender_sends_the_next_frame(self):
        self.assertEqual(self.run_with("swallowed-frame", "CAREFUL = True\n" + self.SEND), "got 58\n")
        self.assertEqual(self.decoded_frames("0.264"), (58, ""))

    def test_frames_of_a_camera(self):
        record = """
camera()
start()
sensor.run()
times = []
while len(times) < 60:
    assert encoder.GetStream(0, stream, timeout=1000) == 0
    times += [stream.pts[i] for i, (kind, _) in enumerate(packs()) if kind != encoder.STREAM_TYPE_HEADER]
    encoder.ReleaseStream(0, stream)
stop()
print([round((b - a) * 30 / 1e6) for a, b in zip(times, times[1:])].count(2))
"""
        self.assertEqual(self.run_with(None, record), "0\n")
        # The first frame leaves no gap, the fiftieth does.
        self.assertEqual(self.run_with("swallowed-frame", record), "1\n")


class SilentEncoder(Trouble):
    CAREFUL = """
camera()
start()
sensor.run()
print("waiting")
tries = 0
while encoder.GetStream(0, stream, timeout=1000) != 0:
    tries += 1
    if tries == 3:
        stop()
        print("the encoder delivers nothing")
        sys.exit(1)
"""

    def test_a_timeout_ends_the_wait(self):
        output = self.run_with("silent-encoder", self.CAREFUL, code=1)
        self.assertEqual(output, "waiting\nthe encoder delivers nothing\n")

    def test_a_wait_without_an_end(self):
        naive = self.CAREFUL.replace(", timeout=1000", "")
        with ScriptProcess(SET_UP + naive, "--trouble", "silent-encoder") as script:
            self.assertEqual(script.read_line(), "waiting")
            while not script.read_line().startswith("trouble: silent-encoder: channel 0"):
                pass
            script.interrupt()
            output, code = script.finish()
        self.assertIn("KeyboardInterrupt", output)
        self.assertEqual(code, 1)


class GhostPicture(Trouble):
    SEND = (
        FRAME
        + """
request_frame_pool()
start(kind=Encoder.PAYLOAD_TYPE_JPEG)
frame = new_frame()

def encode(value, overwrite):
    fill(value)
    assert encoder.SendFrame(0, frame) == 0
    if overwrite:
        fill(0)
    assert encoder.GetStream(0, stream, timeout=1000) == 0
    if not overwrite:
        fill(0)
    picture = b"".join(bytes(data) for _, data in packs())
    encoder.ReleaseStream(0, stream)
    return picture

black, white = encode(0, False), encode(255, False)
assert black != white
print(("black", "white")[encode(255, OVERWRITE) == white])
encoder.Stop(0)
encoder.Destroy(0)
"""
    )

    def test_the_frame_stays_until_its_pack_is_there(self):
        for trouble, overwrite, picture in (
            (None, True, "white\n"),
            ("ghost-picture", True, "black\n"),
            ("ghost-picture", False, "white\n"),
        ):
            with self.subTest(trouble=trouble, overwrite=overwrite):
                self.assertEqual(self.run_with(trouble, "OVERWRITE = %s\n" % overwrite + self.SEND), picture)

    def test_a_released_frame(self):
        script = FRAME + """
request_frame_pool()
start()
frame = new_frame()
assert encoder.SendFrame(0, frame) == 0
buffer.destroy()
assert encoder.GetStream(0, stream, timeout=1000) == 0
encoder.ReleaseStream(0, stream)
encoder.Stop(0)
encoder.Destroy(0)
"""
        done = run_script(SET_UP + script, options=["--trouble", "ghost-picture"])
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("was released while a sent frame in it is queued", done.stderr)


class EmptyPoll(Trouble):
    def test_raw_calls(self):
        naive = """
start()
pack = bytearray(64)
raw = k_venc_stream(pack=uctypes.addressof(pack), pack_cnt=1)
drained = 0
while drained < 5 and kd_mpi_venc_get_stream(0, raw, 0) == 0:
    if CAREFUL and raw.pack_cnt == 0:
        break
    drained += 1
    raw.pack_cnt = 1
print(drained)
encoder.Stop(0)
encoder.Destroy(0)
"""
        for trouble, careful, drained in ((None, False, "0\n"), ("empty-poll", False, "5\n"), ("empty-poll", True, "0\n")):
            with self.subTest(trouble=trouble, careful=careful):
                self.assertEqual(self.run_with(trouble, "CAREFUL = %s\n" % careful + naive), drained)

    def test_the_module_copes(self):
        polls = """
start()
print([encoder.GetStream(0, stream, timeout=0) for _ in range(3)], stream.pack_cnt)
encoder.Stop(0)
encoder.Destroy(0)
"""
        self.assertEqual(self.run_with("empty-poll", polls), self.run_with(None, polls))


class StarvedBind(Trouble):
    RECORD = """
camera()
start()
sensor.run()
got = 0
while got < 400:
    if encoder.GetStream(0, stream, timeout=1000) != 0:
        if not CAREFUL:
            break
        print("link again after", got)
        link = None
        link_camera()
        continue
    got += sum(kind != encoder.STREAM_TYPE_HEADER for kind, _ in packs())
    encoder.ReleaseStream(0, stream)
print("got", got)
stop()
"""

    def test_a_timeout_is_a_reason_to_link_again(self):
        for trouble, careful, output in (
            (None, False, "got 400\n"),
            ("starved-bind", False, "got 272\n"),
            ("starved-bind", True, "link again after 272\ngot 400\n"),
        ):
            with self.subTest(trouble=trouble, careful=careful):
                self.assertEqual(self.run_with(trouble, "CAREFUL = %s\n" % careful + self.RECORD), output)


class SlowCard(Trouble):
    # Twice as much as the card takes.
    RECORD = """
import _thread
camera(640, 360)
start(640, 360, kind=Encoder.PAYLOAD_TYPE_JPEG, mjpeg_quality_factor=95)
file = open("/sdcard/0.mjpeg", "wb")
queue = []
is_written = _thread.allocate_lock()
done = False

def write_queue():
    with is_written:
        while queue or not done:
            if queue:
                file.write(queue.pop(0))
            else:
                time.sleep_ms(5)

if CAREFUL:
    _thread.start_new_thread(write_queue, ())
sensor.run()
times = []
while len(times) < 60:
    encoder.GetStream(0, stream)
    for i, (kind, data) in enumerate(packs()):
        queue.append(bytes(data)) if CAREFUL else file.write(data)
        if kind != encoder.STREAM_TYPE_HEADER:
            times.append(stream.pts[i])
    encoder.ReleaseStream(0, stream)
done = True
if CAREFUL:
    time.sleep_ms(10)
    is_written.acquire()
file.close()
stop()
print("late" if times[-1] - times[0] > 59 * 1000000 // 30 + 1 else "in time")
"""

    def test_a_thread_writes_while_the_next_frames_come(self):
        for trouble, careful, output in ((None, False, "in time\n"), ("slow-card", False, "late\n"), ("slow-card", True, "in time\n")):
            with self.subTest(trouble=trouble, careful=careful):
                self.assertEqual(self.run_with(trouble, "CAREFUL = %s\n" % careful + self.RECORD), output)
                self.assertEqual(self.decoded_frames("0.mjpeg"), (60, ""))

    def test_time_is_by_the_byte(self):
        script = """
file = open("/sdcard/file", "wb")
for size in (1, 500, 5000):
    begin = time.ticks_us()
    file.write(bytes(size))
    print(time.ticks_diff(time.ticks_us(), begin) // 1000)
print(len(sys.stdout.write("x" * 5000) * "x"))
file.close()
"""
        self.assertEqual(self.run_with("slow-card", script).replace("x", ""), "0\n1\n10\n5000\n")

    def test_mp4_files(self):
        script = RECORDER + """
import time
file = create("/sdcard/a.mp4")
track = video_track(file, K_MP4_CODEC_ID_H264)
start(K_MP4_CODEC_ID_H264)
record(file, track, K_MP4_CODEC_ID_H264, 5)
stop()
begin = time.ticks_ms()
close(file)
print(time.ticks_diff(time.ticks_ms(), begin) > 0)
"""
        done = run_script(script, options=["--sdcard", self._card.name, "--trouble", "slow-card"])
        self.assertEqual((done.returncode, done.stdout), (0, "True\n"), done.stderr)
        self.assertIn("trouble: slow-card: ", done.stderr)


if __name__ == "__main__":
    unittest.main()
