// SPDX-License-Identifier: MIT
/**
 * Video encoding on the K230: H.264, H.265 and JPEG in hardware.
 *
 * The Python API of `media.vencoder`, as scripts written for the VENC manual of K230 CanMV use it. Names, order of
 * arguments, defaults and results are those of the manual and of the firmware (CanMV v1.4 to v1.8); without the channel
 * number, those of the firmware after v1.8.
 *
 * Generation A is the MPP of CanMV up to v1.5, generation B that of CanMV v1.6 and later.
 */
import type {
  Alias,
  BufferOf,
  Call,
  Count,
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
  Rules,
  IntArray,
  State,
  Computed,
  ContextManager,
  Counters,
  Iteration,
  Method,
  New,
  Optional,
  Bytes,
  Self,
  View,
  Writer,
  OwnKey,
} from './vocabulary.js';
import type {
  K_ERR_VENC_EXIST,
  K_ERR_VENC_NOT_CONFIG,
  K_ERR_VENC_NOT_PERM,
  K_ERR_VENC_UNEXIST,
  VENC_MAX_CHN_NUMS,
  VB_SINGLE_MAX_BLKS,
  k_payload_type,
  k_rotation,
  k_venc_entropy_mode,
  k_venc_mirror,
  k_venc_pack_type,
  k_venc_profile,
  k_venc_rc_mode,
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
  addition: 'no CanMV firmware up to v1.8 has it';
  example: '../examples/first_video.py';
}>;

/** Maximum number of packs in a StreamData. */
export declare const VENC_PACK_CNT_MAX: 12;

/** Encoding channel. */
export type Channel = Index<typeof VENC_MAX_CHN_NUMS>;

/** Width of a frame; the hardware needs multiples of 8 pixels, cameras deliver multiples of 16. */
export type Width = Int<{
  min: 8;
  max: 8192;
  multipleOf: 8;
  unit: 'pixels';
  source: 'Sensor of CanMV (multiples of 8); Create has the limits of each codec';
}>;

/** Height of a frame. */
export type Height = Int<{
  min: 1;
  max: 8192;
  unit: 'pixels';
  source: 'none, a bound of this module; Create has the limits of each codec';
}>;

/** Width or height from which the size of a buffer is computed. */
export type BufferSide = Int<{
  min: 1;
  max: 8192;
  unit: 'pixels';
  source: 'none, a bound of this module: the longest side of a picture';
}>;

/** Timeout of a call: -1 waits without limit, 0 does not wait. */
export type Timeout = Int<{ min: -1; max: 2147483647; unit: 'ms'; source: 'VENC manual, GetStream' }>;

/** Encoding format. */
export type PayloadType = OneOf<
  k_payload_type.K_PT_H264 | k_payload_type.K_PT_H265 | k_payload_type.K_PT_JPEG
>;

/** Codec profile; `Encoder.Create` checks that it fits the payload type. */
export type Profile = Int<{
  min: -2147483648;
  max: 2147483647;
  source: 'none, an int of 32 bits; Create has the profiles of each codec';
}>;

/** Bit rate; `Encoder.Create` checks it for the codecs that use it. */
export type BitRate = Int<{
  min: 0;
  max: 2147483647;
  unit: 'kbit/s';
  source: 'none, an int of 32 bits; Create has the limits of each codec';
}>;

/** Length of a GOP; the driver reads 0 as 30 frames and counts the P frames in 31 bits. */
export type GopLength = Int<{
  min: 0;
  max: 2147483647;
  unit: 'frames';
  source: 'the driver of generation A (0 is 30 frames), mvx_v4l2_ctrls.c of k230_sdk (P frames)';
}>;

/** Frame rate of the rate control; `Encoder.Create` checks it for the codecs that use it. */
export type SourceFrameRate = Int<{
  min: 0;
  max: 2147483647;
  unit: 'frames/s';
  source: 'none, an int of 32 bits; Create has the limits of each codec';
}>;

/** Frame rate that the driver ignores. */
export type IgnoredFrameRate = Int<{
  min: -2147483648;
  max: 2147483647;
  unit: 'frames/s';
  source: 'none, an int of 32 bits: the driver ignores it';
}>;

/** Quality of JPEG pictures; `Encoder.Create` checks it for JPEG. */
export type Quality = Int<{
  min: 0;
  max: 2147483647;
  source: 'none, an int of 32 bits; Create has the limits of each codec';
}>;

/** How the encoder chooses the quantiser of H.264 and H.265. */
export type RateControl = OneOf<
  k_venc_rc_mode.K_VENC_RC_MODE_CBR | k_venc_rc_mode.K_VENC_RC_MODE_VBR | k_venc_rc_mode.K_VENC_RC_MODE_FIXQP
>;

/** Quantisation parameter of H.264 and H.265. */
export type Qp = Int<{ min: 0; max: 51; source: 'K230 video codec API reference, k_venc_fixqp' }>;

/** Width of H.264 and H.265 pictures. */
export type VideoWidth = Int<{
  min: 128;
  max: 3840;
  multipleOf: 8;
  unit: 'pixels';
  source: 'K230 video codec API reference, table 1-1 and kd_mpi_venc_create_chn';
}>;

/** Height of H.264 and H.265 pictures; NV12 has half the rows of chroma. */
export type VideoHeight = Int<{
  min: 64;
  max: 2160;
  multipleOf: 2;
  unit: 'pixels';
  source: 'K230 video codec API reference, table 1-1 and kd_mpi_venc_create_chn; even: NV12';
}>;

/** Target bit rate of H.264 and H.265. */
export type VideoBitRate = Int<{
  min: 1;
  max: 1000000;
  unit: 'kbit/s';
  source: 'mvx_v4l2_ctrls.c of k230_sdk, the Linux driver of this encoder: 1000..1000000000 bit/s';
}>;

/** Frame rate that the rate control of H.264 and H.265 assumes. */
export type VideoFrameRate = Int<{
  min: 1;
  max: 4096;
  unit: 'frames/s';
  source: 'mvx_v4l2_ctrls.c of k230_sdk: up to 0x10000000 in 1/65536 frames/s; not 0: a bound of this module';
}>;

/** Where an image of the OSD starts in the picture. */
export type Offset = Int<{
  min: 0;
  max: 8190;
  unit: 'pixels';
  source: 'none, a bound of this module: an image of 2 pixels in the longest side of a picture';
}>;

/** Number of an image of the OSD. */
export type Region = Int<{ min: 0; max: 7; source: 'k_venc_comm.h: less than K_VENC_MAX_2D_OSD_REGION_NUM' }>;

/** Opacity. */
export type Alpha = Int<{ min: 0; max: 255; source: 'k_venc_comm.h: a k_u8' }>;

/** Whether a filter of the encoder works: 0 or 1, also False or True. */
export type Switch = Int<{ min: 0; max: 1; source: 'k_venc_comm.h: a k_bool and flags of H.265' }>;

/**
 * From Create on, SendFrame and GetStream return a code and never raise for the state, so that a thread that streams
 * survives the Stop and Destroy of another one. Only without a channel number do calls that begin after Destroy raise
 * ValueError: the object's own channel is gone.
 * @step Encoder.SetOutBufs configures the output buffers, which up to CanMV v1.5 `MediaManager.init()` reserves: so it comes before that.
 * @step MediaManager.link binds the camera to the channel, so that each frame goes to the encoder: before Start, and after Create if the object chooses the channel (`encoder.chn`). Keep the result: the link ends with it.
 * @step MediaManager.init reserves the video buffers of camera and encoder up to CanMV v1.5, once all are configured; from v1.6 on it has no effect.
 * @step Encoder.Create creates the channel in the driver, with the buffers that are configured by now.
 * @step Encoder.Start starts encoding; `sensor.run()` follows, so that the first frame finds a running encoder.
 * @step Encoder.GetStream gets packs, in a loop, while the camera runs.
 * @step Encoder.ReleaseStream gives their output buffers back in each turn, when the data is written or sent: without free buffers the encoder stands still.
 * @step Encoder.Stop ends encoding and releases the packs that are left, after `sensor.stop()` and `del link`, so that no frame comes any more.
 * @step Encoder.Destroy releases the channel and its buffers; in a `finally` block, so that an error leaves nothing behind.
 * @step MediaManager.deinit releases these buffers: last, because camera and channel use them until here.
 */
export interface ChannelState extends StateMachine<'chn'> {
  bare: State<'has no output buffers', typeof K_ERR_VENC_NOT_CONFIG>;
  buffered: State<'is not created', typeof K_ERR_VENC_UNEXIST>;
  destroyed: State<'is not created any more', typeof K_ERR_VENC_UNEXIST>;
  created: State<'is created but not started', typeof K_ERR_VENC_NOT_PERM>;
  running: State<'is running', typeof K_ERR_VENC_NOT_PERM>;
  stopped: State<'is stopped', typeof K_ERR_VENC_NOT_PERM>;
}

/** Error codes for a channel that already exists. */
export type Exists = {
  created: typeof K_ERR_VENC_EXIST;
  running: typeof K_ERR_VENC_EXIST;
  stopped: typeof K_ERR_VENC_EXIST;
};

/** Attributes of an encoding channel. They can be changed until the object is passed to `Encoder.Create`. */
export declare class ChnAttrStr {
  /**
   * Creates the attributes of a channel.
   * @param payloadType Encoding format.
   * @param profile Codec profile for the payload type. JPEG ignores it.
   * @param picWidth Width of the frames, as passed to `Encoder.SetOutBufs`.
   * @param picHeight Height of the frames, as passed to `Encoder.SetOutBufs`.
   * @param bit_rate Target bit rate at `src_frame_rate`. The actual bit rate follows the actual frame rate. JPEG ignores it.
   * @param gopLen GOP length, the distance between two I frames: 1 I frame and `gopLen` - 1 P frames; 0 is 30 frames. JPEG ignores it.
   * @param src_frame_rate Frame rate that the rate control assumes. JPEG ignores it.
   * @param dst_frame_rate Accepted for compatibility: the driver ignores it and drops no frames.
   * @param mjpeg_quality_factor Quality of JPEG pictures, without a unit: 1 is the worst, 100 the best. H.264 and H.265 ignore it.
   * @param rc_mode Rate control: `RC_CBR` keeps to `bit_rate`, `RC_VBR` varies between pictures below `max_bit_rate`, `RC_FIXQP` has the quantisers `i_qp` and `p_qp` and any bit rate. JPEG ignores it. Addition of this module: CanMV's firmware has CBR only.
   * @param max_bit_rate Highest bit rate of `RC_VBR`, at least `bit_rate`; other modes ignore it. Addition of this module.
   * @param i_qp Quantisation parameter of I frames with `RC_FIXQP`, without a unit: 0 is the best, 51 the worst; other modes ignore it. Addition of this module; there are no `min_qp` and `max_qp`, in any mode: no header of the MPP has them.
   * @param p_qp The same for P frames.
   * @source VENC manual, ChnAttrStr; `mjpeg_quality_factor` from CanMV's vencoder.py (2025-07)
   */
  constructor(
    payloadType: PayloadType,
    profile: Profile,
    picWidth: Width,
    picHeight: Height,
    bit_rate: Default<BitRate, 4000>,
    gopLen: Default<GopLength, 30>,
    src_frame_rate: Default<SourceFrameRate, 30>,
    dst_frame_rate: Default<IgnoredFrameRate, 30>,
    mjpeg_quality_factor: Default<Quality, 45>,
    rc_mode: Default<RateControl, k_venc_rc_mode.K_VENC_RC_MODE_CBR>,
    max_bit_rate: Default<BitRate, 0>,
    i_qp: Default<Qp, 30>,
    p_qp: Default<Qp, 32>,
  );

  /** Encoding format. */
  payload_type: Field<'payloadType'>;
  /** Encoding profile. */
  profile: Field<'profile'>;
  /** Frame width. */
  pic_width: Field<'picWidth'>;
  /** Frame height. */
  pic_height: Field<'picHeight'>;
  /** GOP length. */
  gop_len: Field<'gopLen'>;
  /** Bit rate. */
  bit_rate: Field<'bit_rate'>;
  /** Input frame rate. */
  src_frame_rate: Field<'src_frame_rate'>;
  /** Output frame rate; has no effect. */
  dst_frame_rate: Field<'dst_frame_rate'>;
  /** JPEG quality. */
  mjpeg_quality_factor: Field<'mjpeg_quality_factor'>;
  /**
   * Rate control.
   * @addition
   */
  rc_mode: Field<'rc_mode'>;
  /**
   * Highest bit rate of `RC_VBR`.
   * @addition
   */
  max_bit_rate: Field<'max_bit_rate'>;
  /**
   * Quantisation parameter of I frames with `RC_FIXQP`.
   * @addition
   */
  i_qp: Field<'i_qp'>;
  /**
   * Quantisation parameter of P frames with `RC_FIXQP`.
   * @addition
   */
  p_qp: Field<'p_qp'>;
}

/** Limits of the codecs, checked by Create. Attributes that a codec ignores have none. */
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
        pic_width: VideoWidth;
        pic_height: VideoHeight;
        bit_rate: VideoBitRate;
        src_frame_rate: VideoFrameRate;
      };
    },
    {
      when: { payload_type: k_payload_type.K_PT_H265 };
      label: 'H.265';
      then: {
        profile: OneOf<k_venc_profile.VENC_PROFILE_H265_MAIN>;
        pic_width: VideoWidth;
        pic_height: VideoHeight;
        bit_rate: VideoBitRate;
        src_frame_rate: VideoFrameRate;
      };
    },
    {
      when: { payload_type: k_payload_type.K_PT_JPEG };
      label: 'JPEG';
      then: {
        pic_width: Int<{
          min: 128;
          max: 8192;
          multipleOf: 8;
          unit: 'pixels';
          source: 'K230 video codec API reference, kd_mpi_venc_create_chn';
        }>;
        pic_height: Int<{
          min: 64;
          max: 8192;
          multipleOf: 2;
          unit: 'pixels';
          source: 'K230 video codec API reference, kd_mpi_venc_create_chn; even: NV12';
        }>;
        mjpeg_quality_factor: Int<{
          min: 1;
          max: 100;
          source: 'mvx_v4l2_ctrls.c of k230_sdk (0..100); not 0: K230 video codec API reference, k_venc_mjpeg_fixqp';
        }>;
      };
    },
  ]
>;

/**
 * Packs of encoded stream. Create one object and use it for every GetStream.
 * @lifetime Garbage collection releases the packs that the object holds, of all channels. Stop releases those that the driver refuses to release.
 * @lifetime `del` only removes the name: the packs are released when the object is collected.
 * @lifetime An exception releases nothing: the object holds its packs while a variable refers to it.
 * @lifetime Soft reset, including one at the end of a script: all objects are collected. The order of StreamData and Encoder does not matter.
 * @lifetime Stop, Destroy or the collection of the Encoder may come first: the object is then empty, `pack_cnt` is 0, and the addresses in `data` must not be used. Its collection releases and unmaps nothing a second time.
 */
export declare class StreamData implements Finalised, Iteration<'Next'> {
  /**
   * Allocates the lists, for `VENC_PACK_CNT_MAX` packs.
   * @throws MemoryError the heap is full
   * @source VENC manual, StreamData
   */
  constructor();

  /** Address of each pack, for `uctypes.bytearray_at`; valid until ReleaseStream. */
  data: IntArray<typeof VENC_PACK_CNT_MAX, { unit: 'address' }>;
  /** Physical address of each pack. */
  phy_addr: IntArray<typeof VENC_PACK_CNT_MAX, { unit: 'physical address' }>;
  /** Size of each pack. */
  data_size: IntArray<typeof VENC_PACK_CNT_MAX, { unit: 'bytes' }>;
  /** Frame type of each pack. */
  stream_type: IntArray<typeof VENC_PACK_CNT_MAX, { unit: 'one of `Encoder.STREAM_TYPE_*`' }>;
  /** Timestamp of each pack since boot. A header pack has that of the previous frame; use that of the next frame. */
  pts: IntArray<typeof VENC_PACK_CNT_MAX, { unit: 'µs' }>;
  /** Packs from the last GetStream: the first `pack_cnt` entries of the lists are valid. 0 if it returned none. A script can assign it, which changes nothing of what the object holds. */
  pack_cnt: Count<{ unit: 'packs' }>;

  /**
   * The data of a pack without a copy, read only; slices of it are views, too. A `memoryview` of it has the address, as
   * `uctypes.bytearray_at`, and must not be used after the release.
   * @param pack Number of the pack, as in the lists.
   * @returns the data, until the object releases its packs: by ReleaseStream, GetStream, Stop, Destroy, Close or its collection, which waits until no variable refers to the view. It is empty from then on, and so are its slices.
   * @throws ValueError the object does not hold the pack
   * @addition
   */
  view(pack: Index<typeof VENC_PACK_CNT_MAX>): Method<{ returns: View }>;

  /**
   * Writes the data of all packs that the object holds, in their order: after GetStream, whole access units. Needs no heap
   * if the file is one of MicroPython's own; the `write` of a class of the script gets a copy of each pack. Continues
   * after a `write` that took a part. The packs stay held. No other thread may destroy their channel in the meantime.
   * @param file Receives the data.
   * @returns the number of bytes, 0 if the object holds no packs
   * @throws OSError the file failed or takes no more; the exceptions of a `write` of the script pass, too
   * @addition
   */
  write(file: Writer): Method<{
    returns: Int<{ min: 0; max: 2147483647; unit: 'bytes'; source: 'none, an int of 32 bits' }>;
  }>;

  /**
   * Of an object that `Encoder.frames` made: releases its packs, waits for the next ones and gets them, as GetStream
   * does. `for` calls it. Needs no heap.
   * @returns the object itself; None after the channel was stopped or destroyed
   * @throws ValueError the script made the object
   * @throws OSError the driver failed
   * @throws KeyboardInterrupt Ctrl-C or the IDE's stop during the wait
   * @after success The object holds the packs, as after GetStream. After None it holds none.
   * @after failure The object holds no new packs.
   * @after interruption As GetStream.
   * @addition
   */
  Next(): Method<{ returns: Optional<Self<StreamData>>; waits: -1 }>;
}

/**
 * The hardware encoder: four channels, shared by H.264, H.265 and JPEG. Channel 3 works like the others, but the
 * firmware uses it for its own JPEG (IDE preview, `compress_for_ide`): use 0 to 2 if these can run.
 *
 * All methods take the channel's number first, as up to CanMV v1.8, or leave it out, as after v1.8: the object then has one
 * channel of its own. An object uses one form at a time: the other one raises TypeError until its channels are destroyed, so
 * that scripts that try both forms work. Without a number, calls before Create and after Destroy raise ValueError, except
 * SetOutBufs and Create. A call by number on another object's own channel raises OSError, `K_ERR_VENC_BUSY`.
 *
 * The borders of the encoder's 2D unit have no method, but raw calls of `mpp.venc`: after SetOSD,
 * `kd_mpi_venc_set_2d_mode(encoder.chn, K_VENC_2D_CALC_MODE_OSD_BORDER)` and `kd_mpi_venc_set_2d_border_param`. Regions of
 * interest have a struct in the headers, and no call.
 * @lifetime Garbage collection destroys the channels that the object created, as Destroy does, including running ones. It releases the output buffers that the object configured, and their configuration; if another object created the channel with them, that object adopts them. A step that the driver refuses is retried once, and again by the next call on the channel from any object.
 * @lifetime `del` only removes the name: the channels are released when the object is collected. A call that does not block collects garbage and retries once if another object's resources make it fail, or if the driver is out of buffers or memory.
 * @lifetime An exception does not release channels: the object owns them while a variable refers to it. Call Stop and Destroy in a `finally` block to release them at once.
 * @lifetime Soft reset, including one at the end of a script: all objects are collected before the firmware shuts down its video buffers. Without a soft reset, the channels stay as they are for the next script, until no variable refers to their object.
 */
export declare class Encoder implements Finalised, ContextManager<'Close'> {
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
  /** Parameter sets: SPS and PPS, for H.265 also VPS. A separate pack before each IDR. */
  static readonly STREAM_TYPE_HEADER: k_venc_pack_type.K_VENC_HEADER;
  /** I frame; also each JPEG picture. */
  static readonly STREAM_TYPE_I: k_venc_pack_type.K_VENC_I_FRAME;
  /** P frame. */
  static readonly STREAM_TYPE_P: k_venc_pack_type.K_VENC_P_FRAME;
  /**
   * Constant bit rate.
   * @addition
   */
  static readonly RC_CBR: k_venc_rc_mode.K_VENC_RC_MODE_CBR;
  /**
   * Variable bit rate.
   * @addition
   */
  static readonly RC_VBR: k_venc_rc_mode.K_VENC_RC_MODE_VBR;
  /**
   * Fixed quantisation parameters.
   * @addition
   */
  static readonly RC_FIXQP: k_venc_rc_mode.K_VENC_RC_MODE_FIXQP;
  /**
   * No rotation.
   * @addition
   */
  static readonly ROTATION_0: k_rotation.K_VPU_ROTATION_0;
  /**
   * Rotation by 90 degrees clockwise.
   * @addition
   */
  static readonly ROTATION_90: k_rotation.K_VPU_ROTATION_90;
  /**
   * Rotation by 180 degrees.
   * @addition
   */
  static readonly ROTATION_180: k_rotation.K_VPU_ROTATION_180;
  /**
   * Rotation by 270 degrees clockwise.
   * @addition
   */
  static readonly ROTATION_270: k_rotation.K_VPU_ROTATION_270;
  /**
   * Left and right exchanged.
   * @addition
   */
  static readonly MIRROR_HORIZONTAL: k_venc_mirror.K_VENC_MIRROR_HORI;
  /**
   * Top and bottom exchanged.
   * @addition
   */
  static readonly MIRROR_VERTICAL: k_venc_mirror.K_VENC_MIRROR_VERT;
  /**
   * Variable-length codes.
   * @addition
   */
  static readonly ENTROPY_CAVLC: k_venc_entropy_mode.ENTROPY_MODE_CAVLC;
  /**
   * Arithmetic coding.
   * @addition
   */
  static readonly ENTROPY_CABAC: k_venc_entropy_mode.ENTROPY_MODE_CABAC;

  /**
   * Creates an encoder object. The channels that it creates are released when it is collected.
   * @source VENC manual, Encoder
   */
  constructor();

  /**
   * The VB pool that SetOutBufs created, for classes that create the channel with raw MPP calls; Start adopts such a
   * channel. -1 if there is none, and always with firmware up to CanMV v1.5 (MPP generation A). From CanMV's
   * vencoder.py (2026-01).
   */
  private_poolid: Computed<{ unit: 'pool ID' }>;
  /**
   * The channel of the object's own, from Create until Destroy, for `MediaManager.link` after Create. Before and after that
   * -1, or what a script has assigned, which selects nothing. From CanMV after v1.8.
   */
  chn: OwnKey<{ unit: 'channel number' }>;
  /** A stream struct for raw MPP calls; no method uses it. From CanMV's vencoder.py. */
  output: StructView<k_venc_stream>;

  /**
   * Configures the output buffers of a channel. With firmware up to CanMV v1.5 (MPP generation A), call it before
   * `MediaManager.init()`. Another call before Create replaces the configuration. Raises OSError before reserving
   * anything if the buffers exceed the board's media memory.
   * @param chn Channel number.
   * @param buf_num Number of output buffers. Each unread or unreleased pack occupies one.
   * @param width Width of the encoded frames.
   * @param height Height of the encoded frames.
   * @throws OSError the buffers exceed the board's media memory (MMZ): `K_ERR_VB_NOMEM`; the message has the bytes needed and the bytes that the board has
   * @throws OSError no channel is free for an object's own (`K_ERR_VENC_BUSY` in generation A), the driver failed, or there are too many common pools (generation A)
   * @throws AssertionError `MediaManager.init()` was called before (generation A)
   * @after success Without a channel number, the object has a channel of its own until Destroy or its collection: one that the driver chooses in generation B, else the lowest free one of 0 to 2. In generation B, the channel has its own VB pool, and the pool of an earlier SetOutBufs is released. The pool exists until Destroy, another SetOutBufs or the collection of this object. In generation A, each call adds a common pool to the configuration of `MediaManager`. Its `init()` creates the pools and its `deinit()` releases them; call SetOutBufs again after that.
   * @after failure Nothing is acquired. A call that is rejected for its state or the buffers' size changes nothing. In generation B, if the driver creates no pool, the earlier pool is already released, but its configuration is kept and Create creates the pool again. In generation A, an exception from `MediaManager` may leave the common pool in its configuration; `MediaManager.deinit()` removes it.
   * @after interruption In generation A, Ctrl-C can interrupt the Python code of `MediaManager`, with the same result as a failure. In generation B, the call does not block.
   * @source VENC manual, Encoder.SetOutBufs
   */
  SetOutBufs(
    chn: Channel,
    buf_num: Int<{
      min: 1;
      max: typeof VB_SINGLE_MAX_BLKS;
      unit: 'buffers';
      source: 'k_vb_comm.h, VB_SINGLE_MAX_BLKS';
    }>,
    width: BufferSide,
    height: BufferSide,
  ): Call<
    ChannelState,
    {
      returns: None;
      from: 'bare' | 'buffered' | 'destroyed';
      to: 'buffered';
      stays: 'destroyed';
      errors: Exists;
    }
  >;

  /**
   * Creates a channel. H.264 and H.265 streams repeat their parameter sets before each IDR.
   * @param chn Channel number.
   * @param chnAttr Attributes of the channel.
   * @throws ValueError an attribute is not valid for the payload type
   * @throws OSError the rate control is VBR and `max_bit_rate` is below `bit_rate`: `K_ERR_VENC_ILLEGAL_PARAM`
   * @throws OSError the driver failed
   * @after success The channel exists in the driver, and this object owns it until Destroy or its own collection. In generation B, the channel's pool is attached to it; a pool that Destroy released is created again. In generation A, the driver allocates the output buffers from the common pools until Destroy.
   * @after failure Completed steps are undone: the pool is detached, the channel destroyed. The pool and its configuration stay. A step that the driver refuses to undo is retried by the next Create or Destroy on the channel, and at the collection of the object that called SetOutBufs.
   * @source VENC manual, Encoder.Create
   */
  Create(
    chn: Channel,
    chnAttr: ChnAttrStr,
  ): Call<ChannelState, { returns: None; from: 'buffered' | 'destroyed'; to: 'created'; errors: Exists }>;

  /**
   * Starts encoding. A stopped channel cannot be started again: call Destroy and Create first. If raw MPP calls created
   * the channel with the buffers of SetOutBufs, this object adopts it.
   * @param chn Channel number.
   * @throws OSError the driver failed
   * @after success Nothing is released. From then on, each encoded pack occupies an output buffer until it is released. An adopted channel is released by Destroy or at the collection of this object, as if the object had created it.
   * @after failure Nothing is released and the channel keeps its state. This object still owns an adopted channel.
   * @source VENC manual, Encoder.Start
   */
  Start(chn: Channel): Call<ChannelState, { returns: None; from: 'created'; to: 'running' }>;

  /**
   * Sends a frame to the encoder. Do not change or free its memory until it is encoded. The planes of an NV12 frame
   * start at multiples of 4096 bytes.
   * @param chn Channel number.
   * @param frame A `k_video_frame_info`, or the result of a sensor's or display's dump.
   * @param timeout Maximum wait while the queue of 30 frames is full: -1 waits without limit, 0 does not wait.
   * @returns 0, or the driver's error code as a signed int: also if the queue stays full, and on a channel that is not running.
   * @throws KeyboardInterrupt Ctrl-C or the IDE's stop during the wait
   * @after success The script still owns the frame: the module keeps no reference to it or its memory. Each pack encoded from it occupies an output buffer until it is released. With `timeout` 0 and a full queue, the driver drops the frame and still returns 0.
   * @after failure After an exception, nothing was sent. After an error code, the frame produces no pack. Nothing is acquired or released. If another thread stops or destroys the channel, the call returns a code at once, unless the driver has queued the frame already.
   * @after interruption The exception is raised between two attempts: the frame is not in the queue. If it was queued just before, the call returns first and the exception follows.
   * @source VENC manual, Encoder.SendFrame; `timeout` from CanMV's vencoder.py (2025-08)
   */
  SendFrame(
    chn: Alias<Channel, 'venc_chn'>,
    frame: Alias<BufferOf<k_video_frame_info>, 'frame_info'>,
    timeout: Default<Timeout, 1000>,
  ): Call<
    ChannelState,
    {
      returns: DriverCode;
      from: 'running';
      reports: 'destroyed' | 'created' | 'stopped';
      waits: 'timeout';
    }
  >;

  /**
   * Gets encoded packs: all that are available, `VENC_PACK_CNT_MAX` at most; the next call gets the rest. If none is
   * available, waits for one pack and returns it alone: a reader that waits gets a header and its I frame by two calls.
   * First releases the packs that `streamData` still holds. Allocates nothing on the heap. A call before Start waits
   * for it.
   * @param chn Channel number.
   * @param streamData Receives the packs.
   * @param timeout Maximum wait for a pack: -1 waits without limit, 0 does not wait. Stop, Ctrl-C and other threads work during the wait.
   * @returns 0, or -1 on a timeout, if the driver failed, on a channel that is stopped or destroyed, and at once if another thread stops or destroys it; `streamData.pack_cnt` is then 0.
   * @throws ValueError the script shortened a list of `streamData`
   * @throws KeyboardInterrupt Ctrl-C or the IDE's stop during the wait
   * @after success The earlier packs of `streamData`, of any channel, are released. It holds the new packs until ReleaseStream, the next GetStream with it, Stop, Destroy or its own collection; each occupies an output buffer until then. An output buffer is mapped when its first pack arrives and stays mapped until Destroy.
   * @after failure After an immediate exception, `streamData` keeps its earlier packs, although `pack_cnt` is 0 after an `OSError`. After -1 they are released; if the driver refuses, the next ReleaseStream, GetStream or Stop retries. Packs that could not be mapped are kept for the next GetStream; Stop releases them. If another thread stopped the channel, the packs that arrived are released.
   * @after interruption The exception is raised between two attempts, while no pack has arrived: `streamData` is empty, its earlier packs are released, and the next GetStream gets later packs. If a pack arrived just before, the call returns first, and `streamData` holds the pack when the exception follows.
   * @source VENC manual, Encoder.GetStream
   */
  GetStream(
    chn: Channel,
    streamData: Out<StreamData>,
    timeout: Default<Timeout, -1>,
  ): Call<
    ChannelState,
    {
      returns: Status;
      from: 'created' | 'running';
      reports: 'destroyed' | 'stopped';
      waits: 'timeout';
    }
  >;

  /**
   * Releases the packs of `chn` that `streamData` holds. A second call, a call after a GetStream without packs, and a
   * call after Stop or Destroy have no effect.
   * @param chn Channel number.
   * @param streamData The object that GetStream filled.
   * @throws OSError the driver failed
   * @after success The packs of `chn` that `streamData` held are released, and their output buffers are free. `streamData` still holds packs of other channels. `pack_cnt` and the lists keep their values, and the buffers stay mapped until Destroy, but the driver can overwrite the data.
   * @after failure `streamData` keeps the packs that the driver refused to release; the next ReleaseStream, GetStream or Stop retries.
   * @source VENC manual, Encoder.ReleaseStream
   */
  ReleaseStream(
    chn: Channel,
    streamData: StreamData,
  ): Call<
    ChannelState,
    { returns: None; from: 'running'; noop: 'bare' | 'buffered' | 'destroyed' | 'created' | 'stopped' }
  >;

  /**
   * Makes the next frame an IDR, with its header before it, and starts the GOP again: for a reader that joins late.
   * H.264 and H.265 only.
   * @param chn Channel number.
   * @throws OSError the channel encodes JPEG, or raw MPP calls created it without `enable_idr`: `K_ERR_VENC_ILLEGAL_PARAM`
   * @throws OSError the driver failed
   * @after success Nothing is acquired or released. Frames that the driver has queued already come first. Before Start, the request changes nothing: the first frame is an IDR.
   * @after failure Nothing is changed.
   * @source kd_mpi_venc_request_idr in mpi_venc_api.h, which says before start_chn; the vendor's library takes it at any time after create_chn
   * @addition
   */
  RequestIDR(chn: Channel): Call<ChannelState, { returns: None; from: 'created' | 'running' }>;

  /**
   * Rotates the following pictures clockwise. The frames that come in keep their size, `pic_width` and `pic_height`, also
   * that of SetOutBufs. Works on the frames of a linked camera, too.
   * @param chn Channel number.
   * @param rotation Rotation.
   * @throws OSError the channel runs and the rotation would exchange the sides of its pictures: `K_ERR_VENC_BUSY`
   * @throws OSError the driver failed
   * @after success Nothing is acquired or released. The rotation stays until another one or Destroy.
   * @after failure The channel keeps its rotation.
   * @source kd_mpi_venc_set_rotation in mpi_venc_api.h
   * @addition
   */
  SetRotation(
    chn: Channel,
    rotation: OneOf<
      | k_rotation.K_VPU_ROTATION_0
      | k_rotation.K_VPU_ROTATION_90
      | k_rotation.K_VPU_ROTATION_180
      | k_rotation.K_VPU_ROTATION_270
    >,
  ): Call<ChannelState, { returns: None; from: 'created' | 'running' }>;

  /**
   * Mirrors the following pictures, after their rotation. The driver has no value for none: only Destroy ends it. For both
   * mirrors, rotate by 180 degrees.
   * @param chn Channel number.
   * @param mirror Mirror.
   * @throws OSError the driver failed
   * @after success Nothing is acquired or released. The mirror stays until the other one or Destroy.
   * @after failure The channel keeps its mirror.
   * @source kd_mpi_venc_set_mirror in mpi_venc_api.h
   * @addition
   */
  SetMirror(
    chn: Channel,
    mirror: OneOf<k_venc_mirror.K_VENC_MIRROR_HORI | k_venc_mirror.K_VENC_MIRROR_VERT>,
  ): Call<ChannelState, { returns: None; from: 'created' | 'running' }>;

  /**
   * Switches the deblocking filter, which smooths the edges of blocks. It is on in a new channel. H.264 and H.265 only.
   * @param chn Channel number.
   * @param enabled Whether the filter works: 1 or True, 0 or False.
   * @throws OSError the channel encodes JPEG: `K_ERR_VENC_ILLEGAL_PARAM`
   * @throws OSError the driver failed
   * @after success Nothing is acquired or released. The setting stays until another one or Destroy.
   * @after failure Nothing is changed.
   * @source kd_mpi_venc_set_dblk in mpi_venc_api.h: between create_chn and start_chn
   * @addition
   */
  SetDeblocking(chn: Channel, enabled: Switch): Call<ChannelState, { returns: None; from: 'created' }>;

  /**
   * Selects the entropy coding of H.264; H.265 always has CABAC. CABAC needs fewer bits; the Baseline profile has CAVLC
   * only. Without this call, the driver chooses.
   * @param chn Channel number.
   * @param mode Entropy coding; CABAC has 0 as `cabac_init_idc`.
   * @throws OSError the channel encodes H.265 or JPEG: `K_ERR_VENC_ILLEGAL_PARAM`
   * @throws OSError the driver failed
   * @after success Nothing is acquired or released. The setting stays until another one or Destroy.
   * @after failure Nothing is changed.
   * @source kd_mpi_venc_set_h264_entropy in mpi_venc_api.h: between create_chn and start_chn
   * @addition
   */
  SetEntropyCoding(
    chn: Channel,
    mode: OneOf<k_venc_entropy_mode.ENTROPY_MODE_CAVLC | k_venc_entropy_mode.ENTROPY_MODE_CABAC>,
  ): Call<ChannelState, { returns: None; from: 'created' }>;

  /**
   * Switches the sample adaptive offset of H.265, a filter after deblocking, for luma and chroma.
   * @param chn Channel number.
   * @param luma Whether the filter works on luma: 1 or True, 0 or False.
   * @param chroma Whether the filter works on chroma: 1 or True, 0 or False.
   * @throws OSError the channel encodes H.264 or JPEG: `K_ERR_VENC_ILLEGAL_PARAM`
   * @throws OSError the driver failed
   * @after success Nothing is acquired or released. The setting stays until another one or Destroy.
   * @after failure Nothing is changed.
   * @source kd_mpi_venc_set_h265_sao in mpi_venc_api.h: between create_chn and start_chn
   * @addition
   */
  SetSAO(chn: Channel, luma: Switch, chroma: Switch): Call<ChannelState, { returns: None; from: 'created' }>;

  /**
   * Draws an image over the following pictures, by the encoder's 2D unit: a logo, or text that the script draws into the
   * image. The unit reads the image for each picture, so that a changed image shows at once, and draws it into the memory
   * of the frame that it encodes. Call it before Start first; later calls move, fade or replace a region. Channels 0 to 2.
   * @param chn Channel number.
   * @param frame The image, a `k_video_frame_info`: pixel format ARGB_8888, width and height multiples of 2 pixels, `phys_addr[0]` a multiple of 8 bytes.
   * @param x Left edge of the image in the picture. The image must not exceed the picture: no header says that the driver checks it.
   * @param y Upper edge of the image in the picture.
   * @param index Number of the region.
   * @param alpha Opacity of the image, besides that of its pixels, without a unit: 0 hides it, 255 is opaque.
   * @throws OSError the image has another format, or a wrong size or address: `K_ERR_VENC_ILLEGAL_PARAM`
   * @throws OSError channel 3 has no 2D unit: `K_ERR_VENC_INVALID_CHNID`
   * @throws OSError the driver failed
   * @after success The region stays until Destroy, which detaches the 2D unit. The script still owns the image's memory, and must not free it before.
   * @after failure The regions stay as they were. If this was the first one, the unit may stay attached until Destroy.
   * @source kd_mpi_venc_set_2d_osd_param in mpi_venc_api.h; sides and alignment: K230 SDK, Video Encoding API, k_venc_2d_osd_attr
   * @addition
   */
  SetOSD(
    chn: Channel,
    frame: Alias<BufferOf<k_video_frame_info>, 'frame_info'>,
    x: Offset,
    y: Offset,
    index: Default<Region, 0>,
    alpha: Default<Alpha, 255>,
  ): Call<ChannelState, { returns: None; from: 'created' | 'running' }>;

  /**
   * Stops encoding and releases all unread and unreleased packs. Has no effect on a channel that is not running.
   * @param chn Channel number.
   * @throws OSError the driver failed
   * @after success All packs of the channel are released, and each StreamData that held some has `pack_cnt` 0. In generation B, the pool is detached. The channel, its mappings and its output buffers stay until Destroy.
   * @after failure The packs of StreamData objects are released nevertheless, and these objects are empty. If the driver did not stop the channel, it is still running and Stop can be called again. If the driver did not detach the pool (generation B), the channel is stopped and Destroy detaches the pool.
   * @source VENC manual, Encoder.Stop
   */
  Stop(chn: Channel): Call<
    ChannelState,
    {
      returns: None;
      from: 'running';
      to: 'stopped';
      noop: 'bare' | 'buffered' | 'destroyed' | 'created' | 'stopped';
    }
  >;

  /**
   * Destroys a channel and releases its resources; stops it first if it is running. Keeps the configuration of the
   * output buffers, so that Create can follow. Has no effect on a channel without output buffers.
   * @param chn Channel number.
   * @throws OSError the driver failed
   * @after success Everything is released: the packs (each StreamData that held some has `pack_cnt` 0), the attachment of the pool, the channel, the mappings and, in generation B, the pool; Create creates it again. A channel of the object's own is released, with its configuration: call SetOutBufs again. In generation A, the output buffers are back in the common pools, which exist until `MediaManager.deinit()`.
   * @after failure Completed steps are not undone, and the remaining resources are kept. The next Destroy continues with the step that failed, as does the collection of the object that created the channel.
   * @source VENC manual, Encoder.Destroy
   */
  Destroy(chn: Channel): Call<
    ChannelState,
    {
      returns: None;
      from: 'buffered' | 'destroyed' | 'created' | 'running' | 'stopped';
      to: 'destroyed';
      stays: 'buffered';
      noop: 'bare';
    }
  >;

  /**
   * A new StreamData for `for stream in encoder.frames(chn):`, which gets the next packs for each turn and ends when the
   * channel is stopped or destroyed. A turn releases the packs of the one before; a turn before Start waits for it.
   * @param chn Channel number.
   * @returns an iterator that is its own item: `stream` is the same object in each turn. It keeps this object.
   * @throws MemoryError the heap is full
   * @after success Nothing is acquired.
   * @after failure Nothing is acquired.
   * @addition
   */
  frames(chn: Channel): Call<ChannelState, { returns: New<StreamData>; from: 'created' | 'running' }>;

  /**
   * The parameter sets of the stream, for containers and protocols that want them apart: the last pack of the type
   * `STREAM_TYPE_HEADER` that a script got from the channel since Create.
   * @param chn Channel number.
   * @returns a copy of SPS and PPS, for H.265 also VPS, or None before the first one, for JPEG and above 256 bytes
   * @throws MemoryError the heap is full
   * @after success Nothing is acquired.
   * @after failure Nothing is acquired.
   * @addition
   */
  sps_pps(
    chn: Channel,
  ): Call<ChannelState, { returns: Optional<Bytes>; from: 'created' | 'running' | 'stopped' }>;

  /**
   * What a channel has done since Create. The driver tells no QP and no frames that it dropped.
   * @param chn Channel number.
   * @returns ints as a tuple and by name: `frames` that SendFrame queued; `pictures`, `packs` and `bytes` that scripts got; `unread` packs in the driver
   * @throws OSError the driver failed
   * @after success Nothing is acquired.
   * @after failure Nothing is acquired.
   * @addition
   */
  stats(chn: Channel): Call<
    ChannelState,
    {
      returns: Counters<['frames', 'pictures', 'packs', 'bytes', 'unread']>;
      from: 'created' | 'running' | 'stopped';
    }
  >;

  /**
   * Releases all that the object has: its channels, as Destroy does, and its output buffers with their configuration. The
   * end of a `with` block calls it. The object can be used again.
   * @throws OSError the driver failed: the first of several failures
   * @after success Everything is released that the collection of the object would release, at once.
   * @after failure The object still has what the driver refused to release, and the next Close continues there; all else is released.
   * @addition
   */
  Close(): Method<{ returns: None }>;
}
