// SPDX-License-Identifier: MIT
/** Thermometers on a bus. */
import type {
  Alias,
  BufferOf,
  Call,
  Default,
  DriverCode,
  Out,
  Finalised,
  Index,
  Int,
  Field,
  StateMachine,
  Module,
  None,
  OneOf,
  Status,
  ReadOnly,
  Rules,
  IntArray,
  State,
} from '../../../spec/vocabulary.js';
import type { BUS_BUSY, BUS_CLOSED, BUS_SENSORS, bus_sample, bus_scale } from './bus.js';

export type Thermometers = Module<{
  prefix: 'thermo';
  native: '_thermo';
  facade: 'sensors.thermo';
  imports: ['struct'];
  starImports: ['sensors.base', 'sensors.units'];
}>;

/** Values that one Log has room for. */
export declare const LOG_LENGTH: 5;

/** A sensor of the bus. */
export type Sensor = Index<typeof BUS_SENSORS>;

/** What a sensor goes through. */
export interface SensorState extends StateMachine<'sensor'> {
  closed: State<'is closed', typeof BUS_CLOSED>;
  idle: State<'is open', typeof BUS_CLOSED>;
  measuring: State<'measures', typeof BUS_BUSY>;
}

/** How a sensor is set: "raw" is 1 | 2, a backslash is \. */
export declare class Calibration {
  /**
   * Describes a sensor.
   * @param scale What it counts in.
   * @param offset What is added.
   * @throws ValueError an argument is out of bounds
   * @source data sheet, page 3
   */
  constructor(
    scale: OneOf<bus_scale.BUS_CELSIUS | bus_scale.BUS_FAHRENHEIT>,
    offset: Default<Int<{ min: -2147483648; max: 400; multipleOf: 4; unit: 'mK' }>, -8>,
  );

  /** Its scale, "C" or "F" */
  scale: Field<'scale'>;
  /** Its offset: a | b. */
  offset: Field<'offset'>;
}

/** What the scales take. */
export type CalibrationRules = Rules<
  Calibration,
  [
    {
      when: { scale: bus_scale.BUS_CELSIUS };
      label: 'Celsius';
      then: { offset: Int<{ min: -4; max: 4; unit: 'mK' }> };
    },
  ]
>;

/** What was measured. */
export declare class Log {
  /** Makes room. */
  constructor();
  /** The values. */
  values: IntArray<typeof LOG_LENGTH, { unit: 'mK' }>;
  /** When they were taken. */
  times: IntArray<3, { unit: 'µs' }>;
  /** How many there are. */
  count: ReadOnly<{ unit: 'values' }>;
}

/**
 * All sensors of the bus.
 * @lifetime Collected: its sensors close.
 * @lifetime An exception: they stay open.
 */
export declare class Thermometer implements Finalised {
  /** Degrees Celsius. */
  static readonly CELSIUS: bus_scale.BUS_CELSIUS;

  /**
   * Opens a sensor.
   * @param sensor Which one.
   * @param calibration How it is set.
   * @throws OSError the driver refused
   * @after success The sensor is taken until Blow.
   * @after failure Nothing is taken.
   */
  Open(
    sensor: Sensor,
    calibration: Calibration,
  ): Call<SensorState, { returns: None; from: 'closed'; to: 'idle'; errors: { idle: typeof BUS_BUSY } }>;

  /**
   * Has it measure once.
   * @param sensor Which one.
   * @param sample Is read first.
   * @param timeout How long to wait.
   * @returns 0, or the driver's code
   * @after success The sensor measures; a sample a | b is taken.
   * @after failure Nothing is taken: "raw" is \.
   * @after interruption The sensor may go on.
   */
  MeasureOnce(
    sensor: Alias<Sensor, 'id'>,
    sample: Alias<BufferOf<bus_sample>, 'buffer'>,
    timeout: Default<Int<{ min: 0; max: 60000; unit: 'ms' }>, 250>,
  ): Call<SensorState, { returns: DriverCode; from: 'idle'; to: 'measuring'; waits: 'timeout' }>;

  /**
   * Fetches what was measured.
   * @param sensor Which one.
   * @param log Is filled.
   * @returns 0, or -1 when there is nothing
   * @after success The sample is given back.
   * @after failure The sample stays.
   */
  Collect(
    sensor: Sensor,
    log: Out<Log>,
  ): Call<SensorState, { returns: Status; from: 'measuring'; to: 'idle' }>;
}

/** Cools a sensor. */
export declare class Fan {
  /**
   * Closes the sensor and blows at it.
   * @param sensor Which one.
   * @after success The sensor is given back.
   * @after failure It stays open.
   */
  Blow(
    sensor: Sensor,
  ): Call<SensorState, { returns: None; from: 'idle' | 'measuring'; to: 'closed'; noop: 'closed' }>;
}
