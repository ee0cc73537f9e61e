# SPDX-License-Identifier: MIT
# Runs a scenario, then a recording: scenario.py NAME [alone | FAULT]. FAULT counts calls from the start of the
# scenario, `run --fault` from the start of the script; `alone` omits the recording. Prints the result of each as JSON.
# A scenario that fails does not clean up; the module must.
import _thread
import gc
import io
import json
import sys
import time

sys.path.append("../module/scripts")
from recording import *
from picture import Picture
from _virtual_board import MPP_GENERATION, fault
from mpp.vb import kd_mpi_vb_exit

FRAMES = 4
TRIES = 40

# Return values of calls that were not 0, as [method, result].
returned = []


def is_ok(method, result):
    if result != 0:
        returned.append([method, result])
    return result == 0


def is_frame(kind):
    return kind != Encoder.STREAM_TYPE_HEADER


# The script owns the pictures and their pools.
pictures = []


def new_image(picture):
    image = k_video_frame_info()
    frame = image.v_frame
    frame.width = frame.height = 8
    frame.pixel_format = PIXEL_FORMAT_ARGB_8888
    frame.phys_addr[0] = picture.info.v_frame.phys_addr[0]
    return image


def new_picture():
    pictures.append(Picture())
    return pictures[-1]


def clean_up(tries=3):
    while pictures and tries:
        try:
            pictures[-1].release()
            pictures.pop()
        except (AssertionError, AttributeError):
            tries -= 1
    if Sensor._devs[0] is not None:
        Sensor._devs[0].stop(True)


# Reads this many frames; retries a GetStream that fails. `chn` None: of the encoder's own channel.
def read(encoder, chn, data, frames, timeout):
    number = () if chn is None else (chn,)
    for _ in range(TRIES):
        if is_ok("GetStream", encoder.GetStream(*number, data, timeout)):
            frames -= sum(is_frame(data.stream_type[i]) for i in range(data.pack_cnt))
            for i in range(data.pack_cnt):
                assert len(bytes(uctypes.bytearray_at(data.data[i], data.data_size[i]))) > 0
            encoder.ReleaseStream(*number, data)
        if frames <= 0:
            return
    raise ValueError("%d frames are missing" % frames)


def record(**arguments):
    recording = Recording(width=128, height=64, buffers=4, **arguments)
    read(recording.encoder, 0, recording.data, FRAMES, 1000)
    recording.stop()
    return recording.encoder


def bound_h264():
    record()


def record_stop_record():
    encoder = record()
    try:
        encoder.Start(0)
        raise ValueError("Start succeeds without a channel")
    except OSError as error:
        if "is not created" not in str(error):
            raise
    record()


def send(recording, picture):
    for number in range(FRAMES):
        picture.draw(number)
        while not is_ok("SendFrame", recording.encoder.SendFrame(0, picture.info)):
            pass
        read(recording.encoder, 0, recording.data, 1, 0)


def sent(payload):
    recording = Recording(width=128, height=64, buffers=4, payload=payload, bound=False, start=False)
    encoder = recording.encoder
    encoder.SetRotation(0, Encoder.ROTATION_180)
    encoder.SetMirror(0, Encoder.MIRROR_HORIZONTAL)
    if payload != Encoder.PAYLOAD_TYPE_JPEG:
        encoder.SetDeblocking(0, False)
    if payload == Encoder.PAYLOAD_TYPE_H265:
        encoder.SetSAO(0, True, True)
    picture = new_picture()
    encoder.SetOSD(0, new_image(picture), 0, 0)
    encoder.Start(0)
    if payload != Encoder.PAYLOAD_TYPE_JPEG:
        encoder.RequestIDR(0)
    send(recording, picture)
    clean_up()
    recording.stop()


def sent_h265():
    sent(Encoder.PAYLOAD_TYPE_H265)


def jpeg():
    sent(Encoder.PAYLOAD_TYPE_JPEG)


def four_channels():
    encoder = Encoder()
    for chn in range(4):
        encoder.SetOutBufs(chn, 3, 128, 64)
    MediaManager.init()
    picture = new_picture()
    data = [StreamData() for _ in range(4)]
    for chn in range(4):
        encoder.Create(chn, ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64))
        encoder.SetEntropyCoding(chn, Encoder.ENTROPY_CAVLC)
        encoder.Start(chn)
    for chn in range(4):
        while not is_ok("SendFrame", encoder.SendFrame(chn, picture.info)):
            pass
        read(encoder, chn, data[chn], 1, 0)
        # This one is not read.
        is_ok("SendFrame", encoder.SendFrame(chn, picture.info))
    for chn in range(4):
        encoder.Stop(chn)
        encoder.Destroy(chn)
    clean_up()
    MediaManager.deinit()


# One finds the first channel taken, by an object that uses numbers and has not created it.
def own_channels():
    numbered, one, other = Encoder(), Encoder(), Encoder()
    numbered.SetOutBufs(0, 3, 128, 64)
    one.SetOutBufs(3, 128, 64)
    other.SetOutBufs(3, 128, 64)
    MediaManager.init()
    picture = new_picture()
    data = StreamData()
    for encoder in (one, other):
        encoder.Create(ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64))
        encoder.Start()
        while not is_ok("SendFrame", encoder.SendFrame(picture.info)):
            pass
        read(encoder, None, data, 1, 0)
    one.Stop()
    for encoder in (one, other):
        encoder.Destroy()
    numbered.Destroy(0)
    clean_up()
    MediaManager.deinit()


class Kept:
    data = b""

    def write(self, data):
        self.data += data


# With a number, and on an own channel; the blocks release all.
def whole_life():
    for number in ((0,), ()):
        file, kept, seen = io.BytesIO(), Kept(), 0
        with Encoder() as encoder:
            encoder.SetOutBufs(*number, 3, 128, 64)
            MediaManager.init()
            encoder.Create(*number, ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64))
            encoder.Start(*number)
            picture = new_picture()
            while not is_ok("SendFrame", encoder.SendFrame(*number, picture.info)):
                pass
            for stream in encoder.frames(*number):
                assert stream.write(file) == stream.write(kept)
                view = stream.view(0)
                seen += len(view)
                if encoder.stats(*number).pictures == FRAMES:
                    break
                if encoder.stats(*number).unread == 0:
                    while not is_ok("SendFrame", encoder.SendFrame(*number, picture.info)):
                        pass
            assert kept.data == file.getvalue() and kept.data.startswith(encoder.sps_pps(*number))
        assert len(view) == 0 < seen <= len(kept.data)
        clean_up()
        MediaManager.deinit()


def wait_for_packs(encoder, events):
    events.append("waits")
    try:
        events.append(encoder.GetStream(0, StreamData()))
    except OSError as error:
        events.append(error)


# Creates the channel again while a thread waits for packs of the old one. True when the thread got the header of the
# new channel, and it was released; if the thread was too late, the header is still in the channel.
def restart_under_a_reader(encoder, info):
    events = []
    attr = ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64)
    encoder.Create(0, attr)
    encoder.Start(0)
    _thread.start_new_thread(wait_for_packs, (encoder, events))
    while not events:
        time.sleep_ms(1)
    time.sleep_ms(5)
    encoder.Stop(0)
    encoder.Destroy(0)
    encoder.Create(0, attr)
    encoder.Start(0)
    encoder.SendFrame(0, info)
    while len(events) < 2:
        time.sleep_ms(1)
    data = StreamData()
    encoder.GetStream(0, data, 0)
    is_delivered = events[1] != 0 and data.stream_type[0] != Encoder.STREAM_TYPE_HEADER
    encoder.Stop(0)
    encoder.Destroy(0)
    return is_delivered


def restarted_under_a_reader():
    encoder = Encoder()
    encoder.SetOutBufs(0, 3, 128, 64)
    MediaManager.init()
    picture = new_picture()
    if not any(restart_under_a_reader(encoder, picture.info) for _ in range(TRIES)):
        raise ValueError("no header of the new channel reached the old one's reader")
    clean_up()
    MediaManager.deinit()


def outcome_of(scenario):
    try:
        scenario()
    except Exception as error:
        return [type(error).__name__] + list(error.args)
    return ()


# Overwrites stale references on the stack.
def overwrite_stack(depth=20):
    filler = [depth] * 8
    return overwrite_stack(depth - 1) if depth else filler


scenario = globals()[sys.argv[1]]
more = sys.argv[2:]
if more and more != ["alone"]:
    fault(more[0])
outcome = outcome_of(scenario)
if more:
    fault()
print(json.dumps({"outcome": outcome, "returned": returned}))
if more == ["alone"]:
    sys.exit()
# The next script; first, finalisers clean up after the interrupted one.
clean_up()
overwrite_stack()
gc.collect()
MediaManager.deinit()
if MPP_GENERATION == "A":
    # CanMV's MediaManager does not retry a vb_exit that failed.
    kd_mpi_vb_exit()
returned.clear()
print(json.dumps({"outcome": outcome_of(bound_h264), "returned": returned}))
