// SPDX-License-Identifier: MIT
/**
 * The part of the K230's MPP that `media.mjpeg` and `media.vdecoder` show to scripts: a frame, the codecs, error codes.
 *
 * vpu.h has the whole driver.
 */
import type {
  ArrayOf,
  ErrorCode,
  Pointer,
  Signed,
  Struct,
  Unsigned,
  Void,
} from '../../../../spec/vocabulary.js';

export type k_u32 = Unsigned<32>;
export type k_u64 = Unsigned<64>;
export type k_s16 = Signed<16>;
export type k_s32 = Signed<32>;

/** Codecs that the decoder has. */
export declare enum k_payload_type {
  K_PT_JPEG = 26,
  K_PT_H264 = 96,
  K_PT_H265 = 265,
}

/** Channels of the encoder, and of the decoder. */
export declare const VENC_MAX_CHN_NUMS: 4;

/** invalid channel parameter */
export declare const K_ERR_VENC_ILLEGAL_PARAM: ErrorCode<0xa0098003>;
/** all channels are in use */
export declare const K_ERR_VENC_BUSY: ErrorCode<0xa0098012>;
/** the channel does not exist */
export declare const K_ERR_VENC_UNEXIST: ErrorCode<0xa0098005>;
/** the format is not supported */
export declare const K_ERR_VENC_NOT_SUPPORT: ErrorCode<0xa0098008>;
/** no picture in time */
export declare const K_ERR_VENC_NOTREADY: ErrorCode<0xa0098010>;
/** out of memory */
export declare const K_ERR_VENC_NOMEM: ErrorCode<0xa009800c>;
/** out of media memory */
export declare const K_ERR_VB_NOMEM: ErrorCode<0xa004800c>;
/** the channel exists already */
export declare const K_ERR_VDEC_EXIST: ErrorCode<0xa00a8004>;
/** the channel does not exist */
export declare const K_ERR_VDEC_UNEXIST: ErrorCode<0xa00a8005>;
/** the call is not permitted in this state */
export declare const K_ERR_VDEC_NOT_PERM: ErrorCode<0xa00a8009>;
/** no free buffer */
export declare const K_ERR_VDEC_NOBUF: ErrorCode<0xa00a800d>;
/** as many pictures wait as there are buffers */
export declare const K_ERR_VDEC_BUF_FULL: ErrorCode<0xa00a800f>;

/** Supplementary data of a frame. */
export interface k_video_supplement extends Struct {
  jpeg_dcf_phy_addr: k_u64;
  isp_info_phy_addr: k_u64;
  jpeg_dcf_kvirt_addr: Pointer<Void>;
  isp_info_kvirt_addr: Pointer<Void>;
}

/** A picture: its planes by address and stride. Enumerations of the driver are plain numbers here. */
export interface k_video_frame extends Struct {
  width: k_u32;
  height: k_u32;
  field: k_u32;
  pixel_format: k_u32;
  video_format: k_u32;
  dynamic_range: k_u32;
  compress_mode: k_u32;
  color_gamut: k_u32;
  header_stride: ArrayOf<k_u32, 3>;
  stride: ArrayOf<k_u32, 3>;
  header_phys_addr: ArrayOf<k_u64, 3>;
  header_virt_addr: ArrayOf<k_u64, 3>;
  phys_addr: ArrayOf<k_u64, 3>;
  virt_addr: ArrayOf<k_u64, 3>;
  offset_top: k_s16;
  offset_bottom: k_s16;
  offset_left: k_s16;
  offset_right: k_s16;
  time_ref: k_u32;
  pts: k_u64;
  priv_data: k_u64;
  supplement: k_video_supplement;
}

/** A picture with its VB pool and its source. */
export interface k_video_frame_info extends Struct {
  v_frame: k_video_frame;
  pool_id: k_u32;
  mod_id: k_u32;
}

/** Starts a channel of the encoder. */
export declare function kd_mpi_venc_start_chn(chn_num: k_u32): k_s32;
/** Stops a channel of the encoder. */
export declare function kd_mpi_venc_stop_chn(chn_num: k_u32): k_s32;
/** Sends a picture to the encoder; waits up to `milli_sec` ms. */
export declare function kd_mpi_venc_send_frame(
  chn_num: k_u32,
  frame: Pointer<k_video_frame_info>,
  milli_sec: k_s32,
): k_s32;
/** Starts a channel of the decoder. */
export declare function kd_mpi_vdec_start_chn(chn: k_u32): k_s32;
/** Stops a channel of the decoder. */
export declare function kd_mpi_vdec_stop_chn(chn: k_u32): k_s32;
