# Generated from spec/mpp.ts, spec/targets.ts, spec/vencoder.ts: change these and run `make generate`, do not edit.
"""Video encoding on the K230: H.264, H.265 and JPEG in hardware.

The Python surface of `media.vencoder`: what scripts written against the VENC manual of K230 CanMV use. Names, order of arguments, defaults and results are the manual's and the firmware's (CanMV v1.4 to v1.8)."""

VENC_PACK_CNT_MAX: int
"""Packs that one StreamData has room for."""

class ChnAttrStr:
    """Attributes of an encoding channel. They may be changed until the object is given to `Encoder.Create`."""
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
        :raises TypeError: an argument is missing, surplus, unknown or of another type
        :raises ValueError: an argument is out of its bounds
        """

class StreamData:
    """One or more packs of encoded stream. An object is made once and used for every GetStream."""
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
        :raises TypeError: an argument is missing, surplus, unknown or of another type
        :raises MemoryError: the heap is full
        """

class Encoder:
    """The hardware encoder: four channels, shared by H.264, H.265 and JPEG. Channel 3 works like the others, but belongs to the firmware's own JPEG for the IDE preview and `compress_for_ide`: use 0 to 2 where these may run."""
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
        :raises TypeError: an argument is missing, surplus, unknown or of another type
        """

    def SetOutBufs(self, chn: int, buf_num: int, width: int, height: int) -> None:
        """Configures the output buffers of a channel. With firmware up to CanMV v1.5 (MPP generation A) it must be called before `MediaManager.init()`. Calling it again before Create replaces the buffers. What is larger than the board's media memory is refused before anything is reserved.
        :param chn: The channel. int, 0..3.
        :param buf_num: Output buffers; each unread or unreleased pack occupies one. int, 1..256, buffers.
        :param width: Width of the encoded picture. int, 8..8192, multiple of 8, pixels.
        :param height: Height of the encoded picture. int, 1..8192, pixels.
        :raises TypeError: an argument is missing, surplus, unknown or of another type
        :raises ValueError: an argument is out of its bounds
        :raises OSError: the state of `chn` refuses the call, see States
        :raises OSError: the buffers do not fit the board's media memory (MMZ): `K_ERR_VB_NOMEM`, with a text that says how many bytes were wanted and how many there are
        :raises AssertionError: `MediaManager.init()` came first (generation A)
        """

    def Create(self, chn: int, chnAttr: ChnAttrStr) -> None:
        """Creates a channel. H.264 and H.265 repeat their parameter sets ahead of each IDR.
        :param chn: The channel. int, 0..3.
        :param chnAttr: What the channel encodes. ChnAttrStr.
        :raises TypeError: an argument is missing, surplus, unknown or of another type
        :raises ValueError: an argument is out of its bounds
        :raises OSError: the state of `chn` refuses the call, see States
        :raises ValueError: the profile or the size does not fit the payload type
        :raises OSError: the driver refused
        """

    def Start(self, chn: int) -> None:
        """Starts encoding. A channel that was stopped has to be destroyed and created again. One that was created by raw MPP calls over the buffers of SetOutBufs is taken over, and is this object's from then on.
        :param chn: The channel. int, 0..3.
        :raises TypeError: an argument is missing, surplus, unknown or of another type
        :raises ValueError: an argument is out of its bounds
        :raises OSError: the state of `chn` refuses the call, see States
        :raises OSError: the driver refused
        """

    def SendFrame(self, chn: int, frame: object, timeout: int = 1000) -> int:
        """Sends a picture to the encoder. Its memory must stay as it is until the picture is encoded. The planes of an NV12 picture start at multiples of 4096 bytes.
        :param chn: The channel. int, 0..3.
        :param frame: A `k_video_frame_info`, or what a sensor's or display's dump returned. buffer of one `k_video_frame_info`.
        :param timeout: How long to wait for room in the queue of 30 pictures. int, -1..2147483647, ms.
        :returns: 0, or the driver's code as a signed int: what went wrong, or that there was no room in time.
        :raises TypeError: an argument is missing, surplus, unknown or of another type
        :raises ValueError: an argument is out of its bounds
        :raises OSError: the state of `chn` refuses the call, see States
        """

    def GetStream(self, chn: int, streamData: StreamData, timeout: int = -1) -> int:
        """Gets encoded packs: all that are there, `VENC_PACK_CNT_MAX` at most; the rest waits for the next call. Packs that `streamData` still holds are given back first. Nothing is allocated on the heap.
        :param chn: The channel. int, 0..3.
        :param streamData: Is filled with the packs. StreamData.
        :param timeout: How long to wait for the first pack. Stop, Ctrl-C and other threads get their turn meanwhile. int, -1..2147483647, ms.
        :returns: 0, or -1 when nothing came in time or the driver refused; `streamData.pack_cnt` is 0 then.
        :raises TypeError: an argument is missing, surplus, unknown or of another type
        :raises ValueError: an argument is out of its bounds
        :raises OSError: the state of `chn` refuses the call, see States
        :raises ValueError: a list of `streamData` was made shorter
        """

    def ReleaseStream(self, chn: int, streamData: StreamData) -> None:
        """Gives the packs back that `streamData` holds. What it does not hold (any more) is left alone: calling it twice, or after a GetStream that brought nothing, does nothing.
        :param chn: The channel. int, 0..3.
        :param streamData: What GetStream filled. StreamData.
        :raises TypeError: an argument is missing, surplus, unknown or of another type
        :raises ValueError: an argument is out of its bounds
        :raises OSError: the state of `chn` refuses the call, see States
        :raises OSError: the driver refused
        """

    def Stop(self, chn: int) -> None:
        """Stops encoding and gives all unread and unreleased packs back. Does nothing on a channel that is not started.
        :param chn: The channel. int, 0..3.
        :raises TypeError: an argument is missing, surplus, unknown or of another type
        :raises ValueError: an argument is out of its bounds
        :raises OSError: the state of `chn` refuses the call, see States
        :raises OSError: the driver refused
        """

    def Destroy(self, chn: int) -> None:
        """Gives a channel up, with everything it holds; a running one is stopped first. The buffer setting is kept: Create may follow. Does nothing on a channel that is not there.
        :param chn: The channel. int, 0..3.
        :raises TypeError: an argument is missing, surplus, unknown or of another type
        :raises ValueError: an argument is out of its bounds
        :raises OSError: the state of `chn` refuses the call, see States
        :raises OSError: the driver refused
        """
