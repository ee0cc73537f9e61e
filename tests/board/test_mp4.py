# SPDX-License-Identifier: MIT
"""MP4 files of scripts: CanMV's calls, judged by ffprobe and ffmpeg."""

import json
import os
import pathlib
import signal
import subprocess
import tempfile
import unittest

from board_process import COMMAND, run_script, wait_for_output

# As published recorders do it: the first header and I picture in one frame, then each pack on its own.
RECORDER = """
from media.vencoder import *
from media.sensor import *
from media.media import *
from mpp.mp4_format import *
from mpp.mp4_format_struct import *
import uctypes

WIDTH, HEIGHT = 320, 240

def create(name, fragmented=0):
    config = k_mp4_config_s()
    config.config_type = K_MP4_CONFIG_MUXER
    config.muxer_config.file_name[:] = bytes(name, "utf-8")
    config.muxer_config.fmp4_flag = fragmented
    handle = k_u64_ptr()
    assert kd_mp4_create(handle, config) == 0
    return handle.value

def video_track(file, codec):
    info = k_mp4_track_info_s()
    info.track_type = K_MP4_STREAM_VIDEO
    info.time_scale = 1000
    info.video_info.width = WIDTH
    info.video_info.height = HEIGHT
    info.video_info.codec_id = codec
    track = k_u64_ptr()
    assert kd_mp4_create_track(file, track, info) == 0
    return track.value

def audio_track(file, codec, rate=8000):
    info = k_mp4_track_info_s()
    info.track_type = K_MP4_STREAM_AUDIO
    info.time_scale = 1000
    info.audio_info.channels = 1
    info.audio_info.sample_rate = rate
    info.audio_info.bit_per_sample = 16
    info.audio_info.codec_id = codec
    track = k_u64_ptr()
    assert kd_mp4_create_track(file, track, info) == 0
    return track.value

def write(file, track, codec, data, time_us):
    frame = k_mp4_frame_data_s()
    frame.codec_id = codec
    frame.data = uctypes.addressof(data)
    frame.data_length = len(data)
    frame.time_stamp = time_us
    return kd_mp4_write_frame(file, track, frame)

def close(file):
    assert kd_mp4_destroy_tracks(file) == 0
    assert kd_mp4_destroy(file) == 0

def start(codec):
    global encoder, sensor, link, stream
    encoder = Encoder()
    encoder.SetOutBufs(0, 8, WIDTH, HEIGHT)
    sensor = Sensor()
    sensor.reset()
    sensor.set_framesize(width=WIDTH, height=HEIGHT, alignment=12)
    sensor.set_pixformat(Sensor.YUV420SP)
    link = MediaManager.link(sensor.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, 0))
    MediaManager.init()
    if codec == K_MP4_CODEC_ID_H265:
        attributes = ChnAttrStr(encoder.PAYLOAD_TYPE_H265, encoder.H265_PROFILE_MAIN, WIDTH, HEIGHT)
    else:
        attributes = ChnAttrStr(encoder.PAYLOAD_TYPE_H264, encoder.H264_PROFILE_MAIN, WIDTH, HEIGHT)
    encoder.Create(0, attributes)
    encoder.Start(0)
    stream = StreamData()
    sensor.run()

def stop():
    global link
    sensor.stop()
    link = None
    encoder.Stop(0)
    encoder.Destroy(0)
    MediaManager.deinit()

# Calls written(pack's bytes, its time in us) for each frame that is written, and on_frame after it.
def record(file, track, codec, pictures, written=None, on_frame=None):
    first = bytearray()
    begin = None
    while pictures:
        assert encoder.GetStream(0, stream) == 0
        for i in range(stream.pack_cnt):
            kind = stream.stream_type[i]
            data = uctypes.bytearray_at(stream.data[i], stream.data_size[i])
            if written:
                written(data)
            if begin is None:
                first.extend(data)
                if kind != encoder.STREAM_TYPE_I:
                    continue
                begin = stream.pts[i]
                data = first
            assert write(file, track, codec, data, stream.pts[i] - begin) == 0
            if kind != encoder.STREAM_TYPE_HEADER:
                pictures -= 1
                if on_frame:
                    on_frame(stream.pts[i] - begin)
        encoder.ReleaseStream(0, stream)
"""

CODECS = (("h264", "K_MP4_CODEC_ID_H264"), ("hevc", "K_MP4_CODEC_ID_H265"))

READER = """
from mpp.common_struct import k_u64_ptr
from mpp.mp4_format import *
from mpp.mp4_format_struct import *
import uctypes

def open_file(name):
    config = k_mp4_config_s()
    config.config_type = K_MP4_CONFIG_DEMUXER
    config.muxer_config.file_name[:] = bytes(name, "utf-8")
    handle = k_u64_ptr()
    return kd_mp4_create(handle, config), handle.value

def frames(file):
    while True:
        frame = k_mp4_frame_data_s()
        assert kd_mp4_get_frame(file, frame) == 0
        if frame.eof:
            return
        yield frame.codec_id, frame.time_stamp, uctypes.bytes_at(frame.data, frame.data_length)
"""


def nal_units(data):
    return [unit.rstrip(b"\0") for unit in data.split(b"\0\0\1") if unit.strip(b"\0")]


class Mp4(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.card = folder.name

    def at(self, name):
        return os.path.join(self.card, name)

    def run_on_card(self, source, *options):
        return run_script(source, options=["--sdcard", self.card, *options])

    def script(self, source, *options, stderr=""):
        done = self.run_on_card(source, *options)
        self.assertEqual((done.returncode, done.stderr), (0, stderr), done.stdout)
        return done.stdout

    def probe(self, name):
        """What ffprobe reads, which has no warning to give."""
        command = ["ffprobe", "-v", "warning", "-of", "json", "-show_format", "-show_streams", "-show_packets", self.at(name)]
        done = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return json.loads(done.stdout)

    def pictures(self, name):
        """The number of pictures that decode, without a warning."""
        command = ["ffmpeg", "-v", "warning", "-i", self.at(name), "-map", "0:v", "-f", "framecrc", "-"]
        done = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return len([line for line in done.stdout.splitlines() if line.startswith("0,")])


class Recordings(Mp4):
    def record(self, codec, name="video.mp4", fragmented=0, pictures=75):
        self.script(
            RECORDER + f"codec = {codec}\nfile = create('/sdcard/{name}', {fragmented})\ntrack = video_track(file, codec)\n"
            f"start(codec)\nrecord(file, track, codec, {pictures})\nstop()\nclose(file)\n",
            "--leak-check",
            stderr="leak check: clean\n",
        )

    def test_files_are_what_a_player_expects(self):
        for name, codec in CODECS:
            with self.subTest(name):
                self.record(codec)
                found = self.probe("video.mp4")
                (stream,) = found["streams"]
                self.assertEqual((stream["codec_name"], stream["width"], stream["height"]), (name, 320, 240))
                self.assertEqual(stream["codec_tag_string"], {"h264": "avc1", "hevc": "hvc1"}[name])
                rate = [int(number) for number in stream["avg_frame_rate"].split("/")]
                self.assertAlmostEqual(rate[0] / rate[1], 30, delta=0.02)
                self.assertEqual(stream["r_frame_rate"], "30/1")
                self.assertAlmostEqual(float(found["format"]["duration"]), 2.5, delta=0.002)
                self.assertEqual(found["format"]["tags"]["creation_time"], "2026-01-01T00:00:00.000000Z")
                self.assertEqual(self.pictures("video.mp4"), 75)

    def test_times_and_key_frames(self):
        for name, codec in CODECS:
            with self.subTest(name):
                self.record(codec)
                packets = self.probe("video.mp4")["packets"]
                times = [round(float(packet["pts_time"]) * 1000) for packet in packets]
                self.assertEqual(times[0], 0)
                self.assertLessEqual({b - a for a, b in zip(times, times[1:])}, {33, 34})
                keys = [i for i, packet in enumerate(packets) if packet["flags"].startswith("K")]
                self.assertEqual(keys, [0, 30, 60])

    def test_fragmented(self):
        for name, codec in CODECS:
            with self.subTest(name):
                self.record(codec, fragmented=1)
                with open(self.at("video.mp4"), "rb") as file:
                    # One for each key frame.
                    self.assertEqual(file.read().count(b"moof"), 3)
                self.assertEqual(len(self.probe("video.mp4")["packets"]), 75)
                self.assertEqual(self.pictures("video.mp4"), 75)

    def test_the_same_bytes_each_time(self):
        self.record("K_MP4_CODEC_ID_H264", "one.mp4", pictures=5)
        self.record("K_MP4_CODEC_ID_H264", "other.mp4", pictures=5)
        with open(self.at("one.mp4"), "rb") as one, open(self.at("other.mp4"), "rb") as other:
            self.assertEqual(one.read(), other.read())

    def test_example(self):
        with open(os.path.join(os.path.dirname(__file__), "..", "..", "examples", "record_mp4.py")) as example:
            self.assertEqual(self.script(example.read(), "--leak-check", stderr="leak check: clean\n"), "frames: 150\n")
        self.assertAlmostEqual(float(self.probe("video.mp4")["format"]["duration"]), 5, delta=0.002)
        self.assertEqual(self.pictures("video.mp4"), 150)

    def test_container(self):
        for name, codec in CODECS:
            with self.subTest(name):
                done = self.run_on_card(
                    "from media.mp4format import *\n"
                    "container = Mp4Container()\n"
                    "config = Mp4CfgStr(container.MP4_CONFIG_TYPE_MUXER)\n"
                    f"codec = container.{codec[2:]}\n"
                    "config.SetMuxerCfg('/sdcard/video.mp4', codec, 320, 240, container.MP4_CODEC_ID_G711U)\n"
                    "container.Create(config)\ncontainer.Start()\n"
                    "for _ in range(40): container.Process()\n"
                    "container.Stop()\ncontainer.Destroy()\n",
                    "--leak-check",
                )
                self.assertEqual((done.returncode, done.stderr.splitlines()[-1]), (0, "leak check: clean"), done.stdout)
                video = [stream for stream in self.probe("video.mp4")["streams"] if stream["codec_type"] == "video"]
                self.assertEqual([stream["codec_name"] for stream in video], [name])
                # Two of the 40 calls get a header.
                self.assertEqual(self.pictures("video.mp4"), 38)


class Audio(Mp4):
    def test_beside_video(self):
        for name, codec in (("pcm_alaw", "K_MP4_CODEC_ID_G711A"), ("pcm_mulaw", "K_MP4_CODEC_ID_G711U")):
            with self.subTest(name):
                self.script(
                    RECORDER + f"codec, sound = K_MP4_CODEC_ID_H264, {codec}\nfile = create('/sdcard/video.mp4')\n"
                    "track = video_track(file, codec)\naudio = audio_track(file, sound)\nchunk = bytes(range(160)) + bytes(160)\n"
                    "chunks = 0\n"
                    "def add_chunks(time_us):\n"
                    "    global chunks\n"
                    "    while chunks * 40000 <= time_us:\n"
                    "        assert write(file, audio, sound, chunk, chunks * 40000) == 0\n"
                    "        chunks += 1\n"
                    # Before the first picture, too.
                    "add_chunks(0)\n"
                    "start(codec)\nrecord(file, track, codec, 30, on_frame=add_chunks)\nstop()\nclose(file)\nprint(chunks)\n"
                )
                found = self.probe("video.mp4")
                (audio,) = [stream for stream in found["streams"] if stream["codec_type"] == "audio"]
                self.assertEqual((audio["codec_name"], audio["sample_rate"], audio["channels"]), (name, "8000", 1))
                self.assertAlmostEqual(float(audio["duration"]), 1, delta=0.05)
                self.assertEqual(self.pictures("video.mp4"), 30)
                sound = subprocess.run(
                    ["ffmpeg", "-v", "warning", "-i", self.at("video.mp4"), "-map", "0:a", "-c", "copy", "-f", name[4:], "-"],
                    capture_output=True,
                )
                self.assertEqual(sound.stderr, b"")
                chunk = bytes(range(160)) + bytes(160)
                self.assertEqual(sound.stdout, chunk * (len(sound.stdout) // 320))
                self.assertGreaterEqual(len(sound.stdout), 25 * 320)

    def test_alone(self):
        self.script(
            RECORDER + "sound = K_MP4_CODEC_ID_G711U\nfile = create('/sdcard/sound.mp4')\naudio = audio_track(file, sound)\n"
            "for i in range(50): assert write(file, audio, sound, bytes(320), i * 40000) == 0\nclose(file)\n"
        )
        (audio,) = self.probe("sound.mp4")["streams"]
        self.assertEqual((audio["codec_name"], float(audio["duration"])), ("pcm_mulaw", 2))


class Demuxer(Mp4):
    def test_reads_what_was_written(self):
        for name, codec in CODECS:
            with self.subTest(name):
                self.script(
                    RECORDER + f"codec = {codec}\nfile = create('/sdcard/video.mp4')\ntrack = video_track(file, codec)\n"
                    "start(codec)\nraw = open('/sdcard/written', 'wb')\nrecord(file, track, codec, 40, raw.write)\n"
                    "raw.close()\nstop()\nclose(file)\n"
                )
                output = self.script(
                    READER + "result, file = open_file('/sdcard/video.mp4')\n"
                    "info = k_mp4_file_info_s()\nprint(kd_mp4_get_file_info(file, info), info.track_num, info.duration)\n"
                    "track = k_mp4_track_info_s()\nprint(kd_mp4_get_track_by_index(file, 0, track), track.track_type, track.time_scale)\n"
                    "video = track.video_info\nprint(video.track_id, video.codec_id, video.width, video.height)\n"
                    "print(kd_mp4_get_track_by_index(file, 1, track))\n"
                    "raw = open('/sdcard/read', 'wb')\ntimes = []\n"
                    "for codec, time, data in frames(file):\n    times.append(time)\n    raw.write(data)\n"
                    "raw.close()\nprint(times[0], times[1], times[-1], len(times), codec == video.codec_id)\n"
                    "print(kd_mp4_destroy_tracks(file), kd_mp4_destroy(file))\n",
                    "--leak-check",
                    stderr="leak check: clean\n",
                )
                number = {"h264": 0, "hevc": 1}[name]
                self.assertEqual(output, f"0 1 1334\n0 1 1000\n1 {number} 320 240\n-1\n0 33 1300 40 True\n-1 0\n")
                with open(self.at("written"), "rb") as written, open(self.at("read"), "rb") as read:
                    self.assertEqual(nal_units(read.read()), nal_units(written.read()))

    def test_no_mp4_file(self):
        with open(self.at("text.mp4"), "w") as file:
            file.write("no container\n" * 100)
        self.assertEqual(
            self.script(
                READER + "print(open_file('/sdcard/text.mp4')[0])\n",
                stderr="mp4: /sdcard/text.mp4 is no MP4 file that can be read, or it is incomplete\n",
            ),
            "-1\n",
        )

    def test_missing_file(self):
        self.assertEqual(
            self.script(
                READER + "print(open_file('/sdcard/none.mp4')[0])\n",
                stderr="mp4: cannot open /sdcard/none.mp4: No such file or directory\n",
            ),
            "-1\n",
        )


class Errors(Mp4):
    def test_full_card(self):
        os.symlink("/dev/full", self.at("video.mp4"))
        # CanMV's calls do not report it.
        self.script(
            RECORDER + "codec = K_MP4_CODEC_ID_H264\nfile = create('/sdcard/video.mp4')\ntrack = video_track(file, codec)\n"
            "start(codec)\nrecord(file, track, codec, 40)\nstop()\nclose(file)\n",
            stderr="mp4: cannot write /sdcard/video.mp4: No space left on device; the file is damaged, and the MP4 calls report"
            " nothing, as on a board\n",
        )

    def test_track_that_begins_without_a_key_frame(self):
        self.assertEqual(
            self.script(
                RECORDER + "codec = K_MP4_CODEC_ID_H264\nfile = create('/sdcard/video.mp4')\ntrack = video_track(file, codec)\n"
                "header = b'\\0\\0\\0\\1\\x67\\x42\\0\\0\\0\\1\\x68\\xce'\nidr = b'\\0\\0\\0\\1\\x65\\x88'\np = b'\\0\\0\\0\\1\\x41\\x9a'\n"
                "print([write(file, track, codec, data, 0) for data in (p, header, idr, p)])\nclose(file)\n",
                stderr="mp4: /sdcard/video.mp4: should start with key frame (header + idr): write the first header and I picture"
                " in one frame\n",
            ),
            "[-1, -1, -2, -2]\n",
        )

    def test_time_that_does_not_advance(self):
        self.script(
            RECORDER + "codec = K_MP4_CODEC_ID_G711U\nfile = create('/sdcard/sound.mp4')\ntrack = audio_track(file, codec)\n"
            "print([write(file, track, codec, bytes(320), 0) for _ in range(3)])\nclose(file)\n",
            stderr="mp4: /sdcard/sound.mp4: the time stamp of a frame (0 ms) is not later than that of the frame before: it is moved\n",
        )
        self.assertEqual(len(self.probe("sound.mp4")["streams"]), 1)

    def test_results(self):
        output = self.script(
            RECORDER + "codec = K_MP4_CODEC_ID_H264\nfile = create('/sdcard/video.mp4')\n"
            "tracks = [video_track(file, codec) for _ in range(3)]\n"
            "print(kd_mp4_create_track(file, k_u64_ptr(), k_mp4_track_info_s(track_type=K_MP4_STREAM_VIDEO)))\n"
            "print(kd_mp4_create(k_u64_ptr(), k_mp4_config_s(config_type=K_MP4_CONFIG_BUTT)))\n"
            "print(write(file, tracks[0], K_MP4_CODEC_ID_BUTT, b'', 0))\n"
            "print(kd_mp4_get_file_info(file, k_mp4_file_info_s()), kd_mp4_get_frame(file, k_mp4_frame_data_s()))\n"
            "close(file)\n"
        )
        self.assertEqual(output, "-1\n-1\n0\n-1 -1\n")

    def test_handles(self):
        done = self.run_on_card(
            RECORDER + "codec = K_MP4_CODEC_ID_H264\nfile = create('/sdcard/video.mp4')\ntrack = video_track(file, codec)\n"
            "kd_mp4_destroy_tracks(file)\nprint(write(file, track, codec, b'', 0))\nkd_mp4_destroy(file)\n"
            "print(write(file, track, codec, b'', 0), kd_mp4_destroy(file))\n"
        )
        self.assertEqual(done.stdout, "-1\n-1 -1\n")
        self.assertEqual(
            done.stderr,
            "mp4: /sdcard/video.mp4: kd_mp4_write_frame: no track has the handle 5\n"
            "mp4: kd_mp4_write_frame: no open file has the handle 1\nmp4: kd_mp4_destroy: no open file has the handle 1\n",
        )

    def test_structs_of_another_size(self):
        done = self.run_on_card("from mpp.mp4_format import *\nkd_mp4_create(bytearray(8), bytearray(132))\n")
        self.assertIn("expect size: 136, actual size: 132", done.stdout)

    def test_folder_that_is_missing(self):
        self.assertEqual(
            self.script(
                READER + "config = k_mp4_config_s(config_type=K_MP4_CONFIG_MUXER)\n"
                "config.muxer_config.file_name[:] = bytes('/sdcard/none/video.mp4', 'utf-8')\nprint(kd_mp4_create(k_u64_ptr(), config))\n",
                stderr="mp4: cannot open /sdcard/none/video.mp4: No such file or directory\n",
            ),
            "-1\n",
        )

    def test_file_of_another_filesystem(self):
        self.assertEqual(
            self.script(
                RECORDER + "import io, os\nclass Filesystem:\n    mount = umount = chdir = lambda *_: None\n"
                "    stat = lambda *_: (0x8000,) + (0,) * 9\n    open = lambda *_: file\n"
                "os.mount(Filesystem(), '/other')\nconfig = k_mp4_config_s(config_type=K_MP4_CONFIG_MUXER)\n"
                "config.muxer_config.file_name[:] = b'/other/a.mp4'\n"
                "for file in (5, io.BytesIO()):\n    print(kd_mp4_create(k_u64_ptr(), config))\n",
                stderr="mp4: cannot open /other/a.mp4: I/O error\n"
                "mp4: cannot open /other/a.mp4: Invalid argument\n",
            ),
            "-1\n-1\n",
        )

    def test_file_that_a_script_leaves_open(self):
        done = self.run_on_card(RECORDER + "file = create('/sdcard/video.mp4')\n", "--leak-check")
        self.assertEqual(
            (done.returncode, done.stderr),
            (
                1,
                "mp4: /sdcard/video.mp4 has no index, so no player opens it: the script ended before kd_mp4_destroy\n"
                "leaked: MP4 file /sdcard/video.mp4, opened by kd_mp4_create\nleak check: LEAKED\n",
            ),
        )


    def test_pack_that_was_released(self):
        done = self.run_on_card(
            RECORDER + "codec = K_MP4_CODEC_ID_H264\nfile = create('/sdcard/video.mp4')\ntrack = video_track(file, codec)\n"
            "start(codec)\nrecord(file, track, codec, 3)\nassert encoder.GetStream(0, stream) == 0\n"
            "data = uctypes.bytearray_at(stream.data[0], stream.data_size[0])\nencoder.ReleaseStream(0, stream)\n"
            "write(file, track, codec, data, 2000000)\nstop()\nclose(file)\n"
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("board: a script used memory that it does not have", done.stderr)


class MediaProcess(Mp4):
    def test_that_is_killed(self):
        script = self.at("script.py")
        with open(script, "w") as file:
            file.write(
                RECORDER + "sound = K_MP4_CODEC_ID_G711U\nfile = create('/sdcard/sound.mp4')\ntrack = audio_track(file, sound)\n"
                "import sys\nprint(write(file, track, sound, bytes(320), 0))\nsys.stdin.readline()\n"
                "print([write(file, track, sound, bytes(320), i * 40000) for i in (1, 2)])\nclose(file)\n"
            )
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        with subprocess.Popen([*COMMAND, "--sdcard", self.card, script], **pipes) as board:
            wait_for_output(board.stdout)
            tasks = pathlib.Path(f"/proc/{board.pid}/task").glob("*/children")
            (process,) = " ".join(task.read_text() for task in tasks).split()
            program = os.readlink(f"/proc/{process}/exe")
            os.kill(int(process), signal.SIGKILL)
            output, errors = board.communicate("\n")
        self.assertEqual((output, board.returncode), ("0\n[-1, -1]\n", 0))
        self.assertEqual(errors, f"media: the media process {program} ended: signal 9\n")

    def create_with(self, program):
        os.environ["VENCODER_MEDIA_PROCESS"] = program
        self.addCleanup(os.environ.pop, "VENCODER_MEDIA_PROCESS")
        done = self.run_on_card(
            "from mpp.common_struct import k_u64_ptr\nfrom mpp.mp4_format import *\nfrom mpp.mp4_format_struct import *\n"
            "config = k_mp4_config_s(config_type=K_MP4_CONFIG_MUXER)\nconfig.muxer_config.file_name[:] = b'/sdcard/video.mp4'\n"
            "for _ in range(2): print(kd_mp4_create(k_u64_ptr(), config))\n"
        )
        self.assertEqual((done.returncode, done.stdout), (0, "-1\n-1\n"))
        return done.stderr

    def test_that_is_missing(self):
        self.assertEqual(
            self.create_with(self.at("none")),
            f"media: the media process {self.at('none')} cannot be started; build the board's program again:"
            " No such file or directory\n",
        )

    def test_that_ends(self):
        self.assertEqual(self.create_with("/bin/false"), "media: the media process /bin/false ended: exit code 1\n")

    def test_that_was_not_built(self):
        self.assertEqual(
            self.create_with(""),
            "media: this program has no media process, so it has no MP4 files: it runs on a machine of its own, or was built without"
            " libavformat-dev; then install the package, and build the program again\n",
        )


if __name__ == "__main__":
    unittest.main()
