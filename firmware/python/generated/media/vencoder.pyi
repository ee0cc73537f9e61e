# Generated from spec/mpp.ts, spec/targets.ts, spec/vencoder.ts: change these and run `make generate`, do not edit.
"""Video encoding on the K230: H.264, H.265 and JPEG in hardware.

The Python API of `media.vencoder`, as scripts written for the VENC manual of K230 CanMV use it. Names, order of arguments, defaults and results are those of the manual and of the firmware (CanMV v1.4 to v1.8); without the channel number, those of the firmware after v1.8.

Generation A is the MPP of CanMV up to v1.5, generation B that of CanMV v1.6 and later.

Order of calls:

1. Encoder.SetOutBufs: configures the output buffers, which up to CanMV v1.5 `MediaManager.init()` reserves: so it comes before that.
2. MediaManager.link: binds the camera to the channel, so that each frame goes to the encoder: before Start, and after Create if the object chooses the channel (`encoder.chn`). Keep the result: the link ends with it.
3. MediaManager.init: reserves the video buffers of camera and encoder up to CanMV v1.5, once all are configured; from v1.6 on it has no effect.
4. Encoder.Create: creates the channel in the driver, with the buffers that are configured by now.
5. Encoder.Start: starts encoding; `sensor.run()` follows, so that the first frame finds a running encoder.
6. Encoder.GetStream: gets packs, in a loop, while the camera runs.
7. Encoder.ReleaseStream: gives their output buffers back in each turn, when the data is written or sent: without free buffers the encoder stands still.
8. Encoder.Stop: ends encoding and releases the packs that are left, after `sensor.stop()` and `del link`, so that no frame comes any more.
9. Encoder.Destroy: releases the channel and its buffers; in a `finally` block, so that an error leaves nothing behind.
10. MediaManager.deinit: releases these buffers: last, because camera and channel use them until here."""

from _typeshed import SupportsWrite as _SupportsWrite
from typing_extensions import Buffer as _Buffer, Final, Literal, NamedTuple, overload
import uctypes as uctypes
from mpp.venc import *
from mpp.sys import *
from mpp.payload_struct import *
from mpp.venc_struct import *
from media.media import *
from mpp.video_struct import *

VENC_PACK_CNT_MAX: Literal[12]
"""Maximum number of packs in a StreamData."""

class _Counters_frames_pictures_packs_bytes_unread(NamedTuple):
    frames: int
    pictures: int
    packs: int
    bytes: int
    unread: int

class ChnAttrStr:
    """Attributes of an encoding channel. They can be changed until the object is passed to `Encoder.Create`.
    Objects own nothing that must be released.
    An object refuses other attributes, so that a misspelt name is found. An instance of a subclass takes any; calls read the attributes from the instance or its class. Calls also accept any other object that has the attributes; those with a default can be missing.
    """
    payload_type: Literal[96, 265, 26]
    """Encoding format. one of `Encoder.PAYLOAD_TYPE_H264` (96), `Encoder.PAYLOAD_TYPE_H265` (265), `Encoder.PAYLOAD_TYPE_JPEG` (26)."""
    profile: int
    """Encoding profile. for H.264: one of `Encoder.H264_PROFILE_BASELINE` (1), `Encoder.H264_PROFILE_MAIN` (2), `Encoder.H264_PROFILE_HIGH` (3); for H.265: `Encoder.H265_PROFILE_MAIN` (5); otherwise, and until a call takes the object: int, -2147483648..2147483647."""
    pic_width: int
    """Frame width. for H.264 and H.265: int, 128..3840 pixels, multiple of 8; for JPEG: int, 128..8192 pixels, multiple of 8; otherwise, and until a call takes the object: int, 8..8192 pixels, multiple of 8."""
    pic_height: int
    """Frame height. for H.264 and H.265: int, 64..2160 pixels, multiple of 2; for JPEG: int, 64..8192 pixels, multiple of 2; otherwise, and until a call takes the object: int, 1..8192 pixels."""
    gop_len: int
    """GOP length. int, 0..2147483647 frames."""
    bit_rate: int
    """Bit rate. for H.264 and H.265: int, 1..1000000 kbit/s; otherwise, and until a call takes the object: int, 0..2147483647 kbit/s."""
    src_frame_rate: int
    """Input frame rate. for H.264 and H.265: int, 1..4096 frames/s; otherwise, and until a call takes the object: int, 0..2147483647 frames/s."""
    dst_frame_rate: int
    """Output frame rate; has no effect. int, -2147483648..2147483647 frames/s."""
    mjpeg_quality_factor: int
    """JPEG quality. for JPEG: int, 1..100; otherwise, and until a call takes the object: int, 0..2147483647."""
    rc_mode: Literal[1, 2, 3]
    """Rate control. Addition of this module: no CanMV firmware up to v1.8 has it. one of `Encoder.RC_CBR` (1), `Encoder.RC_VBR` (2), `Encoder.RC_FIXQP` (3)."""
    max_bit_rate: int
    """Highest bit rate of `RC_VBR`. Addition of this module: no CanMV firmware up to v1.8 has it. int, 0..2147483647 kbit/s."""
    i_qp: int
    """Quantisation parameter of I frames with `RC_FIXQP`. Addition of this module: no CanMV firmware up to v1.8 has it. int, 0..51."""
    p_qp: int
    """Quantisation parameter of P frames with `RC_FIXQP`. Addition of this module: no CanMV firmware up to v1.8 has it. int, 0..51."""

    def __init__(self, payloadType: Literal[96, 265, 26], profile: int, picWidth: int, picHeight: int, bit_rate: int = 4000, gopLen: int = 30, src_frame_rate: int = 30, dst_frame_rate: int = 30, mjpeg_quality_factor: int = 45, rc_mode: Literal[1, 2, 3] = 1, max_bit_rate: int = 0, i_qp: int = 30, p_qp: int = 32) -> None:
        """Creates the attributes of a channel.
        :param payloadType: Encoding format. one of `Encoder.PAYLOAD_TYPE_H264` (96), `Encoder.PAYLOAD_TYPE_H265` (265), `Encoder.PAYLOAD_TYPE_JPEG` (26).
        :param profile: Codec profile for the payload type. JPEG ignores it. for H.264: one of `Encoder.H264_PROFILE_BASELINE` (1), `Encoder.H264_PROFILE_MAIN` (2), `Encoder.H264_PROFILE_HIGH` (3); for H.265: `Encoder.H265_PROFILE_MAIN` (5); otherwise, and until a call takes the object: int, -2147483648..2147483647.
        :param picWidth: Width of the frames, as passed to `Encoder.SetOutBufs`. for H.264 and H.265: int, 128..3840 pixels, multiple of 8; for JPEG: int, 128..8192 pixels, multiple of 8; otherwise, and until a call takes the object: int, 8..8192 pixels, multiple of 8.
        :param picHeight: Height of the frames, as passed to `Encoder.SetOutBufs`. for H.264 and H.265: int, 64..2160 pixels, multiple of 2; for JPEG: int, 64..8192 pixels, multiple of 2; otherwise, and until a call takes the object: int, 1..8192 pixels.
        :param bit_rate: Target bit rate at `src_frame_rate`. The actual bit rate follows the actual frame rate. JPEG ignores it. for H.264 and H.265: int, 1..1000000 kbit/s; otherwise, and until a call takes the object: int, 0..2147483647 kbit/s.
        :param gopLen: GOP length, the distance between two I frames: 1 I frame and `gopLen` - 1 P frames; 0 is 30 frames. JPEG ignores it. int, 0..2147483647 frames.
        :param src_frame_rate: Frame rate that the rate control assumes. JPEG ignores it. for H.264 and H.265: int, 1..4096 frames/s; otherwise, and until a call takes the object: int, 0..2147483647 frames/s.
        :param dst_frame_rate: Accepted for compatibility: the driver ignores it and drops no frames. int, -2147483648..2147483647 frames/s.
        :param mjpeg_quality_factor: Quality of JPEG pictures, without a unit: 1 is the worst, 100 the best. H.264 and H.265 ignore it. for JPEG: int, 1..100; otherwise, and until a call takes the object: int, 0..2147483647.
        :param rc_mode: Rate control: `RC_CBR` keeps to `bit_rate`, `RC_VBR` varies between pictures below `max_bit_rate`, `RC_FIXQP` has the quantisers `i_qp` and `p_qp` and any bit rate. JPEG ignores it. Addition of this module: CanMV's firmware has CBR only. one of `Encoder.RC_CBR` (1), `Encoder.RC_VBR` (2), `Encoder.RC_FIXQP` (3).
        :param max_bit_rate: Highest bit rate of `RC_VBR`, at least `bit_rate`; other modes ignore it. Addition of this module. int, 0..2147483647 kbit/s.
        :param i_qp: Quantisation parameter of I frames with `RC_FIXQP`, without a unit: 0 is the best, 51 the worst; other modes ignore it. Addition of this module; there are no `min_qp` and `max_qp`, in any mode: no header of the MPP has them. int, 0..51.
        :param p_qp: The same for P frames. int, 0..51.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        """

class StreamData:
    """Packs of encoded stream. Create one object and use it for every GetStream.
    Garbage collection releases the packs that the object holds, of all channels. Stop releases those that the driver refuses to release.
    `del` only removes the name: the packs are released when the object is collected.
    An exception releases nothing: the object holds its packs while a variable refers to it.
    Soft reset, including one at the end of a script: all objects are collected. The order of StreamData and Encoder does not matter.
    Stop, Destroy or the collection of the Encoder may come first: the object is then empty, `pack_cnt` is 0, and the addresses in `data` must not be used. Its collection releases and unmaps nothing a second time.
    A script can add attributes of its own to an object and shadow its methods and constants; read-only attributes cannot be assigned.
    `for` accepts an object: each item is a result of `Next()`, and None ends the loop.
    An `__init__` of a subclass calls `StreamData.__init__(self, …)`: after `super().__init__(…)`, `with` and `for` get an object of StreamData and not the instance.
    """
    data: list[int]
    """Address of each pack, for `uctypes.bytearray_at`; valid until ReleaseStream. list of 12 int, address."""
    phy_addr: list[int]
    """Physical address of each pack. list of 12 int, physical address."""
    data_size: list[int]
    """Size of each pack. list of 12 int, bytes."""
    stream_type: list[int]
    """Frame type of each pack. list of 12 int, one of `Encoder.STREAM_TYPE_*`."""
    pts: list[int]
    """Timestamp of each pack since boot. A header pack has that of the previous frame; use that of the next frame. list of 12 int, µs."""
    pack_cnt: int
    """Packs from the last GetStream: the first `pack_cnt` entries of the lists are valid. 0 if it returned none. A script can assign it, which changes nothing of what the object holds. int, packs."""

    def __init__(self) -> None:
        """Allocates the lists, for `VENC_PACK_CNT_MAX` packs.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises MemoryError: the heap is full
        """

    def view(self, pack: int) -> memoryview:
        """The data of a pack without a copy, read only; slices of it are views, too. A `memoryview` of it has the address, as `uctypes.bytearray_at`, and must not be used after the release. Addition of this module: no CanMV firmware up to v1.8 has it.
        :param pack: Number of the pack, as in the lists. int, 0..11.
        :returns: the data, until the object releases its packs: by ReleaseStream, GetStream, Stop, Destroy, Close or its collection, which waits until no variable refers to the view. It is empty from then on, and so are its slices (memoryview, read only)
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises ValueError: the object does not hold the pack
        """

    def write(self, file: _SupportsWrite[bytes]) -> int:
        """Writes the data of all packs that the object holds, in their order: after GetStream, whole access units. Needs no heap if the file is one of MicroPython's own; the `write` of a class of the script gets a copy of each pack. Continues after a `write` that took a part. The packs stay held. No other thread may destroy their channel in the meantime. Addition of this module: no CanMV firmware up to v1.8 has it.
        :param file: Receives the data. file, or another object with a method `write`.
        :returns: the number of bytes, 0 if the object holds no packs (int, 0..2147483647 bytes)
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises OSError: the file failed or takes no more; the exceptions of a `write` of the script pass, too
        """

    def Next(self) -> StreamData | None:
        """Of an object that `Encoder.frames` made: releases its packs, waits for the next ones and gets them, as GetStream does. `for` calls it. Needs no heap. Addition of this module: no CanMV firmware up to v1.8 has it.
        :returns: the object itself; None after the channel was stopped or destroyed (StreamData, or None)
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: the script made the object
        :raises OSError: the driver failed
        :raises KeyboardInterrupt: Ctrl-C or the IDE's stop during the wait
        :after success: The object holds the packs, as after GetStream. After None it holds none.
        :after failure: The object holds no new packs.
        :after interruption: As GetStream.
        """

    def __iter__(self) -> StreamData: ...

    def __next__(self) -> StreamData: ...

class Encoder:
    """The hardware encoder: four channels, shared by H.264, H.265 and JPEG. Channel 3 works like the others, but the firmware uses it for its own JPEG (IDE preview, `compress_for_ide`): use 0 to 2 if these can run. All methods take the channel's number first, as up to CanMV v1.8, or leave it out, as after v1.8: the object then has one channel of its own. An object uses one form at a time: the other one raises TypeError until its channels are destroyed, so that scripts that try both forms work. Without a number, calls before Create and after Destroy raise ValueError, except SetOutBufs and Create. A call by number on another object's own channel raises OSError, `K_ERR_VENC_BUSY`. The borders of the encoder's 2D unit have no method, but raw calls of `mpp.venc`: after SetOSD, `kd_mpi_venc_set_2d_mode(encoder.chn, K_VENC_2D_CALC_MODE_OSD_BORDER)` and `kd_mpi_venc_set_2d_border_param`. Regions of interest have a struct in the headers, and no call.
    Garbage collection destroys the channels that the object created, as Destroy does, including running ones. It releases the output buffers that the object configured, and their configuration; if another object created the channel with them, that object adopts them. A step that the driver refuses is retried once, and again by the next call on the channel from any object.
    `del` only removes the name: the channels are released when the object is collected. A call that does not block collects garbage and retries once if another object's resources make it fail, or if the driver is out of buffers or memory.
    An exception does not release channels: the object owns them while a variable refers to it. Call Stop and Destroy in a `finally` block to release them at once.
    Soft reset, including one at the end of a script: all objects are collected before the firmware shuts down its video buffers. Without a soft reset, the channels stay as they are for the next script, until no variable refers to their object.
    A script can add attributes of its own to an object and shadow its methods and constants; read-only attributes cannot be assigned.
    `with` accepts an object: the end of the block calls `Close()`.
    An `__init__` of a subclass calls `Encoder.__init__(self, …)`: after `super().__init__(…)`, `with` and `for` get an object of Encoder and not the instance.
    """
    PAYLOAD_TYPE_H264: Final = 96
    """H.264 stream."""
    PAYLOAD_TYPE_H265: Final = 265
    """H.265 stream."""
    PAYLOAD_TYPE_JPEG: Final = 26
    """JPEG pictures, one pack each."""
    H264_PROFILE_BASELINE: Final = 1
    """H.264 Baseline profile."""
    H264_PROFILE_MAIN: Final = 2
    """H.264 Main profile."""
    H264_PROFILE_HIGH: Final = 3
    """H.264 High profile."""
    H265_PROFILE_MAIN: Final = 5
    """H.265 Main profile."""
    STREAM_TYPE_HEADER: Final = 3
    """Parameter sets: SPS and PPS, for H.265 also VPS. A separate pack before each IDR."""
    STREAM_TYPE_I: Final = 2
    """I frame; also each JPEG picture."""
    STREAM_TYPE_P: Final = 1
    """P frame."""
    RC_CBR: Final = 1
    """Constant bit rate. Addition of this module: no CanMV firmware up to v1.8 has it."""
    RC_VBR: Final = 2
    """Variable bit rate. Addition of this module: no CanMV firmware up to v1.8 has it."""
    RC_FIXQP: Final = 3
    """Fixed quantisation parameters. Addition of this module: no CanMV firmware up to v1.8 has it."""
    ROTATION_0: Final = 0
    """No rotation. Addition of this module: no CanMV firmware up to v1.8 has it."""
    ROTATION_90: Final = 1
    """Rotation by 90 degrees clockwise. Addition of this module: no CanMV firmware up to v1.8 has it."""
    ROTATION_180: Final = 2
    """Rotation by 180 degrees. Addition of this module: no CanMV firmware up to v1.8 has it."""
    ROTATION_270: Final = 3
    """Rotation by 270 degrees clockwise. Addition of this module: no CanMV firmware up to v1.8 has it."""
    MIRROR_HORIZONTAL: Final = 1
    """Left and right exchanged. Addition of this module: no CanMV firmware up to v1.8 has it."""
    MIRROR_VERTICAL: Final = 2
    """Top and bottom exchanged. Addition of this module: no CanMV firmware up to v1.8 has it."""
    ENTROPY_CAVLC: Final = 0
    """Variable-length codes. Addition of this module: no CanMV firmware up to v1.8 has it."""
    ENTROPY_CABAC: Final = 1
    """Arithmetic coding. Addition of this module: no CanMV firmware up to v1.8 has it."""
    chn: int
    """The channel of the object's own, from Create until Destroy, for `MediaManager.link` after Create. Before and after that -1, or what a script has assigned, which selects nothing. From CanMV after v1.8. int, channel number."""

    def __init__(self) -> None:
        """Creates an encoder object. The channels that it creates are released when it is collected.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        """

    @property
    def private_poolid(self) -> int:
        """The VB pool that SetOutBufs created, for classes that create the channel with raw MPP calls; Start adopts such a channel. -1 if there is none, and always with firmware up to CanMV v1.5 (MPP generation A). From CanMV's vencoder.py (2026-01). int, pool ID, read only.
        """

    @property
    def output(self) -> object:
        """A stream struct for raw MPP calls; no method uses it. From CanMV's vencoder.py. k_venc_stream, read only.
        """

    @overload
    def SetOutBufs(self, chn: int, buf_num: int, width: int, height: int) -> None:
        """Configures the output buffers of a channel. With firmware up to CanMV v1.5 (MPP generation A), call it before `MediaManager.init()`. Another call before Create replaces the configuration. Raises OSError before reserving anything if the buffers exceed the board's media memory.
        :param chn: Channel number. int, 0..3.
        :param buf_num: Number of output buffers. Each unread or unreleased pack occupies one. int, 1..256 buffers.
        :param width: Width of the encoded frames. int, 1..8192 pixels.
        :param height: Height of the encoded frames. int, 1..8192 pixels.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the state of `chn` does not allow the call, see States
        :raises OSError: the buffers exceed the board's media memory (MMZ): `K_ERR_VB_NOMEM`; the message has the bytes needed and the bytes that the board has
        :raises OSError: no channel is free for an object's own (`K_ERR_VENC_BUSY` in generation A), the driver failed, or there are too many common pools (generation A)
        :raises AssertionError: `MediaManager.init()` was called before (generation A)
        :states: bare: allowed, then buffered; buffered, destroyed: allowed; created, running, stopped: OSError K_ERR_VENC_EXIST, call Destroy first
        :after success: Without a channel number, the object has a channel of its own until Destroy or its collection: one that the driver chooses in generation B, else the lowest free one of 0 to 2. In generation B, the channel has its own VB pool, and the pool of an earlier SetOutBufs is released. The pool exists until Destroy, another SetOutBufs or the collection of this object. In generation A, each call adds a common pool to the configuration of `MediaManager`. Its `init()` creates the pools and its `deinit()` releases them; call SetOutBufs again after that.
        :after failure: Nothing is acquired. A call that is rejected for its state or the buffers' size changes nothing. In generation B, if the driver creates no pool, the earlier pool is already released, but its configuration is kept and Create creates the pool again. In generation A, an exception from `MediaManager` may leave the common pool in its configuration; `MediaManager.deinit()` removes it.
        :after interruption: In generation A, Ctrl-C can interrupt the Python code of `MediaManager`, with the same result as a failure. In generation B, the call does not block.
        """

    @overload
    def SetOutBufs(self, buf_num: int, width: int, height: int) -> None:
        """The same without `chn`: for the object's own.
        """

    @overload
    def Create(self, chn: int, chnAttr: ChnAttrStr) -> None:
        """Creates a channel. H.264 and H.265 streams repeat their parameter sets before each IDR.
        :param chn: Channel number. int, 0..3.
        :param chnAttr: Attributes of the channel. ChnAttrStr.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the state of `chn` does not allow the call, see States
        :raises ValueError: an attribute is not valid for the payload type
        :raises OSError: the rate control is VBR and `max_bit_rate` is below `bit_rate`: `K_ERR_VENC_ILLEGAL_PARAM`
        :raises OSError: the driver failed
        :states: buffered, destroyed: allowed, then created; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; created, running, stopped: OSError K_ERR_VENC_EXIST, call Destroy first
        :after success: The channel exists in the driver, and this object owns it until Destroy or its own collection. In generation B, the channel's pool is attached to it; a pool that Destroy released is created again. In generation A, the driver allocates the output buffers from the common pools until Destroy.
        :after failure: Completed steps are undone: the pool is detached, the channel destroyed. The pool and its configuration stay. A step that the driver refuses to undo is retried by the next Create or Destroy on the channel, and at the collection of the object that called SetOutBufs.
        :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
        """

    @overload
    def Create(self, chnAttr: ChnAttrStr) -> None:
        """The same without `chn`: for the object's own.
        """

    @overload
    def Start(self, chn: int) -> None:
        """Starts encoding. A stopped channel cannot be started again: call Destroy and Create first. If raw MPP calls created the channel with the buffers of SetOutBufs, this object adopts it.
        :param chn: Channel number. int, 0..3.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the state of `chn` does not allow the call, see States
        :raises OSError: the driver failed
        :states: created: allowed, then running; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered, destroyed: OSError K_ERR_VENC_UNEXIST, call Create first; running, stopped: OSError K_ERR_VENC_NOT_PERM, call Destroy first
        :after success: Nothing is released. From then on, each encoded pack occupies an output buffer until it is released. An adopted channel is released by Destroy or at the collection of this object, as if the object had created it.
        :after failure: Nothing is released and the channel keeps its state. This object still owns an adopted channel.
        :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
        """

    @overload
    def Start(self) -> None:
        """The same without `chn`: for the object's own.
        """

    @overload
    def SendFrame(self, chn: int, frame: _Buffer, timeout: int = 1000) -> int:
        """Sends a frame to the encoder. Do not change or free its memory until it is encoded. The planes of an NV12 frame start at multiples of 4096 bytes.
        :param chn: Channel number. int, 0..3.
        :param frame: A `k_video_frame_info`, or the result of a sensor's or display's dump. buffer of one `k_video_frame_info`.
        :param timeout: Maximum wait while the queue of 30 frames is full: -1 waits without limit, 0 does not wait. int, -1..2147483647 ms.
        :returns: 0, or the driver's error code as a signed int: also if the queue stays full, and on a channel that is not running.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the state of `chn` does not allow the call, see States
        :raises KeyboardInterrupt: Ctrl-C or the IDE's stop during the wait
        :states: running: allowed; destroyed: returns K_ERR_VENC_UNEXIST; created, stopped: returns K_ERR_VENC_NOT_PERM; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered: OSError K_ERR_VENC_UNEXIST, call Create first
        :after success: The script still owns the frame: the module keeps no reference to it or its memory. Each pack encoded from it occupies an output buffer until it is released. With `timeout` 0 and a full queue, the driver drops the frame and still returns 0.
        :after failure: After an exception, nothing was sent. After an error code, the frame produces no pack. Nothing is acquired or released. If another thread stops or destroys the channel, the call returns a code at once, unless the driver has queued the frame already.
        :after interruption: The exception is raised between two attempts: the frame is not in the queue. If it was queued just before, the call returns first and the exception follows.
        """

    @overload
    def SendFrame(self, venc_chn: int, frame_info: _Buffer, timeout: int = 1000) -> int:
        """The same with `venc_chn` for `chn` and `frame_info` for `frame`.
        """

    @overload
    def SendFrame(self, frame: _Buffer, timeout: int = 1000) -> int:
        """The same without `chn`: for the object's own.
        """

    @overload
    def SendFrame(self, frame_info: _Buffer, timeout: int = 1000) -> int:
        """The same with `frame_info` for `frame`.
        """

    @overload
    def GetStream(self, chn: int, streamData: StreamData, timeout: int = -1) -> int:
        """Gets encoded packs: all that are available, `VENC_PACK_CNT_MAX` at most; the next call gets the rest. If none is available, waits for one pack and returns it alone: a reader that waits gets a header and its I frame by two calls. First releases the packs that `streamData` still holds. Allocates nothing on the heap. A call before Start waits for it.
        :param chn: Channel number. int, 0..3.
        :param streamData: Receives the packs. StreamData.
        :param timeout: Maximum wait for a pack: -1 waits without limit, 0 does not wait. Stop, Ctrl-C and other threads work during the wait. int, -1..2147483647 ms.
        :returns: 0, or -1 on a timeout, if the driver failed, on a channel that is stopped or destroyed, and at once if another thread stops or destroys it; `streamData.pack_cnt` is then 0.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the state of `chn` does not allow the call, see States
        :raises ValueError: the script shortened a list of `streamData`
        :raises KeyboardInterrupt: Ctrl-C or the IDE's stop during the wait
        :states: created, running: allowed; destroyed, stopped: returns -1; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered: OSError K_ERR_VENC_UNEXIST, call Create first
        :after success: The earlier packs of `streamData`, of any channel, are released. It holds the new packs until ReleaseStream, the next GetStream with it, Stop, Destroy or its own collection; each occupies an output buffer until then. An output buffer is mapped when its first pack arrives and stays mapped until Destroy.
        :after failure: After an immediate exception, `streamData` keeps its earlier packs, although `pack_cnt` is 0 after an `OSError`. After -1 they are released; if the driver refuses, the next ReleaseStream, GetStream or Stop retries. Packs that could not be mapped are kept for the next GetStream; Stop releases them. If another thread stopped the channel, the packs that arrived are released.
        :after interruption: The exception is raised between two attempts, while no pack has arrived: `streamData` is empty, its earlier packs are released, and the next GetStream gets later packs. If a pack arrived just before, the call returns first, and `streamData` holds the pack when the exception follows.
        """

    @overload
    def GetStream(self, streamData: StreamData, timeout: int = -1) -> int:
        """The same without `chn`: for the object's own.
        """

    @overload
    def ReleaseStream(self, chn: int, streamData: StreamData) -> None:
        """Releases the packs of `chn` that `streamData` holds. A second call, a call after a GetStream without packs, and a call after Stop or Destroy have no effect.
        :param chn: Channel number. int, 0..3.
        :param streamData: The object that GetStream filled. StreamData.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the driver failed
        :states: running: allowed; bare, buffered, destroyed, created, stopped: no effect
        :after success: The packs of `chn` that `streamData` held are released, and their output buffers are free. `streamData` still holds packs of other channels. `pack_cnt` and the lists keep their values, and the buffers stay mapped until Destroy, but the driver can overwrite the data.
        :after failure: `streamData` keeps the packs that the driver refused to release; the next ReleaseStream, GetStream or Stop retries.
        :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
        """

    @overload
    def ReleaseStream(self, streamData: StreamData) -> None:
        """The same without `chn`: for the object's own.
        """

    @overload
    def RequestIDR(self, chn: int) -> None:
        """Makes the next frame an IDR, with its header before it, and starts the GOP again: for a reader that joins late. H.264 and H.265 only. Addition of this module: no CanMV firmware up to v1.8 has it.
        :param chn: Channel number. int, 0..3.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the state of `chn` does not allow the call, see States
        :raises OSError: the channel encodes JPEG, or raw MPP calls created it without `enable_idr`: `K_ERR_VENC_ILLEGAL_PARAM`
        :raises OSError: the driver failed
        :states: created, running: allowed; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered, destroyed: OSError K_ERR_VENC_UNEXIST, call Create first; stopped: OSError K_ERR_VENC_NOT_PERM, call Destroy first
        :after success: Nothing is acquired or released. Frames that the driver has queued already come first. Before Start, the request changes nothing: the first frame is an IDR.
        :after failure: Nothing is changed.
        :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
        """

    @overload
    def RequestIDR(self) -> None:
        """The same without `chn`: for the object's own.
        """

    @overload
    def SetRotation(self, chn: int, rotation: Literal[0, 1, 2, 3]) -> None:
        """Rotates the following pictures clockwise. The frames that come in keep their size, `pic_width` and `pic_height`, also that of SetOutBufs. Works on the frames of a linked camera, too. Addition of this module: no CanMV firmware up to v1.8 has it.
        :param chn: Channel number. int, 0..3.
        :param rotation: Rotation. one of `Encoder.ROTATION_0` (0), `Encoder.ROTATION_90` (1), `Encoder.ROTATION_180` (2), `Encoder.ROTATION_270` (3).
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the state of `chn` does not allow the call, see States
        :raises OSError: the channel runs and the rotation would exchange the sides of its pictures: `K_ERR_VENC_BUSY`
        :raises OSError: the driver failed
        :states: created, running: allowed; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered, destroyed: OSError K_ERR_VENC_UNEXIST, call Create first; stopped: OSError K_ERR_VENC_NOT_PERM, call Destroy first
        :after success: Nothing is acquired or released. The rotation stays until another one or Destroy.
        :after failure: The channel keeps its rotation.
        :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
        """

    @overload
    def SetRotation(self, rotation: Literal[0, 1, 2, 3]) -> None:
        """The same without `chn`: for the object's own.
        """

    @overload
    def SetMirror(self, chn: int, mirror: Literal[1, 2]) -> None:
        """Mirrors the following pictures, after their rotation. The driver has no value for none: only Destroy ends it. For both mirrors, rotate by 180 degrees. Addition of this module: no CanMV firmware up to v1.8 has it.
        :param chn: Channel number. int, 0..3.
        :param mirror: Mirror. one of `Encoder.MIRROR_HORIZONTAL` (1), `Encoder.MIRROR_VERTICAL` (2).
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the state of `chn` does not allow the call, see States
        :raises OSError: the driver failed
        :states: created, running: allowed; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered, destroyed: OSError K_ERR_VENC_UNEXIST, call Create first; stopped: OSError K_ERR_VENC_NOT_PERM, call Destroy first
        :after success: Nothing is acquired or released. The mirror stays until the other one or Destroy.
        :after failure: The channel keeps its mirror.
        :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
        """

    @overload
    def SetMirror(self, mirror: Literal[1, 2]) -> None:
        """The same without `chn`: for the object's own.
        """

    @overload
    def SetDeblocking(self, chn: int, enabled: int) -> None:
        """Switches the deblocking filter, which smooths the edges of blocks. It is on in a new channel. H.264 and H.265 only. Addition of this module: no CanMV firmware up to v1.8 has it.
        :param chn: Channel number. int, 0..3.
        :param enabled: Whether the filter works: 1 or True, 0 or False. int, 0..1.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the state of `chn` does not allow the call, see States
        :raises OSError: the channel encodes JPEG: `K_ERR_VENC_ILLEGAL_PARAM`
        :raises OSError: the driver failed
        :states: created: allowed; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered, destroyed: OSError K_ERR_VENC_UNEXIST, call Create first; running, stopped: OSError K_ERR_VENC_NOT_PERM, call Destroy first
        :after success: Nothing is acquired or released. The setting stays until another one or Destroy.
        :after failure: Nothing is changed.
        :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
        """

    @overload
    def SetDeblocking(self, enabled: int) -> None:
        """The same without `chn`: for the object's own.
        """

    @overload
    def SetEntropyCoding(self, chn: int, mode: Literal[0, 1]) -> None:
        """Selects the entropy coding of H.264; H.265 always has CABAC. CABAC needs fewer bits; the Baseline profile has CAVLC only. Without this call, the driver chooses. Addition of this module: no CanMV firmware up to v1.8 has it.
        :param chn: Channel number. int, 0..3.
        :param mode: Entropy coding; CABAC has 0 as `cabac_init_idc`. one of `Encoder.ENTROPY_CAVLC` (0), `Encoder.ENTROPY_CABAC` (1).
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the state of `chn` does not allow the call, see States
        :raises OSError: the channel encodes H.265 or JPEG: `K_ERR_VENC_ILLEGAL_PARAM`
        :raises OSError: the driver failed
        :states: created: allowed; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered, destroyed: OSError K_ERR_VENC_UNEXIST, call Create first; running, stopped: OSError K_ERR_VENC_NOT_PERM, call Destroy first
        :after success: Nothing is acquired or released. The setting stays until another one or Destroy.
        :after failure: Nothing is changed.
        :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
        """

    @overload
    def SetEntropyCoding(self, mode: Literal[0, 1]) -> None:
        """The same without `chn`: for the object's own.
        """

    @overload
    def SetSAO(self, chn: int, luma: int, chroma: int) -> None:
        """Switches the sample adaptive offset of H.265, a filter after deblocking, for luma and chroma. Addition of this module: no CanMV firmware up to v1.8 has it.
        :param chn: Channel number. int, 0..3.
        :param luma: Whether the filter works on luma: 1 or True, 0 or False. int, 0..1.
        :param chroma: Whether the filter works on chroma: 1 or True, 0 or False. int, 0..1.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the state of `chn` does not allow the call, see States
        :raises OSError: the channel encodes H.264 or JPEG: `K_ERR_VENC_ILLEGAL_PARAM`
        :raises OSError: the driver failed
        :states: created: allowed; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered, destroyed: OSError K_ERR_VENC_UNEXIST, call Create first; running, stopped: OSError K_ERR_VENC_NOT_PERM, call Destroy first
        :after success: Nothing is acquired or released. The setting stays until another one or Destroy.
        :after failure: Nothing is changed.
        :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
        """

    @overload
    def SetSAO(self, luma: int, chroma: int) -> None:
        """The same without `chn`: for the object's own.
        """

    @overload
    def SetOSD(self, chn: int, frame: _Buffer, x: int, y: int, index: int = 0, alpha: int = 255) -> None:
        """Draws an image over the following pictures, by the encoder's 2D unit: a logo, or text that the script draws into the image. The unit reads the image for each picture, so that a changed image shows at once, and draws it into the memory of the frame that it encodes. Call it before Start first; later calls move, fade or replace a region. Channels 0 to 2. Addition of this module: no CanMV firmware up to v1.8 has it.
        :param chn: Channel number. int, 0..3.
        :param frame: The image, a `k_video_frame_info`: pixel format ARGB_8888, width and height multiples of 2 pixels, `phys_addr[0]` a multiple of 8 bytes. buffer of one `k_video_frame_info`.
        :param x: Left edge of the image in the picture. The image must not exceed the picture: no header says that the driver checks it. int, 0..8190 pixels.
        :param y: Upper edge of the image in the picture. int, 0..8190 pixels.
        :param index: Number of the region. int, 0..7.
        :param alpha: Opacity of the image, besides that of its pixels, without a unit: 0 hides it, 255 is opaque. int, 0..255.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the state of `chn` does not allow the call, see States
        :raises OSError: the image has another format, or a wrong size or address: `K_ERR_VENC_ILLEGAL_PARAM`
        :raises OSError: channel 3 has no 2D unit: `K_ERR_VENC_INVALID_CHNID`
        :raises OSError: the driver failed
        :states: created, running: allowed; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered, destroyed: OSError K_ERR_VENC_UNEXIST, call Create first; stopped: OSError K_ERR_VENC_NOT_PERM, call Destroy first
        :after success: The region stays until Destroy, which detaches the 2D unit. The script still owns the image's memory, and must not free it before.
        :after failure: The regions stay as they were. If this was the first one, the unit may stay attached until Destroy.
        :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
        """

    @overload
    def SetOSD(self, chn: int, frame_info: _Buffer, x: int, y: int, index: int = 0, alpha: int = 255) -> None:
        """The same with `frame_info` for `frame`.
        """

    @overload
    def SetOSD(self, frame: _Buffer, x: int, y: int, index: int = 0, alpha: int = 255) -> None:
        """The same without `chn`: for the object's own.
        """

    @overload
    def SetOSD(self, frame_info: _Buffer, x: int, y: int, index: int = 0, alpha: int = 255) -> None:
        """The same with `frame_info` for `frame`.
        """

    @overload
    def Stop(self, chn: int) -> None:
        """Stops encoding and releases all unread and unreleased packs. Has no effect on a channel that is not running.
        :param chn: Channel number. int, 0..3.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the driver failed
        :states: running: allowed, then stopped; bare, buffered, destroyed, created, stopped: no effect
        :after success: All packs of the channel are released, and each StreamData that held some has `pack_cnt` 0. In generation B, the pool is detached. The channel, its mappings and its output buffers stay until Destroy.
        :after failure: The packs of StreamData objects are released nevertheless, and these objects are empty. If the driver did not stop the channel, it is still running and Stop can be called again. If the driver did not detach the pool (generation B), the channel is stopped and Destroy detaches the pool.
        :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
        """

    @overload
    def Stop(self) -> None:
        """The same without `chn`: for the object's own.
        """

    @overload
    def Destroy(self, chn: int) -> None:
        """Destroys a channel and releases its resources; stops it first if it is running. Keeps the configuration of the output buffers, so that Create can follow. Has no effect on a channel without output buffers.
        :param chn: Channel number. int, 0..3.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the driver failed
        :states: buffered, destroyed: allowed; created, running, stopped: allowed, then destroyed; bare: no effect
        :after success: Everything is released: the packs (each StreamData that held some has `pack_cnt` 0), the attachment of the pool, the channel, the mappings and, in generation B, the pool; Create creates it again. A channel of the object's own is released, with its configuration: call SetOutBufs again. In generation A, the output buffers are back in the common pools, which exist until `MediaManager.deinit()`.
        :after failure: Completed steps are not undone, and the remaining resources are kept. The next Destroy continues with the step that failed, as does the collection of the object that created the channel.
        :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
        """

    @overload
    def Destroy(self) -> None:
        """The same without `chn`: for the object's own.
        """

    @overload
    def frames(self, chn: int) -> StreamData:
        """A new StreamData for `for stream in encoder.frames(chn):`, which gets the next packs for each turn and ends when the channel is stopped or destroyed. A turn releases the packs of the one before; a turn before Start waits for it. Addition of this module: no CanMV firmware up to v1.8 has it.
        :param chn: Channel number. int, 0..3.
        :returns: an iterator that is its own item: `stream` is the same object in each turn. It keeps this object (StreamData)
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the state of `chn` does not allow the call, see States
        :raises MemoryError: the heap is full
        :states: created, running: allowed; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered, destroyed: OSError K_ERR_VENC_UNEXIST, call Create first; stopped: OSError K_ERR_VENC_NOT_PERM, call Destroy first
        :after success: Nothing is acquired.
        :after failure: Nothing is acquired.
        :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
        """

    @overload
    def frames(self) -> StreamData:
        """The same without `chn`: for the object's own.
        """

    @overload
    def sps_pps(self, chn: int) -> bytes | None:
        """The parameter sets of the stream, for containers and protocols that want them apart: the last pack of the type `STREAM_TYPE_HEADER` that a script got from the channel since Create. Addition of this module: no CanMV firmware up to v1.8 has it.
        :param chn: Channel number. int, 0..3.
        :returns: a copy of SPS and PPS, for H.265 also VPS, or None before the first one, for JPEG and above 256 bytes (buffer, or None)
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the state of `chn` does not allow the call, see States
        :raises MemoryError: the heap is full
        :states: created, running, stopped: allowed; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered, destroyed: OSError K_ERR_VENC_UNEXIST, call Create first
        :after success: Nothing is acquired.
        :after failure: Nothing is acquired.
        :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
        """

    @overload
    def sps_pps(self) -> bytes | None:
        """The same without `chn`: for the object's own.
        """

    @overload
    def stats(self, chn: int) -> _Counters_frames_pictures_packs_bytes_unread:
        """What a channel has done since Create. The driver tells no QP and no frames that it dropped. Addition of this module: no CanMV firmware up to v1.8 has it.
        :param chn: Channel number. int, 0..3.
        :returns: ints as a tuple and by name: `frames` that SendFrame queued; `pictures`, `packs` and `bytes` that scripts got; `unread` packs in the driver (tuple of ints with the attributes `frames`, `pictures`, `packs`, `bytes`, `unread`)
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the state of `chn` does not allow the call, see States
        :raises OSError: the driver failed
        :states: created, running, stopped: allowed; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered, destroyed: OSError K_ERR_VENC_UNEXIST, call Create first
        :after success: Nothing is acquired.
        :after failure: Nothing is acquired.
        :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
        """

    @overload
    def stats(self) -> _Counters_frames_pictures_packs_bytes_unread:
        """The same without `chn`: for the object's own.
        """

    def Close(self) -> None:
        """Releases all that the object has: its channels, as Destroy does, and its output buffers with their configuration. The end of a `with` block calls it. The object can be used again. Addition of this module: no CanMV firmware up to v1.8 has it.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises OSError: the driver failed: the first of several failures
        :after success: Everything is released that the collection of the object would release, at once.
        :after failure: The object still has what the driver refused to release, and the next Close continues there; all else is released.
        :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
        """

    def __enter__(self) -> Encoder: ...

    def __exit__(self, *args: object) -> None: ...
