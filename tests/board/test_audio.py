# SPDX-License-Identifier: MIT
"""Sound: CanMV's audio modules, in virtual time, judged by ffmpeg."""

import os
import pathlib
import struct
import subprocess
import tempfile
import unittest

from board_process import run_script

OPEN = """
import time, struct
from media.pyaudio import *
from media.media import *
from mpp.payload_struct import *
import media.g711 as g711
import media.wave as wave

def audio(frames, codec=None):
    sound = PyAudio()
    # Up to v1.5.
    if hasattr(sound, "initialize"):
        sound.initialize(frames)
    codecs = [codec(law, frames) for law in (K_PT_G711A, K_PT_G711U)] if codec else []
    MediaManager.init()
    for each in codecs:
        each.create()
    return sound, codecs
"""

HEARS = "audio: the emulated board's microphone hears a tone: 440 Hz left, 880 Hz right\n"
PLAYS = "audio: the emulated board has no speaker: what is played is lost\n"
CLEAN = "leak check: clean\n"


def frequency(samples, rate):
    """By the times at which a tone rises through zero."""
    rises = [i for i in range(1, len(samples)) if samples[i - 1] < 0 <= samples[i]]
    return (len(rises) - 1) * rate / (rises[-1] - rises[0])


def shorts(data):
    return struct.unpack(f"<{len(data) // 2}h", data)


class Audio(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.card = folder.name

    def at(self, name):
        return os.path.join(self.card, name)

    def script(self, source, stderr=""):
        done = run_script(OPEN + source, options=["--sdcard", self.card, "--leak-check"])
        self.assertEqual((done.returncode, done.stderr), (0, stderr + CLEAN), done.stdout)
        return done.stdout

    def raised(self, source):
        done = run_script(OPEN + source)
        self.assertEqual(done.returncode, 1)
        return done.stdout.splitlines()[-1]

    def ffmpeg(self, *arguments):
        done = subprocess.run(["ffmpeg", "-v", "error", *arguments, "-"], capture_output=True)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return done.stdout


class Microphone(Audio):
    def record(self, format, channels, rate, frames, **options):
        arguments = ", ".join(f"{name}={value}" for name, value in options.items())
        self.script(
            f"sound, _ = audio({frames})\n"
            f"stream = sound.open(format={format}, channels={channels}, rate={rate}, input=True, frames_per_buffer={frames}, {arguments})\n"
            "with open('/sdcard/sound', 'wb') as file:\n"
            "    for _ in range(25):\n        file.write(stream.read())\n"
            "stream.stop_stream()\nstream.close()\nsound.terminate()\nMediaManager.deinit()\n",
            HEARS,
        )
        return pathlib.Path(self.at("sound")).read_bytes()

    def test_it_hears_a_tone(self):
        for rate in (8000, 16000, 44100, 48000):
            with self.subTest(rate):
                samples = shorts(self.record("paInt16", 1, rate, rate // 25))
                self.assertEqual(len(samples), rate // 25 * 25)
                self.assertAlmostEqual(frequency(samples, rate), 440, delta=1)
                self.assertTrue(8000 < max(samples) < 8200 and -8200 < min(samples) < -8000)

    def test_channels_and_widths(self):
        samples = shorts(self.record("paInt16", 2, 16000, 640))
        self.assertAlmostEqual(frequency(samples[0::2], 16000), 440, delta=1)
        self.assertAlmostEqual(frequency(samples[1::2], 16000), 880, delta=2)
        wide = struct.unpack("<16000i", self.record("paInt32", 1, 16000, 640))
        self.assertAlmostEqual(frequency(wide, 16000), 440, delta=1)
        self.assertGreater(max(wide), 8000 << 16)

    def test_pdm(self):
        data = self.record("paInt16", 4, 16000, 640, input_device_index=1)
        self.assertAlmostEqual(frequency(shorts(data)[0::2], 16000), 440, delta=1)

    def test_frames_are_there_at_their_times(self):
        self.assertEqual(
            self.script(
                "sound, _ = audio(320)\n"
                "stream = sound.open(format=paInt16, channels=1, rate=8000, input=True, frames_per_buffer=320)\n"
                "begin = time.ticks_ms()\nfirst = stream.read(block=False)\nprint(first)\n"
                "for _ in range(5):\n    data = stream.read()\n    print(time.ticks_ms() - begin, len(data), end=' ')\n"
                "time.sleep_ms(100)\nprint(len(stream.read(block=False)), len(stream.read(block=False)), stream.read(block=False))\n"
                # A second later, the driver has the last five frames.
                "time.sleep_ms(980)\nkept = 0\nwhile stream.read(block=False):\n    kept += 1\nprint(kept)\n"
                "stream.stop_stream()\nprint(stream.read())\nMediaManager.deinit()\n",
                HEARS,
            ),
            "None\n40 640 80 640 120 640 160 640 200 640 640 640 None\n5\nNone\n",
        )

    def test_wrong_use_raises(self):
        self.assertEqual(
            self.raised("PyAudio().open(rate=8000, channels=1, format=paInt16)"),
            "ValueError: Must specify an input or output stream.",
        )
        self.assertIn(
            "kd_mpi_ai_set_pub_attr failed",
            self.raised("audio(8)[0].open(rate=1, channels=1, format=paInt16, input=True, frames_per_buffer=8)"),
        )


class Speaker(Audio):
    def test_it_plays_at_its_rate(self):
        self.assertEqual(
            self.script(
                "sound, _ = audio(320)\n"
                "stream = sound.open(format=paInt16, channels=1, rate=8000, output=True, frames_per_buffer=320)\n"
                "begin = time.ticks_ms()\nfor _ in range(30):\n    assert stream.write(bytes(640)) == 0\n"
                # The driver holds five frames of 40 ms.
                "print(time.ticks_ms() - begin)\n"
                "print(stream.volume(), stream.volume(70, LEFT), stream.volume())\n"
                "stream.stop_stream()\nprint(stream.write(bytes(640)))\nsound.terminate()\nMediaManager.deinit()\n",
                PLAYS,
            ),
            "1000\n(50, 50) True (70, 50)\nNone\n",
        )


class Codecs(Audio):
    def test_all_codes_decode_as_itu_says(self):
        self.script(
            "_, decoders = audio(256, g711.Decoder)\n"
            "for decoder, name in zip(decoders, ('alaw', 'mulaw')):\n"
            "    with open('/sdcard/' + name, 'wb') as file:\n        file.write(decoder.decode(bytes(range(256))))\n"
            "    decoder.destroy()\nMediaManager.deinit()\n"
        )
        pathlib.Path(self.at("codes")).write_bytes(bytes(range(256)))
        for law in ("alaw", "mulaw"):
            with self.subTest(law):
                expected = self.ffmpeg("-f", law, "-ar", "8000", "-ac", "1", "-i", self.at("codes"), "-f", "s16le")
                self.assertEqual(shorts(pathlib.Path(self.at(law)).read_bytes()), shorts(expected))

    def test_all_samples_encode_to_the_nearest_code(self):
        self.script(
            "_, encoders = audio(4096, g711.Encoder)\n"
            "for encoder, name in zip(encoders, ('alaw', 'mulaw')):\n"
            "    with open('/sdcard/' + name, 'wb') as file:\n"
            "        for first in range(-32768, 32768, 4096):\n"
            "            file.write(encoder.encode(struct.pack('<4096h', *range(first, first + 4096))))\n"
            "    encoder.destroy()\nMediaManager.deinit()\n"
        )
        for law in ("alaw", "mulaw"):
            with self.subTest(law):
                data = self.ffmpeg("-f", law, "-ar", "8000", "-ac", "1", "-i", self.at(law), "-f", "s16le")
                codes = pathlib.Path(self.at(law)).read_bytes()
                self.assertEqual((len(codes), len(set(codes))), (65536, 256))
                levels = sorted(set(shorts(data)))
                # The step around each sample: half of the largest distance to a neighbour.
                for sample, level in zip(range(-32768, 32768), shorts(data)):
                    at = levels.index(level)
                    step = max(
                        levels[min(at + 1, len(levels) - 1)] - level, level - levels[max(at - 1, 0)]
                    )
                    limit = step if at in (0, len(levels) - 1) else step / 2 + 4
                    self.assertLessEqual(abs(sample - level), limit, sample)

    def test_wrong_use_raises(self):
        self.assertEqual(
            self.raised("_, (encoder, other) = audio(320, g711.Encoder)\nencoder.create()\n"),
            "RuntimeError: The instance has been initialized",
        )
        self.assertEqual(
            self.raised("codec = g711.Encoder(K_PT_H264, 320)\nMediaManager.init()\ncodec.create()\n"),
            "ValueError: Encoder has no free chn",
        )

    def test_more_than_fits(self):
        for call, text in (
            ("sound.open(format=paInt16, channels=1, rate=8000, output=True, frames_per_buffer=320).write(bytes(641))", "write: 641 bytes"),
            ("codecs[0].encode(bytes(1281))", "Encoder: 1281 bytes"),
            ("codecs[0].decode(bytes(1281))", "Decoder: 1281 bytes"),
        ):
            kind = text.partition(":")[0] if text[0].isupper() else "Encoder"
            with self.subTest(call):
                raised = self.raised(f"sound, codecs = audio(320, g711.{kind})\n{call}\n")
                self.assertIn(f"ValueError: {text}", raised)

    def test_a_rejected_format_changes_nothing(self):
        self.assertEqual(
            self.script(
                "from mpp.ai import *\nimport umpp.ao_api as ao\n"
                "def attr(kind, rate):\n    a = k_aio_dev_attr()\n    a.audio_type = kind\n    i2s = a.kd_audio_attr.i2s_attr\n"
                "    i2s.chn_cnt, i2s.sample_rate, i2s.snd_mode, i2s.frame_num, i2s.point_num_per_frame = 1, rate, 1, 25, 160\n"
                "    return a\n"
                "def codes(*calls):\n    print(*(hex(c & 0xffffffff) for c in calls))\n"
                "i, o = KD_AUDIO_INPUT_TYPE_I2S, KD_AUDIO_OUTPUT_TYPE_I2S\nframe = k_audio_frame()\n"
                "codes(kd_mpi_ai_set_pub_attr(0, attr(i, 8000)), kd_mpi_ai_set_pub_attr(0, attr(i, 0)))\n"
                "codes(kd_mpi_ai_enable(0), kd_mpi_ai_enable_chn(0, 0), kd_mpi_ai_get_frame(0, 0, frame, 100))\n"
                "print(frame.len)\n"
                "codes(ao.kd_mpi_ao_set_pub_attr(0, attr(o, 8000)), ao.kd_mpi_ao_set_pub_attr(0, attr(o, 0)))\n"
                "codes(ao.kd_mpi_ao_enable(0), ao.kd_mpi_ao_enable_chn(0, 0), ao.kd_mpi_ao_send_frame(0, 0, frame, 100))\n",
                HEARS + PLAYS,
            ),
            "0x0 0xa00c8003\n0x0 0x0 0x0\n320\n0x0 0xa0108003\n0x0 0x0 0x0\n",
        )


class Files(Audio):
    def test_wave_files(self):
        self.assertEqual(
            self.script(
                "sound, _ = audio(640)\n"
                "stream = sound.open(format=paInt16, channels=2, rate=16000, input=True, frames_per_buffer=640)\n"
                "file = wave.open('/sdcard/a.wav', 'wb')\nfile.set_channels(2)\n"
                "file.set_sampwidth(sound.get_sample_size(paInt16))\nfile.set_framerate(16000)\n"
                "file.write_frames(b''.join([stream.read() for _ in range(50)]))\nfile.close()\n"
                "stream.stop_stream()\nMediaManager.deinit()\n"
                "with wave.open('/sdcard/a.wav') as file:\n"
                "    print(file.get_params()[:4], file.tell())\n    file.setpos(31000)\n"
                "    print(len(file.read_frames(5000)), file.read_frames(1), file.tell())\n",
                HEARS,
            ),
            "(2, 2, 16000, 32000) 0\n4000 b'' 32000\n",
        )
        left = shorts(self.ffmpeg("-i", self.at("a.wav"), "-af", "pan=mono|c0=c0", "-f", "s16le"))
        self.assertEqual(len(left), 32000)
        self.assertAlmostEqual(frequency(left, 16000), 440, delta=1)

    def test_mp4_with_sound(self):
        for name, codec in (("pcm_alaw", "G711A"), ("pcm_mulaw", "G711U")):
            with self.subTest(name):
                self.script(
                    "from media.mp4format import *\ncontainer = Mp4Container()\n"
                    "config = Mp4CfgStr(container.MP4_CONFIG_TYPE_MUXER)\n"
                    "config.SetMuxerCfg('/sdcard/a.mp4', container.MP4_CODEC_ID_H264, 320, 240, "
                    f"container.MP4_CODEC_ID_{codec})\n"
                    "container.Create(config)\ncontainer.Start()\nfor _ in range(150): container.Process()\n"
                    "container.Stop()\ncontainer.Destroy()\n",
                    HEARS,
                )
                stream = self.sound_of("a.mp4")
                self.assertEqual(stream[:3], [name, "8000", "1"])
                # 150 calls get 146 pictures of 33 ms; sound has frames of 40 ms.
                self.assertAlmostEqual(float(stream[3]), 146 / 30, delta=0.08)
                samples = shorts(self.ffmpeg("-i", self.at("a.mp4"), "-map", "0:a", "-f", "s16le"))
                self.assertAlmostEqual(frequency(samples, 8000), 440, delta=1)

    def sound_of(self, name):
        entries = "stream=codec_name,sample_rate,channels,duration"
        done = subprocess.run(
            ["ffprobe", "-v", "warning", "-select_streams", "a", "-show_entries", entries, "-of", "csv=p=0", self.at(name)],
            capture_output=True,
            text=True,
        )
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout.strip().split(",")


if __name__ == "__main__":
    unittest.main()
