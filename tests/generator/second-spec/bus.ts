// SPDX-License-Identifier: MIT
/**
 * The driver of a thermometer on a bus.
 *
 * Two generations exist: OLD counts seconds, NEW also microseconds.
 */
import type {
  Void,
  Character,
  ConstPointer,
  ErrorCode,
  Fails,
  Pointer,
  ArrayOf,
  Signed,
  Struct,
  Union,
  Unsigned,
} from '../../../spec/vocabulary.js';

export type Generations = ['OLD', 'NEW'];

export type bus_u8 = Unsigned<8>;
export type bus_u32 = Unsigned<32>;
export type bus_u64 = Unsigned<64>;
export type bus_s16 = Signed<16>;
export type bus_s32 = Signed<32>;
export type bus_char = Character;
export type bus_code = bus_s32;

/** Scale of a value. */
export declare enum bus_scale {
  BUS_CELSIUS = 0,
  BUS_FAHRENHEIT = 1,
  /** @generation NEW */
  BUS_KELVIN = 2,
}

/** the sensor is already measuring */
export declare const BUS_BUSY: ErrorCode<0x90000001>;
/** the sensor is not open */
export declare const BUS_CLOSED: ErrorCode<0x90000002>;
/** Sensors of one bus. */
export declare const BUS_SENSORS: 3;
/** No sensor. */
export declare const BUS_NO_SENSOR: 0xffffffff;

/** A point in time. */
export interface bus_time extends Struct {
  seconds: bus_u32;
  /** @generation NEW */
  micros: bus_u32;
}

/** One measurement: a union in the middle, wider than its widest member. */
export interface bus_sample extends Struct {
  raw: bus_s16;
  anonymous: Union<{ value: bus_s32; bytes: ArrayOf<bus_u8, 6> }>;
  flags: bus_u8;
  inner: Union<{ scale: bus_scale; half: bus_s16 }>;
  time: bus_time;
}

/** Samples of a sensor: only the nested structs differ between generations. */
export interface bus_message extends Struct {
  sensor: bus_u64;
  samples: ArrayOf<bus_sample, 2>;
}

/** A sensor's label. */
export interface bus_label extends Struct {
  text: ArrayOf<bus_char, 5>;
  next: Pointer<Pointer<Void>>;
}

/** Opens a sensor. */
export declare function bus_open(sensor: bus_u8, scale: bus_scale): Fails<bus_code, typeof BUS_BUSY | -1>;
/** Reads a sensor. */
export declare function bus_read(sensor: bus_u8, sample: Pointer<bus_sample>, wait_ms: bus_s32): bus_code;
/** Name of the driver. */
export declare function bus_name(): ConstPointer<bus_char>;
/**
 * Calibrates sensors.
 * @generation NEW
 */
export declare function bus_calibrate(labels: ConstPointer<bus_label>, count: bus_u32): bus_code;
