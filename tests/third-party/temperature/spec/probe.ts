// SPDX-License-Identifier: MIT
/** The driver of temperature probes on one wire: probes of type DS18B20. */
import type { ArrayOf, ErrorCode, Pointer, Signed, Struct, Unsigned } from '../../../../spec/vocabulary.js';

export type probe_u8 = Unsigned<8>;
export type probe_s32 = Signed<32>;

/** the probe does not answer */
export declare const PROBE_NO_ANSWER: ErrorCode<0xb0000001>;
/** the sensor is closed */
export declare const PROBE_CLOSED: ErrorCode<0xb0000002>;
/** nothing was measured yet */
export declare const PROBE_NO_DATA: ErrorCode<0xb0000003>;
/** Places for probes on the wire. */
export declare const PROBE_PLACES: 4;

/** A probe's memory: the temperature is in 1/16 degrees Celsius. */
export interface probe_scratchpad extends Struct {
  temperature_low: probe_u8;
  temperature_high: probe_u8;
  alarm_high: probe_u8;
  alarm_low: probe_u8;
  configuration: probe_u8;
  reserved: ArrayOf<probe_u8, 3>;
  crc: probe_u8;
}

/** Starts a measurement. */
export declare function probe_convert(place: probe_u8): probe_s32;
/** Reads the memory. */
export declare function probe_read(place: probe_u8, into: Pointer<probe_scratchpad>): probe_s32;
/** Writes alarms and configuration. */
export declare function probe_write(
  place: probe_u8,
  alarm_high: probe_u8,
  alarm_low: probe_u8,
  configuration: probe_u8,
): probe_s32;
