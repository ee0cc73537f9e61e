# SPDX-License-Identifier: MIT
# Wrong arguments, objects and attributes: TypeError, ValueError, AttributeError.
from media.vencoder import *

JPEG, H264, H265 = Encoder.PAYLOAD_TYPE_JPEG, Encoder.PAYLOAD_TYPE_H264, Encoder.PAYLOAD_TYPE_H265
MAIN, HEVC_MAIN = Encoder.H264_PROFILE_MAIN, Encoder.H265_PROFILE_MAIN


class Foreign:
    payload_type = H264
    pack_cnt = 0


class TooEarly(StreamData):
    def __init__(self, encoder):
        encoder.GetStream(1, self, 0)


# Rows: name, call, exception, parts of the message.
def wrong_arguments(e, attr, frame):
    return channels(e, attr, frame) + numbers(e) + objects(e, attr, frame) + numbers_of_arguments(e, attr) + attributes(attr)


FRAME = "frame must be a k_video_frame_info"
# What the argument after the channel must be, of methods with optional arguments.
SECOND = {"SendFrame": FRAME, "SetOSD": FRAME, "GetStream": "streamData must be StreamData"}


# Each method accepts channels 0..3 only.
def channels(e, attr, frame):
    rest = {
        "SetOutBufs": (3, 128, 64),
        "Create": (attr,),
        "Start": (),
        "SendFrame": (frame,),
        "GetStream": (StreamData(),),
        "ReleaseStream": (StreamData(),),
        "RequestIDR": (),
        "SetRotation": (0,),
        "SetMirror": (1,),
        "SetDeblocking": (False,),
        "SetEntropyCoding": (0,),
        "SetSAO": (True, False),
        "SetOSD": (frame, 0, 0),
        "frames": (),
        "sps_pps": (),
        "stats": (),
        "Stop": (),
        "Destroy": (),
    }
    rows = []
    for method in rest:
        call = getattr(e, method)
        for chn in (-1, 4, 1 << 40, 1 << 80):
            text = "a big integer" if chn == 1 << 80 else str(chn)
            rows.append(channel_row(method, call, chn, rest[method], ValueError, "0..3, not " + text))
        for chn in ("0", None, 1.5, (0,)):
            if method not in SECOND:
                rows.append(channel_row(method, call, chn, rest[method], TypeError, "int, not " + type(chn).__name__))
    # These may be calls without the channel.
    for method, expected in SECOND.items():
        call = getattr(e, method)
        for chn in (None, 1.5, (0,)):
            text = "%s, not %s; the call is %s(chn, " % (expected, type(chn).__name__, method)
            rows.append(("%s(%r)" % (method, chn), lambda call=call, chn=chn, rest=rest[method]: call(chn, *rest), TypeError, text))
    return rows


def channel_row(method, call, chn, rest, expected, piece):
    return "%s(%r)" % (method, chn), lambda: call(chn, *rest), expected, "Encoder.%s: chn must be " % method + piece


def numbers(e):
    def buffers(*arguments):
        return lambda: e.SetOutBufs(1, *arguments)

    def attr(*arguments, **keywords):
        return lambda: ChnAttrStr(*arguments, **keywords)

    def create(*arguments):
        return lambda: e.Create(1, ChnAttrStr(*arguments))

    return [
        ("no buffers", buffers(0, 128, 64), ValueError, "buf_num must be 1..256 buffers, not 0"),
        ("negative buffers", buffers(-1, 128, 64), ValueError, "buf_num", "-1"),
        ("257 buffers", buffers(257, 128, 64), ValueError, "buf_num", "257"),
        ("half a buffer", buffers(1.5, 128, 64), TypeError, "buf_num must be int, not float"),
        ("buffers of width 0", buffers(3, 0, 64), ValueError, "width must be 1..8192 pixels, not 0"),
        ("buffers of negative width", buffers(3, -128, 64), ValueError, "width", "-128"),
        ("buffers of width 8200", buffers(3, 8200, 64), ValueError, "width", "8200"),
        ("buffers of height 0", buffers(3, 128, 0), ValueError, "height must be 1..8192 pixels, not 0"),
        ("buffers of negative height", buffers(3, 128, -64), ValueError, "height", "-64"),
        ("buffers of height None", buffers(3, 128, None), TypeError, "height must be int, not NoneType"),
        ("payload unknown", attr(97, MAIN, 128, 64), ValueError, "payloadType must be Encoder.PAYLOAD_TYPE_H264 (96)", "97"),
        ("payload as text", attr("96", MAIN, 128, 64), TypeError, "payloadType must be int, not str"),
        ("profile as text", attr(H264, "main", 128, 64), TypeError, "profile must be int, not str"),
        ("picture of width 0", attr(H264, MAIN, 0, 64), ValueError, "picWidth", "multiple of 8", "not 0"),
        ("picture of negative width", attr(H264, MAIN, -8, 64), ValueError, "picWidth", "-8"),
        ("picture of width 129", attr(H264, MAIN, 129, 64), ValueError, "picWidth", "multiple of 8", "129"),
        ("picture of height 0", attr(H264, MAIN, 128, 0), ValueError, "picHeight", "not 0"),
        ("picture of height 2**40", attr(H264, MAIN, 128, 1 << 40), ValueError, "picHeight", "1099511627776"),
        ("negative bit rate", attr(H264, MAIN, 128, 64, bit_rate=-1), ValueError, "bit_rate must be 0..2147483647 kbit/s, not -1"),
        ("no bits", create(H264, MAIN, 128, 64, 0), ValueError, "bit_rate must be 1..1000000 kbit/s for H.264, not 0"),
        ("bit/s", create(H264, MAIN, 128, 64, 4000000), ValueError, "bit_rate must be 1..1000000 kbit/s for H.264, not 4000000"),
        ("bit/s for H.265", create(H265, HEVC_MAIN, 128, 64, 1000001), ValueError, "bit_rate must be 1..1000000 kbit/s for H.265, not 1000001"),
        ("negative GOP", attr(H264, MAIN, 128, 64, gopLen=-1), ValueError, "gopLen must be 0..2147483647 frames, not -1"),
        ("frame rate 0", create(H264, MAIN, 128, 64, 4000, 30, 0), ValueError, "src_frame_rate must be 1..4096 frames/s for H.264, not 0"),
        ("frame rate 4097", create(H265, HEVC_MAIN, 128, 64, 4000, 30, 4097), ValueError, "src_frame_rate", "for H.265, not 4097"),
        ("frame rate 29.97", attr(H264, MAIN, 128, 64, dst_frame_rate=29.97), TypeError, "dst_frame_rate", "not float"),
        ("quality 0", create(JPEG, 0, 128, 64, 4000, 30, 30, 30, 0), ValueError, "mjpeg_quality_factor must be 1..100 for JPEG, not 0"),
        ("quality 101", create(JPEG, 0, 128, 64, 4000, 30, 30, 30, 101), ValueError, "mjpeg_quality_factor", "for JPEG, not 101"),
        ("H.265 profile for H.264", create(H264, HEVC_MAIN, 128, 64), ValueError, "Encoder.Create: profile must be Encoder.H264", "for H.264, not 5"),
        ("H.264 profile for H.265", create(H265, MAIN, 128, 64), ValueError, "profile must be Encoder.H265_PROFILE_MAIN (5) for H.265, not 2"),
        ("profile 99", create(H264, 99, 128, 64), ValueError, "profile", "99"),
        ("H.264 too narrow", create(H264, MAIN, 120, 64), ValueError, "pic_width", "a multiple of 8 in 128..3840 pixels for H.264, not 120"),
        ("H.264 too wide", create(H264, MAIN, 3848, 64), ValueError, "pic_width", "3848"),
        ("H.265 too low", create(H265, HEVC_MAIN, 128, 63), ValueError, "pic_height must be a multiple of 2 in 64..2160 pixels for H.265, not 63"),
        ("H.265 too high", create(H265, HEVC_MAIN, 128, 2161), ValueError, "pic_height", "2161"),
        ("rate control of JPEG", attr(H264, MAIN, 128, 64, rc_mode=4), ValueError, "rc_mode must be Encoder.RC_CBR (1), Encoder.RC_VBR (2) or Encoder.RC_FIXQP (3), not 4"),
        ("rate control as text", attr(H264, MAIN, 128, 64, rc_mode="VBR"), TypeError, "rc_mode must be int, not str"),
        ("QP 52", attr(H264, MAIN, 128, 64, i_qp=52), ValueError, "i_qp must be 0..51, not 52"),
        ("QP -1", attr(H264, MAIN, 128, 64, p_qp=-1), ValueError, "p_qp must be 0..51, not -1"),
        ("rotation in degrees", lambda: e.SetRotation(1, 90), ValueError, "rotation must be Encoder.ROTATION_0 (0), ", "not 90"),
        ("no mirror", lambda: e.SetMirror(1, 0), ValueError, "mirror must be Encoder.MIRROR_HORIZONTAL (1) or Encoder.MIRROR_VERTICAL (2), not 0"),
        ("deblocking twice as strong", lambda: e.SetDeblocking(1, 2), ValueError, "enabled must be 0..1, not 2"),
        ("deblocking None", lambda: e.SetDeblocking(1, None), TypeError, "enabled must be int, not NoneType"),
        ("entropy of CABAC's index", lambda: e.SetEntropyCoding(1, 2), ValueError, "mode must be Encoder.ENTROPY_CAVLC (0) or Encoder.ENTROPY_CABAC (1), not 2"),
        ("SAO of luma -1", lambda: e.SetSAO(1, -1, 0), ValueError, "luma must be 0..1, not -1"),
        ("SAO of chroma 2", lambda: e.SetSAO(1, 1, 2), ValueError, "chroma must be 0..1, not 2"),
        ("JPEG too small", create(JPEG, 0, 64, 64), ValueError, "pic_width must be a multiple of 8 in 128..8192 pixels for JPEG, not 64"),
        ("JPEG of odd height", create(JPEG, 0, 128, 65), ValueError, "pic_height must be a multiple of 2 in 64..8192 pixels for JPEG, not 65"),
    ]


def objects(e, attr, frame):
    stream = StreamData()
    shortened = StreamData()
    shortened.pts.pop()
    emptied = StreamData()
    emptied.data[:] = []
    return [
        ("attributes as int", lambda: e.Create(1, 96), TypeError, "chnAttr must be ChnAttrStr, not int"),
        ("attributes None", lambda: e.Create(1, None), TypeError, "chnAttr must be ChnAttrStr, not NoneType"),
        ("attributes of a foreign class", lambda: e.Create(1, Foreign()), TypeError, "chnAttr must be ChnAttrStr, not Foreign"),
        ("a StreamData as attributes", lambda: e.Create(1, stream), TypeError, "chnAttr must be ChnAttrStr, not StreamData"),
        ("the class of the attributes", lambda: e.Create(1, ChnAttrStr), TypeError, "chnAttr must be ChnAttrStr, not type"),
        ("stream as list", lambda: e.GetStream(1, [], 0), TypeError, "streamData must be StreamData, not list"),
        ("stream of a foreign class", lambda: e.GetStream(1, Foreign(), 0), TypeError, "streamData must be StreamData, not Foreign"),
        ("attributes as stream", lambda: e.ReleaseStream(1, attr), TypeError, "streamData must be StreamData, not ChnAttrStr"),
        ("stream not initialised", lambda: TooEarly(e), TypeError, "StreamData object is not initialised: call super().__init__()"),
        ("a shortened list", lambda: e.GetStream(1, shortened, 0), ValueError, "list pts has 11 of 12 entries; create a new object"),
        ("a list emptied", lambda: e.GetStream(1, emptied, 0), ValueError, "list data has 0 of 12 entries; create a new object"),
        ("frame as int", lambda: e.SendFrame(1, 5), TypeError, "frame must be a k_video_frame_info, not int"),
        ("frame None", lambda: e.SendFrame(1, None), TypeError, "frame must be a k_video_frame_info, not NoneType"),
        ("frame too short", lambda: e.SendFrame(1, bytearray(223)), TypeError, "frame", "224 bytes, not a buffer of 223"),
        ("frame too long", lambda: e.SendFrame(1, bytes(225)), TypeError, "frame", "224 bytes, not a buffer of 225"),
        ("part of a frame", lambda: e.SendFrame(1, frame.v_frame), TypeError, "frame", "224 bytes"),
        ("pack 12", lambda: stream.view(12), ValueError, "StreamData.view: pack must be 0..11, not 12"),
        ("pack -1", lambda: stream.view(-1), ValueError, "pack must be 0..11, not -1"),
        ("pack as text", lambda: stream.view("0"), TypeError, "pack must be int, not str"),
        ("a pack that is not held", lambda: stream.view(0), ValueError, "StreamData.view: StreamData does not hold this pack: call GetStream first"),
        ("file None", lambda: stream.write(None), TypeError, "StreamData.write: file must be a file or another object with write(), not NoneType"),
        ("file's name", lambda: stream.write("/sdcard/file"), TypeError, "write(), not str"),
        ("an object that is no iteration", lambda: next(stream), ValueError, "StreamData.Next: StreamData is of no Encoder.frames"),
        ("self of view a dict", lambda: StreamData.view({}, 0), TypeError, "should be a 'StreamData' not a 'dict'"),
        ("self of Close a StreamData", lambda: Encoder.Close(stream), TypeError, "should be a 'Encoder' not a 'StreamData'"),
        ("time-out -2", lambda: e.GetStream(1, stream, -2), ValueError, "timeout must be -1..2147483647 ms, not -2"),
        ("time-out 2**31", lambda: e.SendFrame(1, frame, 1 << 31), ValueError, "timeout", "2147483648"),
        ("time-out None", lambda: e.GetStream(1, stream, None), TypeError, "timeout must be int, not NoneType"),
        ("self an int", lambda: Encoder.Start(5, 0), TypeError, "should be a 'Encoder' not a 'int'"),
        ("self a StreamData", lambda: Encoder.Stop(stream, 0), TypeError, "should be a 'Encoder' not a 'StreamData'"),
        ("self forgotten", lambda: Encoder.Start(0), TypeError, "should be a 'Encoder' not a 'int'"),
        ("self and channel forgotten", lambda: Encoder.Start(), TypeError, "argument"),
    ]


def numbers_of_arguments(e, attr):
    stream = StreamData()
    return [
        ("Encoder with an argument", lambda: Encoder(0), TypeError, "Encoder: takes 0 positional arguments but 1 were given"),
        ("Encoder with a keyword", lambda: Encoder(chn=0), TypeError, "Encoder: unexpected keyword argument 'chn'"),
        ("StreamData with an argument", lambda: StreamData(12), TypeError, "StreamData: takes 0 positional arguments but 1 were given"),
        ("ChnAttrStr with nothing", lambda: ChnAttrStr(), TypeError, "ChnAttrStr: missing required argument 'payloadType'"),
        ("ChnAttrStr without height", lambda: ChnAttrStr(H264, MAIN, 128), TypeError, "missing required argument 'picHeight'"),
        ("ChnAttrStr with fourteen", lambda: ChnAttrStr(H264, MAIN, 128, 64, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5), TypeError, "takes 13 positional arguments but 14 were given"),
        ("ChnAttrStr by attribute's name", lambda: ChnAttrStr(H264, MAIN, 128, pic_height=64), TypeError, "unexpected keyword argument 'pic_height'"),
        ("width twice", lambda: ChnAttrStr(H264, MAIN, 128, 64, picWidth=128), TypeError, "got multiple values for argument 'picWidth'"),
        ("SetOutBufs without sizes", lambda: e.SetOutBufs(1, 3), TypeError, "missing required argument 'height'; the call is SetOutBufs(chn, buf_num, width, height) or SetOutBufs(buf_num, width, height)"),
        ("SetOutBufs with too much", lambda: e.SetOutBufs(1, 3, 128, 64, 0), TypeError, "takes 4 positional arguments but 5 were given"),
        ("Create without attributes", lambda: e.Create(1), TypeError, "Encoder.Create: missing required argument 'chnAttr'"),
        ("Create with another keyword", lambda: e.Create(1, chn_attr=attr), TypeError, "unexpected keyword argument 'chn_attr'"),
        ("Start with too much", lambda: e.Start(1, 2), TypeError, "Encoder.Start: takes 1 positional arguments but 2 were given"),
        ("channel twice", lambda: e.Stop(1, chn=1), TypeError, "got multiple values for argument 'chn'"),
        ("channel by two names", lambda: e.SendFrame(venc_chn=1, chn=1), TypeError, "got multiple values for argument 'chn'"),
        ("SendFrame without frame", lambda: e.SendFrame(1), TypeError, "missing required argument 'frame'"),
        ("GetStream without stream", lambda: e.GetStream(1, timeout=0), TypeError, "missing required argument 'streamData'"),
        ("GetStream with another keyword", lambda: e.GetStream(1, stream, wait=0), TypeError, "unexpected keyword argument 'wait'"),
        ("ReleaseStream with a time-out", lambda: e.ReleaseStream(1, stream, 0), TypeError, "takes 2 positional arguments but 3 were given"),
        ("view without a number", lambda: stream.view(), TypeError, "StreamData.view: missing required argument 'pack'"),
        ("view with too much", lambda: stream.view(0, 1), TypeError, "takes 1 positional arguments but 2 were given"),
        ("write without a file", lambda: stream.write(), TypeError, "StreamData.write: missing required argument 'file'"),
        ("write with another keyword", lambda: stream.write(stream=None), TypeError, "unexpected keyword argument 'stream'"),
        ("Next with a time-out", lambda: stream.Next(0), TypeError, "StreamData.Next: takes 0 positional arguments but 1 were given"),
        ("Close with a channel", lambda: e.Close(1), TypeError, "Encoder.Close: takes 0 positional arguments but 1 were given"),
        ("frames with a time-out", lambda: e.frames(1, 0), TypeError, "Encoder.frames: takes 1 positional arguments but 2 were given"),
        # The object has channels by number.
        ("SetOutBufs without a channel", lambda: e.SetOutBufs(8, 640, 480), TypeError, "Encoder.SetOutBufs: the object's own chn does not exist: the object has channels by number"),
        ("Create without a channel", lambda: e.Create(attr), TypeError, "channels by number"),
        ("Create without a channel, by keyword", lambda: e.Create(chnAttr=attr), TypeError, "channels by number"),
        ("Start without a channel", lambda: e.Start(), TypeError, "channels by number"),
        ("frames without a channel", lambda: e.frames(), TypeError, "channels by number"),
        ("stats without a channel", lambda: e.stats(), TypeError, "channels by number"),
        ("GetStream without a channel", lambda: e.GetStream(stream), TypeError, "channels by number"),
        ("GetStream without a channel, with a time-out", lambda: e.GetStream(stream, 10), TypeError, "channels by number"),
        ("SendFrame without a channel", lambda: e.SendFrame(bytearray(224), timeout=10), TypeError, "channels by number"),
        ("SendFrame without a channel, frame too short", lambda: e.SendFrame(bytearray(223)), TypeError, "frame must be a k_video_frame_info of 224 bytes"),
        ("Start of a text", lambda: e.Start("0"), TypeError, "Encoder.Start: chn must be int, not str; the call is Start(chn) or Start()"),
        ("Destroy with the manual's other name", lambda: e.Destroy(venc_chn=1), TypeError, "unexpected keyword argument 'venc_chn'"),
    ]


def attributes(attr):
    stream = StreamData()

    def write(thing, name, value):
        return lambda: setattr(thing, name, value)

    return [
        ("payload_type 97", write(attr, "payload_type", 97), ValueError, "ChnAttrStr: payload_type must be", "97"),
        ("payload_type text", write(attr, "payload_type", "96"), TypeError, "payload_type must be int, not str"),
        ("profile None", write(attr, "profile", None), TypeError, "profile must be int"),
        ("pic_width 0", write(attr, "pic_width", 0), ValueError, "pic_width", "not 0"),
        ("pic_width 12", write(attr, "pic_width", 12), ValueError, "pic_width", "multiple of 8", "12"),
        ("pic_height -1", write(attr, "pic_height", -1), ValueError, "pic_height", "-1"),
        ("gop_len -1", write(attr, "gop_len", -1), ValueError, "gop_len", "not -1"),
        ("bit_rate 2**80", write(attr, "bit_rate", 1 << 80), ValueError, "bit_rate", "a big integer"),
        ("src_frame_rate 1.5", write(attr, "src_frame_rate", 1.5), TypeError, "src_frame_rate must be int, not float"),
        ("dst_frame_rate 2**31", write(attr, "dst_frame_rate", 1 << 31), ValueError, "dst_frame_rate", "2147483648"),
        ("mjpeg_quality_factor -1", write(attr, "mjpeg_quality_factor", -1), ValueError, "mjpeg_quality_factor", "-1"),
        ("unknown attribute written", write(attr, "gopLen", 30), AttributeError, "gopLen"),
        ("unknown attribute read", lambda: attr.gopLen, AttributeError, "gopLen"),
        ("attribute deleted", lambda: delattr(attr, "profile"), AttributeError, "profile"),
        ("unknown attribute's text", write(attr, "gopLen", 30), AttributeError, "it has payload_type, profile, pic_width, pic_height, gop_len, bit_rate,"),
        ("pack_cnt 13", write(stream, "pack_cnt", 13), ValueError, "StreamData: pack_cnt must be 0..12", "not 13"),
        ("pack_cnt -1", write(stream, "pack_cnt", -1), ValueError, "pack_cnt", "not -1"),
        ("pack_cnt None", write(stream, "pack_cnt", None), TypeError, "pack_cnt must be int, not NoneType"),
        ("pack_cnt deleted", lambda: delattr(stream, "pack_cnt"), AttributeError, "StreamData.pack_cnt cannot be deleted"),
        ("pool written", write(Encoder(), "private_poolid", 1), AttributeError, "Encoder.private_poolid cannot be assigned"),
        ("output written", write(Encoder(), "output", None), AttributeError, "Encoder.output cannot be assigned"),
        ("finaliser written", write(Encoder(), "__del__", None), AttributeError, "Encoder.__del__ cannot be assigned"),
        ("own attribute deleted that is not there", lambda: delattr(stream, "chn"), AttributeError, "chn"),
        ("list replaced", write(stream, "data", [0] * 12), AttributeError, "data"),
        ("list deleted", lambda: delattr(stream, "pts"), AttributeError, "pts"),
        ("unknown attribute of StreamData", lambda: stream.packs, AttributeError, "packs"),
        ("unknown method", lambda: Encoder().Pause, AttributeError, "Pause"),
    ]
