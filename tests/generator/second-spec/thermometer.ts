// SPDX-License-Identifier: MIT
/** Thermometers on a bus. */
import type {
  Alias,
  BufferOf,
  Call,
  Count,
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

/** Maximum number of values in a Log. */
export declare const LOG_LENGTH: 5;

/** A sensor of the bus. */
export type Sensor = Index<typeof BUS_SENSORS>;

/** States of a sensor. */
export interface SensorState extends StateMachine<'sensor'> {
  closed: State<'is closed', typeof BUS_CLOSED>;
  idle: State<'is open', typeof BUS_CLOSED>;
  measuring: State<'is measuring', typeof BUS_BUSY>;
}

/** Settings of a sensor: "raw" is 1 | 2, a backslash is \. */
export declare class Calibration {
  /**
   * Creates the settings of a sensor.
   * @param scale Scale of its values.
   * @param offset Offset of its values.
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

/** Limits of the scales. */
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

/** Measured values. */
export declare class Log {
  /** Allocates the lists. */
  constructor();
  /** The values. */
  values: IntArray<typeof LOG_LENGTH, { unit: 'mK' }>;
  /** Times of the measurements. */
  times: IntArray<5, { unit: 'µs' }>;
  /** Number of values. */
  count: Count<{ unit: 'values' }>;
  /** Number of failed measurements. */
  failures: ReadOnly<{ unit: 'measurements' }>;
}

/**
 * All sensors of the bus.
 * @lifetime Garbage collection closes the sensors.
 * @lifetime An exception leaves them open.
 */
export declare class Thermometer implements Finalised {
  /** Degrees Celsius. */
  static readonly CELSIUS: bus_scale.BUS_CELSIUS;

  /**
   * Opens a sensor.
   * @param sensor Sensor number.
   * @param calibration Settings of the sensor.
   * @throws OSError the driver failed
   * @after success The sensor is open until Blow.
   * @after failure Nothing is acquired.
   */
  Open(
    sensor: Sensor,
    calibration: Calibration,
  ): Call<SensorState, { returns: None; from: 'closed'; to: 'idle'; errors: { idle: typeof BUS_BUSY } }>;

  /**
   * Starts one measurement.
   * @param sensor Sensor number.
   * @param sample Data for the sensor.
   * @param timeout Timeout.
   * @returns 0, or the driver's code
   * @after success The sensor is measuring and owns a sample a | b.
   * @after failure Nothing is acquired: "raw" is \.
   * @after interruption The sensor may still be measuring.
   */
  MeasureOnce(
    sensor: Alias<Sensor, 'id'>,
    sample: Alias<BufferOf<bus_sample>, 'buffer'>,
    timeout: Default<Int<{ min: 0; max: 60000; unit: 'ms' }>, 250>,
  ): Call<SensorState, { returns: DriverCode; from: 'idle'; to: 'measuring'; waits: 'timeout' }>;

  /**
   * Reads the measured values.
   * @param sensor Sensor number.
   * @param log Receives the values.
   * @returns 0, or -1 if there are none
   * @after success The sample is released.
   * @after failure The sensor keeps the sample.
   */
  Collect(
    sensor: Sensor,
    log: Out<Log>,
  ): Call<SensorState, { returns: Status; from: 'measuring'; to: 'idle' }>;
}

/** Cools a sensor. */
export declare class Fan {
  /**
   * Closes a sensor and cools it.
   * @param sensor Sensor number.
   * @after success The sensor is closed.
   * @after failure It stays open.
   */
  Blow(
    sensor: Sensor,
  ): Call<SensorState, { returns: None; from: 'idle' | 'measuring'; to: 'closed'; noop: 'closed' }>;
}
