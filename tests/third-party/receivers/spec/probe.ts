// SPDX-License-Identifier: MIT
/** The driver of a probe. */
import type { ErrorCode, Fails, Signed, Unsigned } from '../../../../spec/vocabulary.js';

export type probe_u32 = Unsigned<32>;
export type probe_s32 = Signed<32>;

/** the probe is not open */
export declare const PROBE_CLOSED: ErrorCode<0x91000001>;
/** the port is in use */
export declare const PROBE_BUSY: ErrorCode<0x91000002>;

/** Opens a port. */
export declare function probe_open(port: probe_u32): Fails<probe_s32, typeof PROBE_BUSY>;
