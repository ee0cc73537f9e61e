# Generated from spec/mpp.ts, spec/targets.ts, spec/vencoder.ts: change these and run `make generate`, do not edit.
"""Video encoding on the K230: H.264, H.265 and JPEG in hardware.

The Python surface of `media.vencoder`: what scripts written against the VENC manual of K230 CanMV use. Names, order of arguments, defaults and results are the manual's and the firmware's (CanMV v1.4 to v1.8)."""

VENC_PACK_CNT_MAX: int
"""Packs that one StreamData has room for."""

class ChnAttrStr:
    """Attributes of an encoding channel. They may be changed until the object is given to `Encoder.Create`.
    Objects own nothing that must be released.
    """
    payload_type: int
    """Encoding format. `Encoder.PAYLOAD_TYPE_H264` (96), `Encoder.PAYLOAD_TYPE_H265` (265), `Encoder.PAYLOAD_TYPE_JPEG` (26)."""
    profile: int
    """Encoding profile. int, -2147483648..2147483647."""
    pic_width: int
    """Image width. int, 8..8192, multiple of 8, pixels."""
    pic_height: int
    """Image height. int, 1..8192, pixels."""
    gop_len: int
    """Length of the GOP. int, 1..65535, frames."""
    bit_rate: int
    """Bit rate. int, 1..4294967, kbit/s."""
    src_frame_rate: int
    """Input frame rate. int, 1..65535, frames/s."""
    dst_frame_rate: int
    """Output frame rate; has no effect. int, 1..65535, frames/s."""
    mjpeg_quality_factor: int
    """JPEG quality. int, 1..99."""

    def __init__(self, payloadType: int, profile: int, picWidth: int, picHeight: int, bit_rate: int = 4000, gopLen: int = 30, src_frame_rate: int = 30, dst_frame_rate: int = 30, mjpeg_quality_factor: int = 45) -> None:
        """Describes a channel.
        :param payloadType: What is encoded into: one of `Encoder.PAYLOAD_TYPE_*`. `Encoder.PAYLOAD_TYPE_H264` (96), `Encoder.PAYLOAD_TYPE_H265` (265), `Encoder.PAYLOAD_TYPE_JPEG` (26).
        :param profile: Codec profile that fits the payload: one of `Encoder.H264_PROFILE_*` or `Encoder.H265_PROFILE_*`. JPEG ignores it. int, -2147483648..2147483647.
        :param picWidth: Width of the picture, as given to `SetOutBufs`. int, 8..8192, multiple of 8, pixels.
        :param picHeight: Height of the picture, as given to `SetOutBufs`. int, 1..8192, pixels.
        :param bit_rate: Target of the rate control at `src_frame_rate`. The real rate follows the real frame rate. JPEG ignores it. int, 1..4294967, kbit/s.
        :param gopLen: Frames from one I frame to the next: 1 I and `gopLen` - 1 P frames. JPEG ignores it. int, 1..65535, frames.
        :param src_frame_rate: Frame rate that the rate control counts on. JPEG ignores it. int, 1..65535, frames/s.
        :param dst_frame_rate: Kept for old scripts: the driver does not read it, and no frame is dropped. int, 1..65535, frames/s.
        :param mjpeg_quality_factor: Quality of JPEG pictures, 99 is best. H.264 and H.265 ignore it. int, 1..99.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        """

class StreamData:
    """One or more packs of encoded stream. An object is made once and used for every GetStream.
    Garbage collection: the packs that the object holds go back, whichever channels they are of. What the driver refuses goes back at Stop.
    `del` only drops the name: the packs go back when the object is collected.
    An exception leaves the object as it is: it holds its packs on while a variable refers to it.
    Soft reset, and the end of a script that ends in one: all objects are collected; it does not matter whether this one or its Encoder is first.
    The channel ends first, by Stop, by Destroy or with its Encoder: the object is empty, `pack_cnt` is 0, and the addresses in `data` must not be used any more. It gives nothing back a second time and unmaps nothing.
    """
    data: list[int]
    """Address of each pack for `uctypes.bytearray_at`, valid until ReleaseStream. list of 12 int, address."""
    phy_addr: list[int]
    """Physical address of each pack. list of 12 int, physical address."""
    data_size: list[int]
    """Size of each pack. list of 12 int, bytes."""
    stream_type: list[int]
    """Frame type of each pack: one of `Encoder.STREAM_TYPE_*`. list of 12 int, STREAM_TYPE_*."""
    pts: list[int]
    """Time stamp of each pack since boot; that of a header pack is stale, use the next picture's. list of 12 int, µs."""
    pack_cnt: int
    """Packs that the last GetStream brought: the first `pack_cnt` slots hold, 0 after a GetStream that brought none. int, packs, read only."""

    def __init__(self) -> None:
        """Makes room for `VENC_PACK_CNT_MAX` packs.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises MemoryError: the heap is full
        """

class Encoder:
    """The hardware encoder: four channels, shared by H.264, H.265 and JPEG. Channel 3 works like the others, but belongs to the firmware's own JPEG for the IDE preview and `compress_for_ide`: use 0 to 2 where these may run.
    Garbage collection: the channels that the object created go back as by Destroy, running ones too. So do the output buffers that it set up, and with them the setting; those over which another object created the channel become that object's. What the driver refuses is tried once more, and again by the next call on the channel, whichever object makes it.
    `del` only drops the name: the channels go back when the object is collected. Calls that do not wait collect garbage themselves, once, when they are refused for what another object has, or when the driver lacks buffers or memory.
    An exception gives nothing back: the object holds its channels on while a variable refers to it. Stop and Destroy in a `finally` give them back at once.
    Soft reset, and the end of a script that ends in one: all objects are collected before the firmware ends its video buffers. Without a soft reset the next script finds the channels as they were left, until no variable refers to their object.
    """
    PAYLOAD_TYPE_H264: int
    """H.264 stream."""
    PAYLOAD_TYPE_H265: int
    """H.265 stream."""
    PAYLOAD_TYPE_JPEG: int
    """JPEG pictures, one pack each."""
    H264_PROFILE_BASELINE: int
    """H.264 Baseline profile."""
    H264_PROFILE_MAIN: int
    """H.264 Main profile."""
    H264_PROFILE_HIGH: int
    """H.264 High profile."""
    H265_PROFILE_MAIN: int
    """H.265 Main profile."""
    STREAM_TYPE_HEADER: int
    """Parameter sets: SPS and PPS, with H.265 also VPS. A pack of its own ahead of each IDR."""
    STREAM_TYPE_I: int
    """I frame, also each JPEG picture."""
    STREAM_TYPE_P: int
    """P frame."""
    private_poolid: int
    """The VB pool that SetOutBufs made, for classes that create the channel by raw MPP calls: Start takes such a channel over. -1: there is none, as always with firmware up to CanMV v1.5 (MPP generation A). From CanMV's vencoder.py (2026-01). int, pool id, read only."""
    output: object
    """A stream for raw MPP calls; no method uses it. From CanMV's vencoder.py. k_venc_stream, read only."""

    def __init__(self) -> None:
        """Makes an encoder object. The channels it creates are given up when it is collected.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        """

    def SetOutBufs(self, chn: int, buf_num: int, width: int, height: int) -> None:
        """Configures the output buffers of a channel. With firmware up to CanMV v1.5 (MPP generation A) it must be called before `MediaManager.init()`. Calling it again before Create replaces the setting. What is larger than the board's media memory is refused before anything is reserved.
        :param chn: The channel. int, 0..3.
        :param buf_num: Output buffers; each unread or unreleased pack occupies one. int, 1..256, buffers.
        :param width: Width of the encoded picture. int, 8..8192, multiple of 8, pixels.
        :param height: Height of the encoded picture. int, 1..8192, pixels.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the state of `chn` does not allow the call, see States
        :raises OSError: the buffers do not fit the board's media memory (MMZ): `K_ERR_VB_NOMEM`, with a text that says how many bytes were wanted and how many there are
        :raises OSError: the driver refused, or there are too many common pools (generation A)
        :raises AssertionError: `MediaManager.init()` came first (generation A)
        :states: bare: allowed, then buffered; buffered: allowed; created, running, stopped: OSError K_ERR_VENC_EXIST, call Destroy first
        :after success: Generation B: the channel has a VB pool of its own, and the pool of a SetOutBufs before has gone back. The pool stays until Destroy, another SetOutBufs, or the end of this object. Generation A: `MediaManager` has noted one common pool more, with each call another one; its `init()` makes them, its `deinit()` gives them back, and SetOutBufs is needed again then.
        :after failure: Nothing is taken. A state or a size that is refused changes nothing. Generation B: when the driver makes no pool, the one before has gone back already, but its setting is kept, and Create makes it again. Generation A: an exception out of `MediaManager` may leave the common pool noted; `MediaManager.deinit()` forgets it.
        :after interruption: Generation A: Ctrl-C may break off `MediaManager`'s Python code; then all is as after failure. Generation B: the call does not wait.
        """

    def Create(self, chn: int, chnAttr: ChnAttrStr) -> None:
        """Creates a channel. H.264 and H.265 repeat their parameter sets ahead of each IDR.
        :param chn: The channel. int, 0..3.
        :param chnAttr: What the channel encodes. ChnAttrStr.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the state of `chn` does not allow the call, see States
        :raises ValueError: the profile or the size does not fit the payload type
        :raises OSError: the driver refused
        :states: buffered: allowed, then created; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; created, running, stopped: OSError K_ERR_VENC_EXIST, call Destroy first
        :after success: The channel is the driver's and belongs to this object, until Destroy or the end of the object. Generation B: the channel's pool is attached to it; where Destroy had given the pool back, it is made again. Generation A: the driver takes the output buffers out of the common pools until Destroy.
        :after failure: What was done is undone: the pool is detached, the channel destroyed. The pool and the setting stay. What the driver does not let go is tried again by the next Create or Destroy on the channel, and at the end of the object that called SetOutBufs.
        :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
        """

    def Start(self, chn: int) -> None:
        """Starts encoding. A channel that was stopped has to be destroyed and created again. One that was created by raw MPP calls over the buffers of SetOutBufs is taken over, and is this object's from then on.
        :param chn: The channel. int, 0..3.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the state of `chn` does not allow the call, see States
        :raises OSError: the driver refused
        :states: created: allowed, then running; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered: OSError K_ERR_VENC_UNEXIST, call Create first; running, stopped: OSError K_ERR_VENC_NOT_PERM, call Destroy first
        :after success: Nothing is given back. From now on each encoded pack occupies an output buffer until it is released. A channel that was taken over goes with Destroy or with this object, as if it had been created by it.
        :after failure: Nothing is given back, and the channel stays as it was; one that was taken over stays this object's.
        :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
        """

    def SendFrame(self, chn: int, frame: object, timeout: int = 1000) -> int:
        """Sends a picture to the encoder. Its memory must stay as it is until the picture is encoded. The planes of an NV12 picture start at multiples of 4096 bytes.
        :param chn: The channel. int, 0..3.
        :param frame: A `k_video_frame_info`, or what a sensor's or display's dump returned. buffer of one `k_video_frame_info`.
        :param timeout: How long to wait for room in the queue of 30 pictures. int, -1..2147483647, ms.
        :returns: 0, or the driver's code as a signed int: what went wrong, or that there was no room in time.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the state of `chn` does not allow the call, see States
        :raises KeyboardInterrupt: Ctrl-C or the IDE's stop came while the call waited
        :states: running: allowed; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered: OSError K_ERR_VENC_UNEXIST, call Create first; created: OSError K_ERR_VENC_NOT_PERM, call Start first; stopped: OSError K_ERR_VENC_NOT_PERM, call Destroy first
        :after success: The picture stays the script's: the module holds neither it nor its memory. Each pack that is made of it occupies an output buffer until it is released. With `timeout` 0 a full queue loses the picture, and the driver says 0 all the same.
        :after failure: After an exception nothing was sent. After a code no pack comes of the picture. Nothing is taken or given back.
        :after interruption: The exception is raised between two tries: the picture is not in the queue. When it found room just before, the call returns first, and the exception comes behind it.
        """

    def GetStream(self, chn: int, streamData: StreamData, timeout: int = -1) -> int:
        """Gets encoded packs: all that are there, `VENC_PACK_CNT_MAX` at most; the rest waits for the next call. Packs that `streamData` still holds are given back first. Nothing is allocated on the heap.
        :param chn: The channel. int, 0..3.
        :param streamData: Is filled with the packs. StreamData.
        :param timeout: How long to wait for the first pack. Stop, Ctrl-C and other threads get their turn meanwhile. int, -1..2147483647, ms.
        :returns: 0, or -1 when nothing came in time or the driver refused; `streamData.pack_cnt` is 0 then.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the state of `chn` does not allow the call, see States
        :raises ValueError: a list of `streamData` was made shorter
        :raises KeyboardInterrupt: Ctrl-C or the IDE's stop came while the call waited
        :states: running: allowed; bare: OSError K_ERR_VENC_NOT_CONFIG, call SetOutBufs first; buffered: OSError K_ERR_VENC_UNEXIST, call Create first; created: OSError K_ERR_VENC_NOT_PERM, call Start first; stopped: OSError K_ERR_VENC_NOT_PERM, call Destroy first
        :after success: The packs that `streamData` held before, of whichever channel, have gone back. It holds the new ones until ReleaseStream, the next GetStream with it, Stop, Destroy, or its own end; each occupies an output buffer so long. An output buffer is mapped when its first pack comes, and stays mapped until Destroy.
        :after failure: An exception that comes at once leaves `streamData` the packs that it held, though `pack_cnt` is 0 after an `OSError`. After -1 they have gone back, unless the driver refused that: then the next ReleaseStream, GetStream or Stop tries again. Packs that could not be mapped are kept for the next GetStream; Stop gives them back. When another thread stopped the channel, what came has gone back.
        :after interruption: The exception is raised between two tries, when no pack has come: `streamData` is empty, what it held before has gone back, and packs that come later wait for the next GetStream. When a pack came just before, the call returns first: `streamData` holds it when the exception comes.
        """

    def ReleaseStream(self, chn: int, streamData: StreamData) -> None:
        """Gives the packs back that `streamData` holds. What it does not hold (any more) is left alone: calling it twice, or after a GetStream that brought nothing, does nothing.
        :param chn: The channel. int, 0..3.
        :param streamData: What GetStream filled. StreamData.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the driver refused
        :states: running: allowed; bare, buffered, created, stopped: no effect
        :after success: The packs of `chn` that `streamData` held have gone back, and their output buffers are free. Packs of other channels stay held. `pack_cnt` and the lists keep their values, and the buffers stay mapped until Destroy, but the bytes are the driver's again.
        :after failure: `streamData` holds the packs on that the driver refused; the next ReleaseStream, GetStream or Stop tries again.
        :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
        """

    def Stop(self, chn: int) -> None:
        """Stops encoding and gives all unread and unreleased packs back. Does nothing on a channel that is not started.
        :param chn: The channel. int, 0..3.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the driver refused
        :states: running: allowed, then stopped; bare, buffered, created, stopped: no effect
        :after success: All packs of the channel have gone back, and each StreamData that held some has `pack_cnt` 0. Generation B: the pool is detached. The channel, its mappings and its output buffers stay until Destroy.
        :after failure: The packs that StreamData objects held have gone back all the same, and these objects are empty. When the driver did not stop, the channel runs on, and Stop can be called again. When it did not detach the pool (generation B), the channel is stopped, and Destroy detaches it.
        :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
        """

    def Destroy(self, chn: int) -> None:
        """Gives a channel up, with everything it holds; a running one is stopped first. The buffer setting is kept: Create may follow. Does nothing on a channel that is not there.
        :param chn: The channel. int, 0..3.
        :raises TypeError: an argument is missing, unexpected or of the wrong type
        :raises ValueError: an argument is out of range
        :raises OSError: the driver refused
        :states: buffered: allowed; created, running, stopped: allowed, then buffered; bare: no effect
        :after success: Everything has gone back: packs (each StreamData that held some has `pack_cnt` 0), the attached pool, the channel, the mappings and, in generation B, the pool; Create makes it again. Generation A: the output buffers are in the common pools again, and those stay until `MediaManager.deinit()`.
        :after failure: What went back before the driver refused stays given back, and the rest is kept. The next Destroy goes on from there; so does the end of the object that created the channel.
        :after interruption: The call does not block: Ctrl-C and the end of its thread take effect when it returns.
        """
