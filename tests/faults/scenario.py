# SPDX-License-Identifier: MIT
# A scenario, and a recording after it: scenario.py NAME [alone | FAULT]. A FAULT given here is counted from the
# scenario's own start, one of `run --fault` from the script's; `alone` leaves the recording out. Prints what became of
# each as JSON; what a scenario that failed still has is left to the module.
import _thread
import gc
import json
import sys
import time

sys.path.append("../module/scripts")
from recording import *
from picture import Picture
from _virtual_board import MPP_GENERATION, fault
from mpp.vb import kd_mpi_vb_exit

PICTURES = 4
TRIES = 40

# What calls gave that was not 0, as [method, result].
results = []


def noted(method, result):
    if result != 0:
        results.append([method, result])
    return result == 0


def is_picture(kind):
    return kind != Encoder.STREAM_TYPE_HEADER


# Pictures are the script's own, and so are their pools.
pictures = []


def new_picture():
    pictures.append(Picture())
    return pictures[-1]


def tidy(tries=3):
    while pictures and tries:
        try:
            pictures[-1].release()
            pictures.pop()
        except (AssertionError, AttributeError):
            tries -= 1
    if Sensor._devs[0] is not None:
        Sensor._devs[0].stop(True)


# Reads until there were so many pictures; what GetStream does not bring at once it may bring later.
def read(encoder, chn, data, pictures, timeout):
    for _ in range(TRIES):
        if noted("GetStream", encoder.GetStream(chn, data, timeout)):
            pictures -= sum(is_picture(data.stream_type[i]) for i in range(data.pack_cnt))
            for i in range(data.pack_cnt):
                assert len(bytes(uctypes.bytearray_at(data.data[i], data.data_size[i]))) > 0
            encoder.ReleaseStream(chn, data)
        if pictures <= 0:
            return
    raise ValueError("pictures are missing: %d" % pictures)


def record(**arguments):
    recording = Recording(width=128, height=64, buffers=4, **arguments)
    read(recording.encoder, 0, recording.data, PICTURES, 1000)
    recording.stop()
    return recording.encoder


def bound_h264():
    record()


def record_stop_record():
    encoder = record()
    try:
        encoder.Start(0)
        raise ValueError("a channel starts that is not there")
    except OSError as error:
        if "is not created" not in str(error):
            raise
    record()


def send(recording, picture):
    for number in range(PICTURES):
        picture.draw(number)
        while not noted("SendFrame", recording.encoder.SendFrame(0, picture.info)):
            pass
        read(recording.encoder, 0, recording.data, 1, 0)


def sent(payload):
    recording = Recording(width=128, height=64, buffers=4, payload=payload, bound=False, start=False)
    recording.encoder.Start(0)
    picture = new_picture()
    send(recording, picture)
    tidy()
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
        encoder.Start(chn)
    for chn in range(4):
        while not noted("SendFrame", encoder.SendFrame(chn, picture.info)):
            pass
        read(encoder, chn, data[chn], 1, 0)
        # Nobody reads this one.
        noted("SendFrame", encoder.SendFrame(chn, picture.info))
    for chn in range(4):
        encoder.Stop(chn)
        encoder.Destroy(chn)
    tidy()
    MediaManager.deinit()


def wait_for_packs(encoder, ending):
    ending.append("waits")
    try:
        ending.append(encoder.GetStream(0, StreamData()))
    except OSError as error:
        ending.append(error)


# The channel is made anew while a thread waits for packs of the old one. True when the new one's header reached the
# thread, which has no business with it, and went back; where the thread was too late, the header is still there.
def restart_under_a_reader(encoder, info):
    ending = []
    attr = ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64)
    encoder.Create(0, attr)
    encoder.Start(0)
    _thread.start_new_thread(wait_for_packs, (encoder, ending))
    while not ending:
        time.sleep_ms(1)
    time.sleep_ms(5)
    encoder.Stop(0)
    encoder.Destroy(0)
    encoder.Create(0, attr)
    encoder.Start(0)
    encoder.SendFrame(0, info)
    while len(ending) < 2:
        time.sleep_ms(1)
    data = StreamData()
    encoder.GetStream(0, data, 0)
    is_gone = ending[1] != 0 and data.stream_type[0] != Encoder.STREAM_TYPE_HEADER
    encoder.Stop(0)
    encoder.Destroy(0)
    return is_gone


def restarted_under_a_reader():
    encoder = Encoder()
    encoder.SetOutBufs(0, 3, 128, 64)
    MediaManager.init()
    picture = new_picture()
    if not any(restart_under_a_reader(encoder, picture.info) for _ in range(TRIES)):
        raise ValueError("no header of the new channel reached the old one's reader")
    tidy()
    MediaManager.deinit()


def outcome_of(scenario):
    try:
        scenario()
    except Exception as error:
        return [type(error).__name__] + list(error.args)
    return ()


# Overwrites what is left on the stack of objects that are gone.
def bury(depth=20):
    filler = [depth] * 8
    return bury(depth - 1) if depth else filler


scenario = globals()[sys.argv[1]]
more = sys.argv[2:]
if more and more != ["alone"]:
    fault(more[0])
outcome = outcome_of(scenario)
if more:
    fault()
print(json.dumps({"outcome": outcome, "results": results}))
if more == ["alone"]:
    sys.exit()
# A script that runs after one that was broken off finds what that one left with the module.
tidy()
bury()
gc.collect()
MediaManager.deinit()
if MPP_GENERATION == "A":
    # CanMV's MediaManager does not try again what vb_exit refused.
    kd_mpi_vb_exit()
results.clear()
print(json.dumps({"outcome": outcome_of(bound_h264), "results": results}))
