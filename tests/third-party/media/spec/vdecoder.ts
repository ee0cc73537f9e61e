// SPDX-License-Identifier: MIT
/**
 * Decodes H.264, H.265 and JPEG in hardware.
 *
 * The class and its methods are those of `media.vdecoder` in CanMV v1.8 (`builtin_py/media/vdecoder.py`). There it is a
 * Python class; its pool sizes are class attributes, and decoded pictures go to a bound display or to raw MPP calls.
 */
import type {
  Bytes,
  Call,
  Default,
  Field,
  Finalised,
  Int,
  Method,
  Module,
  None,
  OneOf,
  Printed,
  Property,
  State,
  StateMachine,
} from '../../../../spec/vocabulary.js';
import type {
  K_ERR_VDEC_EXIST,
  K_ERR_VDEC_NOT_PERM,
  K_ERR_VDEC_UNEXIST,
  VENC_MAX_CHN_NUMS,
  k_payload_type,
} from './vpu.js';

export type Vdecoder = Module<{
  prefix: 'vdecoder';
  native: '_vdecoder';
  facade: 'media.vdecoder';
  imports: [];
  starImports: [];
}>;

/** Size of a stream buffer: one of a picture of 1920x1088. */
export declare const STREAM_BUF_SIZE: 2088960;

/** Format of a stream. */
export type StreamType = OneOf<
  k_payload_type.K_PT_H264 | k_payload_type.K_PT_H265 | k_payload_type.K_PT_JPEG
>;

/** Number of buffers of a pool. */
export type BufferCount = Int<{ min: 1; max: 64; unit: 'buffers'; source: 'none, a bound of this module' }>;

/** Size of a buffer. */
export type BufferSize = Int<{
  min: 4096;
  max: 67108864;
  unit: 'bytes';
  source: 'none, a bound of this module';
}>;

/** States of a decoder. */
export interface DecoderState extends StateMachine<'self'> {
  absent: State<'is not created', typeof K_ERR_VDEC_UNEXIST>;
  created: State<'is created but not started', typeof K_ERR_VDEC_NOT_PERM>;
  running: State<'is running', typeof K_ERR_VDEC_NOT_PERM>;
}

/**
 * A decoder.
 * @lifetime Garbage collection destroys the channel.
 * @lifetime An exception leaves it; a `finally` block can call destroy.
 */
export declare class Decoder implements Finalised, Printed {
  /** H.264 stream. */
  static readonly H264: k_payload_type.K_PT_H264;
  /** H.265 stream. */
  static readonly H265: k_payload_type.K_PT_H265;
  /** JPEG pictures. */
  static readonly JPEG: k_payload_type.K_PT_JPEG;

  /**
   * Creates a decoder object, which has no channel yet.
   * @param type Format of the stream.
   * @source vdecoder.py, Decoder.__init__
   */
  constructor(type: StreamType);

  /** Format of the stream. */
  type: Field<'type'>;
  /** The decoder's channel; -1 if it has none. */
  chn: Property<
    Int<{ min: -1; max: typeof VENC_MAX_CHN_NUMS; source: 'vdecoder.py, Decoder.__init__' }>,
    'read'
  >;

  /**
   * Sets number and size of the buffers of decoders that are created later.
   * @param input_buf_cnt Buffers of the stream.
   * @param output_buf_cnt Buffers of pictures.
   * @param input_buf_size Size of a buffer of the stream.
   * @param output_buf_size Size of a buffer of pictures.
   * @source vdecoder.py, Decoder.vb_pool_config
   */
  static vb_pool_config(
    input_buf_cnt: BufferCount,
    output_buf_cnt: BufferCount,
    input_buf_size: Default<BufferSize, 2088960>,
    output_buf_size: Default<BufferSize, 4177920>,
  ): Method<{ returns: None }>;

  /**
   * Reserves a channel and its pools.
   * @throws OSError the driver failed, or no channel is free
   * @after success The decoder owns a channel and two pools until destroy.
   * @after failure Nothing is acquired.
   * @source vdecoder.py, Decoder.create
   */
  create(): Call<
    DecoderState,
    {
      returns: None;
      from: 'absent';
      to: 'created';
      errors: { created: typeof K_ERR_VDEC_EXIST; running: typeof K_ERR_VDEC_EXIST };
    }
  >;

  /**
   * Starts decoding.
   * @throws OSError the driver failed
   * @after success Nothing is acquired.
   * @after failure Nothing is acquired.
   * @source vdecoder.py, Decoder.start
   */
  start(): Call<DecoderState, { returns: None; from: 'created'; to: 'running' }>;

  /**
   * Sends a piece of the stream: one access unit or JPEG. Waits for a free buffer.
   * @param stream_data The piece.
   * @throws OSError the driver failed
   * @throws ValueError the piece is larger than a buffer
   * @after success The decoder has a copy of the piece.
   * @after failure Nothing was sent.
   * @after interruption Nothing was sent.
   * @source vdecoder.py, Decoder.decode
   */
  decode(
    stream_data: Bytes<{ maxSize: typeof STREAM_BUF_SIZE; source: 'vdecoder.py, STREAM_BUF_SIZE' }>,
  ): Call<DecoderState, { returns: None; from: 'running'; waits: -1 }>;

  /**
   * Ends the stream, waits until the decoder has read it, then stops.
   * @throws OSError the driver failed
   * @after success Pictures that nobody got are released.
   * @after failure The decoder is still running.
   * @after interruption The stream has ended, and the decoder is still running.
   * @source vdecoder.py, Decoder.stop
   */
  stop(): Call<
    DecoderState,
    { returns: None; from: 'running'; to: 'created'; noop: 'created' | 'absent'; waits: -1 }
  >;

  /**
   * Releases the channel and its pools.
   * @throws OSError the driver failed
   * @after success Everything is released.
   * @after failure What the driver refuses to release is kept.
   * @source vdecoder.py, Decoder.destroy
   */
  destroy(): Call<DecoderState, { returns: None; from: 'created' | 'running'; to: 'absent'; noop: 'absent' }>;

  /**
   * The decoder's channel, for raw MPP calls.
   * @returns the channel; -1 if there is none
   * @source vdecoder.py, Decoder.get_vdec_channel
   */
  get_vdec_channel(): Method<{
    returns: Int<{ min: -1; max: typeof VENC_MAX_CHN_NUMS; source: 'vdecoder.py, Decoder.get_vdec_channel' }>;
  }>;
}
