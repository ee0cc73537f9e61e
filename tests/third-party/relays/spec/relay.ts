// SPDX-License-Identifier: MIT
/** The driver of relays. */
import type { ErrorCode, Fails, Signed, Struct, Unsigned } from '../../../../spec/vocabulary.js';

export type relay_u32 = Unsigned<32>;
export type relay_s32 = Signed<32>;

/** the relay is open */
export declare const RELAY_OPEN: ErrorCode<0x92000001>;
/** the relay is closed */
export declare const RELAY_CLOSED: ErrorCode<0x92000002>;
/** the contacts are welded */
export declare const RELAY_WELDED: ErrorCode<0x92000003>;

/** What a relay is made of. */
export interface relay_construction_with_a_name_longer_than_any_buffer_for_messages_would_be extends Struct {
  contacts: relay_u32;
}

/** Moves a relay. */
export declare function relay_move(relay: relay_u32): Fails<relay_s32, typeof RELAY_WELDED>;
