// SPDX-License-Identifier: MIT
/** A driver that has nothing but what every driver has. */
import type { ErrorCode, Struct, Unsigned } from '../../../../spec/vocabulary.js';

export type drv_u8 = Unsigned<8>;
export declare enum drv_mode {
  DRV_SLOW = 2,
  DRV_FAST = 5,
}
/** the driver is off */
export declare const DRV_OFF: ErrorCode<0x80000001>;
/** A record. */
export interface drv_record extends Struct {
  first: drv_u8;
  second: drv_u8;
}
/** Does nothing. */
export declare function drv_nothing(): drv_u8;
