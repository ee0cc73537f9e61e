// SPDX-License-Identifier: MIT
/** The driver of temperature probes on one wire: probes of type DS18B20. */
import type { ArrayOf, ErrorCode, Pointer, Signed, Struct, Unsigned } from '../../../../spec/vocabulary.js';

export type wire_u8 = Unsigned<8>;
export type wire_s32 = Signed<32>;

/** the probe does not answer */
export declare const WIRE_NO_ANSWER: ErrorCode<0xb0000001>;
/** the sensor is closed */
export declare const WIRE_CLOSED: ErrorCode<0xb0000002>;
/** nothing was measured yet */
export declare const WIRE_NO_DATA: ErrorCode<0xb0000003>;
/** Places for probes on the wire. */
export declare const WIRE_PLACES: 4;

/** A probe's memory: the temperature is in 1/16 degrees Celsius. */
export interface wire_scratchpad extends Struct {
  temperature_low: wire_u8;
  temperature_high: wire_u8;
  alarm_high: wire_u8;
  alarm_low: wire_u8;
  configuration: wire_u8;
  reserved: ArrayOf<wire_u8, 3>;
  crc: wire_u8;
}

/** Starts a measurement. */
export declare function wire_convert(place: wire_u8): wire_s32;
/** Reads the memory. */
export declare function wire_read(place: wire_u8, into: Pointer<wire_scratchpad>): wire_s32;
/** Writes alarms and configuration. */
export declare function wire_write(
  place: wire_u8,
  alarm_high: wire_u8,
  alarm_low: wire_u8,
  configuration: wire_u8,
): wire_s32;
