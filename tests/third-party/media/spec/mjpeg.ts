// SPDX-License-Identifier: MIT
/**
 * JPEG pictures in hardware, as bytes.
 *
 * The class, its arguments, defaults and bounds are those of `media.mjpeg` in CanMV's firmware after v1.8
 * (`py_media_mjpeg.c`, 2026). That class takes images, too.
 */
import type {
  BufferOf,
  Bytes,
  Bool,
  Call,
  ContextManager,
  Default,
  Field,
  Finalised,
  Int,
  Method,
  Module,
  None,
  Printed,
  Property,
  State,
  StateMachine,
} from '../../../../spec/vocabulary.js';
import type { K_ERR_VENC_UNEXIST, VENC_MAX_CHN_NUMS, k_video_frame_info } from './vpu.js';

export type Mjpeg = Module<{
  prefix: 'mjpeg';
  native: '_mjpeg';
  facade: 'media.mjpeg';
  imports: [];
  starImports: [];
}>;

/** Quality of the pictures; 99 is the best. */
export type Quality = Int<{ min: 1; max: 99; source: 'py_media_mjpeg.c, mjpeg_encoder_make_new' }>;

/** Side of a picture; 0 before the first one. */
export type Side = Int<{
  min: 0;
  max: 8192;
  unit: 'pixels';
  source: 'K230 video codec API reference, kd_mpi_venc_create_chn';
}>;

/** An encoder is open until `close`. */
export interface EncoderState extends StateMachine<'self'> {
  open: State<'is open', typeof K_ERR_VENC_UNEXIST>;
  closed: State<'is closed', typeof K_ERR_VENC_UNEXIST>;
}

/**
 * Encodes single pictures.
 * @lifetime Garbage collection closes the encoder.
 * @lifetime An exception leaves it open; `with` closes it.
 */
export declare class MJPEGEncoder implements Finalised, ContextManager<'close'>, Printed {
  /**
   * Creates an encoder. The first picture reserves a channel and media memory.
   * @param quality Quality of the pictures.
   * @source py_media_mjpeg.c, mjpeg_encoder_make_new
   */
  constructor(quality: Default<Quality, 90>);

  /** Quality of the pictures. */
  quality: Field<'quality'>;
  /** Width of the last picture. */
  width: Property<Side, 'read'>;
  /** Height of the last picture. */
  height: Property<Side, 'read'>;
  /** Channel of the hardware; -1 before the first picture. */
  chn: Property<
    Int<{ min: -1; max: typeof VENC_MAX_CHN_NUMS; source: 'py_media_mjpeg.c, mjpeg_encoder_attr' }>,
    'read'
  >;

  /**
   * Encodes a picture. A picture of another size than the last one makes a new channel.
   * @param input The picture: planes at multiples of 4096 bytes, in a VB pool.
   * @param timeout_ms Maximum wait for the hardware: -1 waits without limit.
   * @returns the JPEG file
   * @throws RuntimeError the hardware failed, or did not answer in time
   * @after success The encoder keeps its channel and media memory.
   * @after failure The encoder has no channel and no media memory; the next picture reserves them.
   * @after interruption As after a failure.
   * @source py_media_mjpeg.c, mjpeg_encoder_encode
   */
  encode(
    input: BufferOf<k_video_frame_info>,
    timeout_ms: Default<
      Int<{ min: -1; max: 2147483647; unit: 'ms'; source: 'py_media_mjpeg.c, mjpeg_encoder_encode' }>,
      1000
    >,
  ): Call<
    EncoderState,
    { returns: Bytes<{}>; from: 'open'; waits: 'timeout_ms'; raises: 'RuntimeError'; rejects: 'ValueError' }
  >;

  /**
   * Releases the channel and the media memory. Has no effect on a closed encoder.
   * @after success The encoder has no channel and no media memory.
   * @after failure Cannot fail.
   * @source py_media_mjpeg.c, mjpeg_encoder_close
   */
  close(): Call<EncoderState, { returns: None; from: 'open'; to: 'closed'; noop: 'closed' }>;

  /**
   * Whether the encoder is closed.
   * @returns True after close
   * @source py_media_mjpeg.c, mjpeg_encoder_is_closed
   */
  is_closed(): Method<{ returns: Bool }>;
}
