# SPDX-License-Identifier: MIT
# Wrong calls: each raises the documented exception, names the wrong argument and has no side effect.
import time
from recording import *
from picture import Picture
from wrong_arguments import wrong_arguments
from wrong_states import wrong_states, CODES
from _virtual_board import MPP_GENERATION

SUBJECT = 1
BARE = 2
BUFFERED = 3

encoder = Encoder()
encoder.SetOutBufs(SUBJECT, 3, 128, 64)
encoder.SetOutBufs(BUFFERED, 3, 128, 64)
# Records on channel 0, which wrong calls on other channels must not disturb.
other = Recording(width=128, height=64)
picture = Picture()
attr = ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64)
stream = StreamData()


# Brings the channel under test from "buffered" or "destroyed" to a state.
def bring_to(state):
    calls = {
        "created": (lambda: encoder.Create(SUBJECT, attr),),
        "running": (lambda: encoder.Create(SUBJECT, attr), lambda: encoder.Start(SUBJECT)),
    }
    calls["stopped"] = calls["running"] + (lambda: encoder.Stop(SUBJECT),)
    for call in calls.get(state, ()):
        call()


# The channel under test still works after a wrong call: encodes a frame, then is destroyed.
def finish_from(state):
    if state == "stopped":
        encoder.Destroy(SUBJECT)
    if state != "running":
        if state != "created":
            encoder.Create(SUBJECT, attr)
        encoder.Start(SUBJECT)
    assert encoder.SendFrame(SUBJECT, picture.info) == 0
    assert encoder.GetStream(SUBJECT, stream, 1000) == 0 and stream.pack_cnt == 2
    encoder.ReleaseStream(SUBJECT, stream)
    encoder.Stop(SUBJECT)
    encoder.Destroy(SUBJECT)


def other_channel_still_records():
    before = other.data.pts[0]
    assert other.get() == 0 and other.data.pack_cnt > 0
    # A header has the time of the frame before it.
    assert other.data.pts[other.data.pack_cnt - 1] >= before
    other.release()


# The exception that a call raises, or None.
def raised(call):
    try:
        call()
    except Exception as error:
        return error
    return None


def check(name, error, expected, pieces):
    assert type(error) is expected, "%s: %r" % (name, error)
    text = error.args[-1]
    for piece in pieces:
        assert piece in text, "%s: no %r in %r" % (name, piece, text)


def check_code(name, error, code_name):
    code = CODES[code_name]
    assert len(error.args) == 2 and error.args[0] == error.errno == code - (1 << 32), "%s: %r" % (name, error)
    for piece in ("0x%08X" % code, code_name):
        assert piece in error.args[1], "%s: no %r in %r" % (name, piece, error.args[1])


count = 0
for name, call, expected, *pieces in wrong_arguments(encoder, attr, picture.info):
    bring_to("running")
    check(name, raised(call), expected, pieces)
    other_channel_still_records()
    finish_from("running")
    count += 1

for name, state, call, code_name, *pieces in wrong_states(encoder, attr, picture.info, stream, SUBJECT, BUFFERED, BARE):
    if "generation B" in name and MPP_GENERATION == "A":
        continue
    bring_to(state)
    error = raised(call)
    # Also after a call that was to wait without limit.
    time.sleep_ms(1)
    check(name, error, OSError, pieces)
    check_code(name, error, code_name)
    other_channel_still_records()
    finish_from(state)
    count += 1

# Generation A creates the pools once. Afterwards CanMV's MediaManager raises its own exception.
if MPP_GENERATION == "A":
    bring_to("buffered")
    error = raised(lambda: encoder.SetOutBufs(SUBJECT, 2, 128, 64))
    check("SetOutBufs after MediaManager.init()", error, AssertionError, ("before MediaManager.init()",))
    finish_from("buffered")

picture.release()
other.stop()
print("bad input: ok", count, "rows")
