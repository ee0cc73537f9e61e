# SPDX-License-Identifier: MIT
# Calls that the state of the channel rejects: OSError. stopped.py has those that return a code.
from media.vencoder import *

CODES = {
    "K_ERR_VENC_EXIST": 0xA0098004,
    "K_ERR_VENC_NOT_CONFIG": 0xA0098007,
    "K_ERR_VENC_NOT_PERM": 0xA0098009,
    "K_ERR_VENC_UNEXIST": 0xA0098005,
    "K_ERR_VB_NOMEM": 0xA004800C,
}


# Rows: name, state of the channel under test, call, code, parts of the message.
def wrong_states(e, attr, frame, stream, subject, buffered, bare):
    def row(method, arguments, state, code, required_call, chn=subject):
        name = "%s when %s" % (method, state)
        call = getattr(e, method)
        who = "Encoder.%s: chn %d " % (method, chn)
        return name, state, lambda: call(chn, *arguments), code, who, "call %s first" % required_call

    settings = {"RequestIDR": (), "SetRotation": (Encoder.ROTATION_180,), "SetMirror": (Encoder.MIRROR_VERTICAL,)}
    settings["SetOSD"] = frame, 0, 0
    coded = {"SetDeblocking": (0,), "SetEntropyCoding": (Encoder.ENTROPY_CAVLC,), "SetSAO": (1, 1)}
    settings.update(coded)
    calls = {"SendFrame": (frame, 0), "GetStream": (stream, 0), "Start": ()}
    calls.update(settings)
    readings = {"frames": (), "sps_pps": (), "stats": ()}
    calls.update(readings)
    rows = []
    for method in calls:
        rows += [
            row(method, calls[method], "bare", "K_ERR_VENC_NOT_CONFIG", "SetOutBufs", chn=bare),
            row(method, calls[method], "buffered", "K_ERR_VENC_UNEXIST", "Create", chn=buffered),
        ]
    rows += [
        row("Create", (attr,), "bare", "K_ERR_VENC_NOT_CONFIG", "SetOutBufs", chn=bare),
        row("Start", (), "destroyed", "K_ERR_VENC_UNEXIST", "Create"),
        row("Start", (), "running", "K_ERR_VENC_NOT_PERM", "Destroy"),
        row("Start", (), "stopped", "K_ERR_VENC_NOT_PERM", "Destroy"),
        row("GetStream", (stream, -1), "buffered", "K_ERR_VENC_UNEXIST", "Create", chn=buffered),
        row("SendFrame", (frame, -1), "buffered", "K_ERR_VENC_UNEXIST", "Create", chn=buffered),
    ]
    for method in settings:
        rows += [
            row(method, settings[method], "destroyed", "K_ERR_VENC_UNEXIST", "Create"),
            row(method, settings[method], "stopped", "K_ERR_VENC_NOT_PERM", "Destroy"),
        ]
    rows += [row(method, coded[method], "running", "K_ERR_VENC_NOT_PERM", "Destroy") for method in coded]
    rows += [row(method, (), "destroyed", "K_ERR_VENC_UNEXIST", "Create") for method in readings]
    rows.append(row("frames", (), "stopped", "K_ERR_VENC_NOT_PERM", "Destroy"))
    for state in ("created", "running", "stopped"):
        rows += [
            row("Create", (attr,), state, "K_ERR_VENC_EXIST", "Destroy"),
            row("SetOutBufs", (3, 128, 64), state, "K_ERR_VENC_EXIST", "Destroy"),
        ]
    return rows
