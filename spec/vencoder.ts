// SPDX-License-Identifier: MIT
/**
 * Video encoding on the K230: H.264, H.265 and JPEG in hardware.
 *
 * The Python surface of `media.vencoder`: what scripts written against the VENC manual of K230 CanMV use. Names, order
 * of arguments, defaults and results are the manual's and the firmware's (CanMV v1.4 to v1.8).
 */
import type {
  Alias,
  BufferOf,
  Call,
  Default,
  DriverCode,
  Out,
  Finalised,
  Index,
  Int,
  Field,
  StateMachine,
  StructView,
  Module,
  None,
  OneOf,
  Status,
  ReadOnly,
  Rules,
  IntArray,
  State,
  Computed,
} from './vocabulary.js';
import type {
  K_ERR_VENC_EXIST,
  K_ERR_VENC_NOT_CONFIG,
  K_ERR_VENC_NOT_PERM,
  K_ERR_VENC_UNEXIST,
  VENC_MAX_CHN_NUMS,
  VB_SINGLE_MAX_BLKS,
  k_payload_type,
  k_venc_pack_type,
  k_venc_profile,
  k_venc_stream,
  k_video_frame_info,
} from './mpp.js';

export type Vencoder = Module<{
  prefix: 'vencoder';
  native: '_vencoder';
  facade: 'media.vencoder';
  imports: ['uctypes'];
  starImports: [
    'mpp.venc',
    'mpp.sys',
    'mpp.payload_struct',
    'mpp.venc_struct',
    'media.media',
    'mpp.video_struct',
  ];
}>;

/** Packs that one StreamData has room for. */
export declare const VENC_PACK_CNT_MAX: 12;

/** Encoding channel. */
export type Channel = Index<typeof VENC_MAX_CHN_NUMS>;

/** Width of the picture; the hardware takes rows of 8 pixels, cameras deliver rows of 16. */
export type Width = Int<{ min: 8; max: 8192; multipleOf: 8; unit: 'pixels' }>;

/** Height of the picture. */
export type Height = Int<{ min: 1; max: 8192; unit: 'pixels' }>;

/** How long a call may wait: -1 without end, 0 not at all. */
export type Timeout = Int<{ min: -1; max: 2147483647; unit: 'ms' }>;

/** What is encoded into. */
export type PayloadType = OneOf<
  k_payload_type.K_PT_H264 | k_payload_type.K_PT_H265 | k_payload_type.K_PT_JPEG
>;

/** Codec profile; what fits the payload is checked by `Encoder.Create`. */
export type Profile = Int<{ min: -2147483648; max: 2147483647 }>;

/** Frames per second. The driver keeps it in 16 bits. */
export type FrameRate = Int<{ min: 1; max: 65535; unit: 'frames/s' }>;

/** What a channel goes through. The order of calls is SetOutBufs, Create, Start, Stop, Destroy. */
export interface ChannelState extends StateMachine<'chn'> {
  bare: State<'has no output buffers', typeof K_ERR_VENC_NOT_CONFIG>;
  buffered: State<'is not created', typeof K_ERR_VENC_UNEXIST>;
  created: State<'is created but not started', typeof K_ERR_VENC_NOT_PERM>;
  running: State<'is running', typeof K_ERR_VENC_NOT_PERM>;
  stopped: State<'is stopped', typeof K_ERR_VENC_NOT_PERM>;
}

/** A channel that is there already. */
export type Exists = {
  created: typeof K_ERR_VENC_EXIST;
  running: typeof K_ERR_VENC_EXIST;
  stopped: typeof K_ERR_VENC_EXIST;
};

/** Attributes of an encoding channel. They may be changed until the object is given to `Encoder.Create`. */
export declare class ChnAttrStr {
  /**
   * Describes a channel.
   * @param payloadType What is encoded into: one of `Encoder.PAYLOAD_TYPE_*`.
   * @param profile Codec profile that fits the payload: one of `Encoder.H264_PROFILE_*` or `Encoder.H265_PROFILE_*`. JPEG ignores it.
   * @param picWidth Width of the picture, as given to `SetOutBufs`.
   * @param picHeight Height of the picture, as given to `SetOutBufs`.
   * @param bit_rate Target of the rate control at `src_frame_rate`. The real rate follows the real frame rate. JPEG ignores it.
   * @param gopLen Frames from one I frame to the next: 1 I and `gopLen` - 1 P frames. JPEG ignores it.
   * @param src_frame_rate Frame rate that the rate control counts on. JPEG ignores it.
   * @param dst_frame_rate Kept for old scripts: the driver does not read it, and no frame is dropped.
   * @param mjpeg_quality_factor Quality of JPEG pictures, 99 is best. H.264 and H.265 ignore it.
   * @source VENC manual, ChnAttrStr; `mjpeg_quality_factor` from CanMV's vencoder.py (2025-07)
   */
  constructor(
    payloadType: PayloadType,
    profile: Profile,
    picWidth: Width,
    picHeight: Height,
    bit_rate: Default<Int<{ min: 1; max: 4294967; unit: 'kbit/s' }>, 4000>,
    gopLen: Default<Int<{ min: 1; max: 65535; unit: 'frames' }>, 30>,
    src_frame_rate: Default<FrameRate, 30>,
    dst_frame_rate: Default<FrameRate, 30>,
    mjpeg_quality_factor: Default<Int<{ min: 1; max: 99 }>, 45>,
  );

  /** Encoding format. */
  payload_type: Field<'payloadType'>;
  /** Encoding profile. */
  profile: Field<'profile'>;
  /** Image width. */
  pic_width: Field<'picWidth'>;
  /** Image height. */
  pic_height: Field<'picHeight'>;
  /** Length of the GOP. */
  gop_len: Field<'gopLen'>;
  /** Bit rate. */
  bit_rate: Field<'bit_rate'>;
  /** Input frame rate. */
  src_frame_rate: Field<'src_frame_rate'>;
  /** Output frame rate; has no effect. */
  dst_frame_rate: Field<'dst_frame_rate'>;
  /** JPEG quality. */
  mjpeg_quality_factor: Field<'mjpeg_quality_factor'>;
}

/** What the codecs take. Source: the K230's data sheet limits as the driver checks them. */
export type ChnAttrStrRules = Rules<
  ChnAttrStr,
  [
    {
      when: { payload_type: k_payload_type.K_PT_H264 };
      label: 'H.264';
      then: {
        profile: OneOf<
          | k_venc_profile.VENC_PROFILE_H264_BASELINE
          | k_venc_profile.VENC_PROFILE_H264_MAIN
          | k_venc_profile.VENC_PROFILE_H264_HIGH
        >;
        pic_width: Int<{ min: 128; max: 3840; multipleOf: 8; unit: 'pixels' }>;
        pic_height: Int<{ min: 64; max: 2160; unit: 'pixels' }>;
      };
    },
    {
      when: { payload_type: k_payload_type.K_PT_H265 };
      label: 'H.265';
      then: {
        profile: OneOf<k_venc_profile.VENC_PROFILE_H265_MAIN>;
        pic_width: Int<{ min: 128; max: 3840; multipleOf: 8; unit: 'pixels' }>;
        pic_height: Int<{ min: 64; max: 2160; unit: 'pixels' }>;
      };
    },
  ]
>;

/**
 * One or more packs of encoded stream. An object is made once and used for every GetStream.
 * @lifetime Garbage collection: the packs that the object holds go back, whichever channels they are of. What the driver refuses goes back at Stop.
 * @lifetime `del` only drops the name: the packs go back when the object is collected.
 * @lifetime An exception leaves the object as it is: it holds its packs on while a variable refers to it.
 * @lifetime Soft reset, and the end of a script that ends in one: all objects are collected; it does not matter whether this one or its Encoder is first.
 * @lifetime The channel ends first, by Stop, by Destroy or with its Encoder: the object is empty, `pack_cnt` is 0, and the addresses in `data` must not be used any more. It gives nothing back a second time and unmaps nothing.
 */
export declare class StreamData implements Finalised {
  /**
   * Makes room for `VENC_PACK_CNT_MAX` packs.
   * @throws MemoryError the heap is full
   * @source VENC manual, StreamData
   */
  constructor();

  /** Address of each pack for `uctypes.bytearray_at`, valid until ReleaseStream. */
  data: IntArray<typeof VENC_PACK_CNT_MAX, { unit: 'address' }>;
  /** Physical address of each pack. */
  phy_addr: IntArray<typeof VENC_PACK_CNT_MAX, { unit: 'physical address' }>;
  /** Size of each pack. */
  data_size: IntArray<typeof VENC_PACK_CNT_MAX, { unit: 'bytes' }>;
  /** Frame type of each pack: one of `Encoder.STREAM_TYPE_*`. */
  stream_type: IntArray<typeof VENC_PACK_CNT_MAX, { unit: 'STREAM_TYPE_*' }>;
  /** Time stamp of each pack since boot; that of a header pack is stale, use the next picture's. */
  pts: IntArray<typeof VENC_PACK_CNT_MAX, { unit: 'µs' }>;
  /** Packs that the last GetStream brought: the first `pack_cnt` slots hold, 0 after a GetStream that brought none. */
  pack_cnt: ReadOnly<{ unit: 'packs' }>;
}

/**
 * The hardware encoder: four channels, shared by H.264, H.265 and JPEG. Channel 3 works like the others, but belongs to
 * the firmware's own JPEG for the IDE preview and `compress_for_ide`: use 0 to 2 where these may run.
 * @lifetime Garbage collection: the channels that the object created go back as by Destroy, running ones too. So do the output buffers that it set up, and with them the setting; those over which another object created the channel become that object's. What the driver refuses is tried once more, and again by the next call on the channel, whichever object makes it.
 * @lifetime `del` only drops the name: the channels go back when the object is collected. Calls that do not wait collect garbage themselves, once, when they are refused for what another object has, or when the driver lacks buffers or memory.
 * @lifetime An exception gives nothing back: the object holds its channels on while a variable refers to it. Stop and Destroy in a `finally` give them back at once.
 * @lifetime Soft reset, and the end of a script that ends in one: all objects are collected before the firmware ends its video buffers. Without a soft reset the next script finds the channels as they were left, until no variable refers to their object.
 */
export declare class Encoder implements Finalised {
  /** H.264 stream. */
  static readonly PAYLOAD_TYPE_H264: k_payload_type.K_PT_H264;
  /** H.265 stream. */
  static readonly PAYLOAD_TYPE_H265: k_payload_type.K_PT_H265;
  /** JPEG pictures, one pack each. */
  static readonly PAYLOAD_TYPE_JPEG: k_payload_type.K_PT_JPEG;
  /** H.264 Baseline profile. */
  static readonly H264_PROFILE_BASELINE: k_venc_profile.VENC_PROFILE_H264_BASELINE;
  /** H.264 Main profile. */
  static readonly H264_PROFILE_MAIN: k_venc_profile.VENC_PROFILE_H264_MAIN;
  /** H.264 High profile. */
  static readonly H264_PROFILE_HIGH: k_venc_profile.VENC_PROFILE_H264_HIGH;
  /** H.265 Main profile. */
  static readonly H265_PROFILE_MAIN: k_venc_profile.VENC_PROFILE_H265_MAIN;
  /** Parameter sets: SPS and PPS, with H.265 also VPS. A pack of its own ahead of each IDR. */
  static readonly STREAM_TYPE_HEADER: k_venc_pack_type.K_VENC_HEADER;
  /** I frame, also each JPEG picture. */
  static readonly STREAM_TYPE_I: k_venc_pack_type.K_VENC_I_FRAME;
  /** P frame. */
  static readonly STREAM_TYPE_P: k_venc_pack_type.K_VENC_P_FRAME;

  /**
   * Makes an encoder object. The channels it creates are given up when it is collected.
   * @source VENC manual, Encoder
   */
  constructor();

  /**
   * The VB pool that SetOutBufs made, for classes that create the channel by raw MPP calls: Start takes such a channel
   * over. -1: there is none, as always with firmware up to CanMV v1.5 (MPP generation A). From CanMV's vencoder.py (2026-01).
   */
  private_poolid: Computed<{ unit: 'pool id' }>;
  /** A stream for raw MPP calls; no method uses it. From CanMV's vencoder.py. */
  output: StructView<k_venc_stream>;

  /**
   * Configures the output buffers of a channel. With firmware up to CanMV v1.5 (MPP generation A) it must be called before `MediaManager.init()`.
   * Calling it again before Create replaces the setting. What is larger than the board's media memory is refused before anything is reserved.
   * @param chn The channel.
   * @param buf_num Output buffers; each unread or unreleased pack occupies one.
   * @param width Width of the encoded picture.
   * @param height Height of the encoded picture.
   * @throws OSError the buffers do not fit the board's media memory (MMZ): `K_ERR_VB_NOMEM`, with a text that says how many bytes were wanted and how many there are
   * @throws OSError the driver refused, or there are too many common pools (generation A)
   * @throws AssertionError `MediaManager.init()` came first (generation A)
   * @after success Generation B: the channel has a VB pool of its own, and the pool of a SetOutBufs before has gone back. The pool stays until Destroy, another SetOutBufs, or the end of this object. Generation A: `MediaManager` has noted one common pool more, with each call another one; its `init()` makes them, its `deinit()` gives them back, and SetOutBufs is needed again then.
   * @after failure Nothing is taken. A state or a size that is refused changes nothing. Generation B: when the driver makes no pool, the one before has gone back already, but its setting is kept, and Create makes it again. Generation A: an exception out of `MediaManager` may leave the common pool noted; `MediaManager.deinit()` forgets it.
   * @after interruption Generation A: Ctrl-C may break off `MediaManager`'s Python code; then all is as after failure. Generation B: the call does not wait.
   * @source VENC manual, Encoder.SetOutBufs
   */
  SetOutBufs(
    chn: Channel,
    buf_num: Int<{ min: 1; max: typeof VB_SINGLE_MAX_BLKS; unit: 'buffers' }>,
    width: Width,
    height: Height,
  ): Call<ChannelState, { returns: None; from: 'bare' | 'buffered'; to: 'buffered'; errors: Exists }>;

  /**
   * Creates a channel. H.264 and H.265 repeat their parameter sets ahead of each IDR.
   * @param chn The channel.
   * @param chnAttr What the channel encodes.
   * @throws ValueError the profile or the size does not fit the payload type
   * @throws OSError the driver refused
   * @after success The channel is the driver's and belongs to this object, until Destroy or the end of the object. Generation B: the channel's pool is attached to it; where Destroy had given the pool back, it is made again. Generation A: the driver takes the output buffers out of the common pools until Destroy.
   * @after failure What was done is undone: the pool is detached, the channel destroyed. The pool and the setting stay. What the driver does not let go is tried again by the next Create or Destroy on the channel, and at the end of the object that called SetOutBufs.
   * @source VENC manual, Encoder.Create
   */
  Create(
    chn: Channel,
    chnAttr: ChnAttrStr,
  ): Call<ChannelState, { returns: None; from: 'buffered'; to: 'created'; errors: Exists }>;

  /**
   * Starts encoding. A channel that was stopped has to be destroyed and created again. One that was created by raw MPP
   * calls over the buffers of SetOutBufs is taken over, and is this object's from then on.
   * @param chn The channel.
   * @throws OSError the driver refused
   * @after success Nothing is given back. From now on each encoded pack occupies an output buffer until it is released. A channel that was taken over goes with Destroy or with this object, as if it had been created by it.
   * @after failure Nothing is given back, and the channel stays as it was; one that was taken over stays this object's.
   * @source VENC manual, Encoder.Start
   */
  Start(chn: Channel): Call<ChannelState, { returns: None; from: 'created'; to: 'running' }>;

  /**
   * Sends a picture to the encoder. Its memory must stay as it is until the picture is encoded. The planes of an NV12
   * picture start at multiples of 4096 bytes.
   * @param chn The channel.
   * @param frame A `k_video_frame_info`, or what a sensor's or display's dump returned.
   * @param timeout How long to wait for room in the queue of 30 pictures.
   * @returns 0, or the driver's code as a signed int: what went wrong, or that there was no room in time.
   * @throws KeyboardInterrupt Ctrl-C or the IDE's stop came while the call waited
   * @after success The picture stays the script's: the module holds neither it nor its memory. Each pack that is made of it occupies an output buffer until it is released. With `timeout` 0 a full queue loses the picture, and the driver says 0 all the same.
   * @after failure After an exception nothing was sent. After a code no pack comes of the picture. Nothing is taken or given back.
   * @after interruption The exception is raised between two tries: the picture is not in the queue. When it found room just before, the call returns first, and the exception comes behind it.
   * @source VENC manual, Encoder.SendFrame; `timeout` from CanMV's vencoder.py (2025-08)
   */
  SendFrame(
    chn: Alias<Channel, 'venc_chn'>,
    frame: Alias<BufferOf<k_video_frame_info>, 'frame_info'>,
    timeout: Default<Timeout, 1000>,
  ): Call<ChannelState, { returns: DriverCode; from: 'running'; waits: 'timeout' }>;

  /**
   * Gets encoded packs: all that are there, `VENC_PACK_CNT_MAX` at most; the rest waits for the next call. Packs that
   * `streamData` still holds are given back first. Nothing is allocated on the heap.
   * @param chn The channel.
   * @param streamData Is filled with the packs.
   * @param timeout How long to wait for the first pack. Stop, Ctrl-C and other threads get their turn meanwhile.
   * @returns 0, or -1 when nothing came in time or the driver refused; `streamData.pack_cnt` is 0 then.
   * @throws ValueError a list of `streamData` was made shorter
   * @throws KeyboardInterrupt Ctrl-C or the IDE's stop came while the call waited
   * @after success The packs that `streamData` held before, of whichever channel, have gone back. It holds the new ones until ReleaseStream, the next GetStream with it, Stop, Destroy, or its own end; each occupies an output buffer so long. An output buffer is mapped when its first pack comes, and stays mapped until Destroy.
   * @after failure An exception that comes at once leaves `streamData` the packs that it held, though `pack_cnt` is 0 after an `OSError`. After -1 they have gone back, unless the driver refused that: then the next ReleaseStream, GetStream or Stop tries again. Packs that could not be mapped are kept for the next GetStream; Stop gives them back. When another thread stopped the channel, what came has gone back.
   * @after interruption The exception is raised between two tries, when no pack has come: `streamData` is empty, what it held before has gone back, and packs that come later wait for the next GetStream. When a pack came just before, the call returns first: `streamData` holds it when the exception comes.
   * @source VENC manual, Encoder.GetStream
   */
  GetStream(
    chn: Channel,
    streamData: Out<StreamData>,
    timeout: Default<Timeout, -1>,
  ): Call<ChannelState, { returns: Status; from: 'running'; waits: 'timeout' }>;

  /**
   * Gives the packs back that `streamData` holds. What it does not hold (any more) is left alone: calling it twice, or
   * after a GetStream that brought nothing, does nothing.
   * @param chn The channel.
   * @param streamData What GetStream filled.
   * @throws OSError the driver refused
   * @after success The packs of `chn` that `streamData` held have gone back, and their output buffers are free. Packs of other channels stay held. `pack_cnt` and the lists keep their values, and the buffers stay mapped until Destroy, but the bytes are the driver's again.
   * @after failure `streamData` holds the packs on that the driver refused; the next ReleaseStream, GetStream or Stop tries again.
   * @source VENC manual, Encoder.ReleaseStream
   */
  ReleaseStream(
    chn: Channel,
    streamData: StreamData,
  ): Call<
    ChannelState,
    { returns: None; from: 'running'; noop: 'bare' | 'buffered' | 'created' | 'stopped' }
  >;

  /**
   * Stops encoding and gives all unread and unreleased packs back. Does nothing on a channel that is not started.
   * @param chn The channel.
   * @throws OSError the driver refused
   * @after success All packs of the channel have gone back, and each StreamData that held some has `pack_cnt` 0. Generation B: the pool is detached. The channel, its mappings and its output buffers stay until Destroy.
   * @after failure The packs that StreamData objects held have gone back all the same, and these objects are empty. When the driver did not stop, the channel runs on, and Stop can be called again. When it did not detach the pool (generation B), the channel is stopped, and Destroy detaches it.
   * @source VENC manual, Encoder.Stop
   */
  Stop(
    chn: Channel,
  ): Call<
    ChannelState,
    { returns: None; from: 'running'; to: 'stopped'; noop: 'bare' | 'buffered' | 'created' | 'stopped' }
  >;

  /**
   * Gives a channel up, with everything it holds; a running one is stopped first. The buffer setting is kept: Create
   * may follow. Does nothing on a channel that is not there.
   * @param chn The channel.
   * @throws OSError the driver refused
   * @after success Everything has gone back: packs (each StreamData that held some has `pack_cnt` 0), the attached pool, the channel, the mappings and, in generation B, the pool; Create makes it again. Generation A: the output buffers are in the common pools again, and those stay until `MediaManager.deinit()`.
   * @after failure What went back before the driver refused stays given back, and the rest is kept. The next Destroy goes on from there; so does the end of the object that created the channel.
   * @source VENC manual, Encoder.Destroy
   */
  Destroy(
    chn: Channel,
  ): Call<
    ChannelState,
    { returns: None; from: 'buffered' | 'created' | 'running' | 'stopped'; to: 'buffered'; noop: 'bare' }
  >;
}
