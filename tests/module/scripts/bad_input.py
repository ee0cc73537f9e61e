# SPDX-License-Identifier: MIT
# Wrong calls: each raises what the manual says, in words that name the culprit, and harms nothing.
from recording import *
from picture import Picture
from wrong_arguments import wrong_arguments
from wrong_states import wrong_states, CODES
from _virtual_board import MPP_GENERATION

SUBJECT = 1
BARE = 2

encoder = Encoder()
encoder.SetOutBufs(SUBJECT, 3, 128, 64)
# The witness: goes on in channel 0, whatever is done wrong elsewhere.
witness = Recording(width=128, height=64)
picture = Picture()
attr = ChnAttrStr(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, 128, 64)
stream = StreamData()


# Brings the subject from "buffered" to a state, or on to it.
def bring_to(state):
    calls = {
        "created": (lambda: encoder.Create(SUBJECT, attr),),
        "running": (lambda: encoder.Create(SUBJECT, attr), lambda: encoder.Start(SUBJECT)),
    }
    calls["stopped"] = calls["running"] + (lambda: encoder.Stop(SUBJECT),)
    for call in calls.get(state, ()):
        call()


# From the state that a wrong call found, the subject goes its whole way.
def go_on_from(state):
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


def witness_goes_on():
    before = witness.data.pts[0]
    assert witness.get() == 0 and witness.data.pack_cnt > 0
    assert witness.data.pts[witness.data.pack_cnt - 1] > before
    witness.release()


# What a wrong call raised; None where it raised nothing.
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
    witness_goes_on()
    go_on_from("running")
    count += 1

for name, state, call, code_name, *pieces in wrong_states(encoder, attr, picture.info, stream, SUBJECT, BARE):
    if "generation B" in name and MPP_GENERATION == "A":
        continue
    bring_to(state)
    error = raised(call)
    check(name, error, OSError, pieces)
    check_code(name, error, code_name)
    witness_goes_on()
    go_on_from(state)
    count += 1

# In generation A the pools are made once: who comes late is told by CanMV's own exception, as ever.
if MPP_GENERATION == "A":
    bring_to("buffered")
    error = raised(lambda: encoder.SetOutBufs(SUBJECT, 2, 128, 64))
    check("SetOutBufs after MediaManager.init()", error, AssertionError, ("before MediaManager.init()",))
    go_on_from("buffered")

picture.give_back()
witness.stop()
print("bad input: ok", count, "rows")
