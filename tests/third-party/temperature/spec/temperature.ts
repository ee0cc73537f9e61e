// SPDX-License-Identifier: MIT
/**
 * Temperature sensors, in the manner of MicroPython's drivers `ds18x20` and `dht`, and of its class `machine.Pin`: probes of
 * type DS18B20 on one wire, an alarm as an interrupt handler, values that one method reads and sets.
 */
import type {
  Bool,
  Bytes,
  Call,
  Callback,
  ContextManager,
  Default,
  Field,
  Finalised,
  Float,
  Index,
  Int,
  Iteration,
  ListOf,
  Method,
  Module,
  None,
  Optional,
  Printed,
  Property,
  State,
  StateMachine,
  Str,
  TupleOf,
  View,
  WritableBytes,
} from '../../../../spec/vocabulary.js';
import type { WIRE_CLOSED, WIRE_PLACES } from './wire.js';

export type Temperature = Module<{
  prefix: 'temperature';
  native: '_temperature';
  facade: 'temperature';
  imports: [];
  starImports: [];
}>;

/** Values that a sensor keeps. */
export declare const HISTORY_LENGTH: 8;

/** A temperature. */
export type Celsius = Float<{
  min: -55;
  max: 125;
  unit: 'degrees Celsius';
  source: 'DS18B20 data sheet, features';
}>;

/** Sensors are open until they are closed. */
export interface SensorState extends StateMachine<'self'> {
  open: State<'is open', typeof WIRE_CLOSED>;
  closed: State<'is closed', typeof WIRE_CLOSED>;
}

/**
 * Finds the probes on the wire.
 * @returns the places of the probes
 * @source MicroPython quick reference, OneWire driver: `scan`
 */
export declare function scan(): Method<{
  returns: ListOf<Index<typeof WIRE_PLACES>, { maxLength: typeof WIRE_PLACES }>;
}>;

/**
 * Converts a temperature.
 * @param celsius Temperature.
 * @returns degrees Fahrenheit
 */
export declare function fahrenheit(celsius: Celsius): Method<{ returns: Float<{}> }>;

/**
 * Sensors in use that were not collected yet.
 * @returns their number
 */
export declare function live(): Method<{
  returns: Int<{ min: 0; max: 2147483647; source: 'none, a bound of this module' }>;
}>;

/**
 * A sensor.
 * @lifetime Garbage collection closes the sensor: it stops its alarm.
 * @lifetime An exception leaves it open; `with` closes it.
 */
export declare class Sensor implements Finalised, ContextManager<'close'>, Iteration<'next'>, Printed {
  /**
   * Opens a sensor.
   * @param place Place of the probe on the wire.
   * @param label Name of the sensor.
   * @param resolution Resolution of its values.
   * @param filtered Whether a value is the mean of the last two.
   * @param scale Factor of its values.
   * @source DS18B20 data sheet, configuration register
   */
  constructor(
    place: Index<typeof WIRE_PLACES>,
    label: Default<Str<{ maxLength: 12; source: 'none, a bound of this module' }>, 'probe'>,
    resolution: Default<
      Int<{ min: 9; max: 12; unit: 'bits'; source: 'DS18B20 data sheet, configuration register' }>,
      12
    >,
    filtered: Default<Bool, false>,
    scale: Default<Float<{ min: 0.5; max: 2; source: 'none, a bound of this module' }>, 1>,
  );

  /** Place of the probe. */
  place: Field<'place'>;
  /** Name of the sensor. */
  label: Field<'label'>;
  /** Resolution of its values. */
  resolution: Field<'resolution'>;
  /** Whether a value is the mean of the last two. */
  filtered: Field<'filtered'>;
  /** Factor of its values. */
  scale: Field<'scale'>;
  /** Added to each value. */
  offset: Property<
    Float<{ min: -5; max: 5; unit: 'degrees Celsius'; source: 'none, a bound of this module' }>
  >;
  /** Number of measurements. */
  measurements: Property<Int<{ min: 0; max: 2147483647; source: 'none, a bound of this module' }>, 'read'>;
  /** Model of the probe. */
  model: Property<Str<{ maxLength: 16; source: 'none, a bound of this module' }>, 'read'>;
  /** Whether the probe answers. */
  present: Property<Bool, 'read'>;

  /**
   * Measures once.
   * @param timeout Maximum wait: -1 waits without limit.
   * @throws OSError the probe does not answer
   * @after success The sensor has a new value.
   * @after failure The sensor keeps its last value.
   * @after interruption As after a failure.
   * @source MicroPython quick reference: `DS18X20.convert_temp`, `DHT22.measure`
   */
  measure(
    timeout: Default<Int<{ min: -1; max: 60000; unit: 'ms'; source: 'DS18B20 data sheet: 750 ms' }>, 750>,
  ): Call<SensorState, { returns: None; from: 'open'; waits: 'timeout' }>;

  /**
   * The last value.
   * @returns degrees Celsius
   * @throws OSError nothing was measured yet
   * @after success Nothing changes.
   * @after failure Nothing changes.
   * @source MicroPython quick reference: `DHT22.temperature`
   */
  temperature(): Call<SensorState, { returns: Celsius; from: 'open' }>;

  /**
   * The last value, if there is one.
   * @returns degrees Celsius; None if nothing was measured yet
   */
  last(): Method<{ returns: Optional<Celsius> }>;

  /**
   * Limits of the alarm.
   * @returns the lower and the upper limit
   * @source MicroPython library, class Pin: `value` reads without an argument and sets with one
   */
  limits(): Method<{ returns: TupleOf<Celsius, 2> }>;
  /**
   * Sets the limits of the alarm.
   * @param low Lower limit.
   * @param high Upper limit.
   */
  limits(low: Celsius, high: Celsius): Method<{ returns: None; symbol: 'set_limits' }>;
  /**
   * Sets the limits of the alarm.
   * @param both Lower and upper limit.
   */
  limits(both: TupleOf<Celsius, 2>): Method<{ returns: None; symbol: 'set_both_limits' }>;

  /**
   * Sets the handler of the alarm, which is called with each measured value beyond the limits.
   * @param handler Called with the value; None: no alarm.
   * @source MicroPython library, class Pin: `irq`
   */
  irq(handler: Optional<Callback<Float<{}>>>): Method<{ returns: None }>;

  /**
   * The mean of values, for a calibration: the difference to the last value becomes the offset.
   * @param points Values of a better thermometer.
   * @returns the mean
   * @throws OSError nothing was measured yet
   */
  calibrate(points: ListOf<Celsius, { minLength: 1; maxLength: 4 }>): Method<{ returns: Float<{}> }>;

  /**
   * Measured values, oldest first.
   * @param last How many; None: all.
   * @returns the values
   */
  history(
    last: Default<
      Optional<Int<{ min: 1; max: typeof HISTORY_LENGTH; source: 'none, a bound of this module' }>>,
      null
    >,
  ): Method<{ returns: ListOf<Celsius, { maxLength: typeof HISTORY_LENGTH }> }>;

  /**
   * The probe's memory.
   * @returns 9 bytes: the last one is the CRC
   * @source DS18B20 data sheet, memory map; MicroPython's `ds18x20.read_scratch`
   */
  read_scratch(): Method<{ returns: Bytes<{}> }>;
  /**
   * Reads the probe's memory into a buffer.
   * @param buf Receives it.
   * @returns number of bytes
   */
  read_scratch_into(
    buf: WritableBytes<{ minSize: 9; source: 'DS18B20 data sheet, memory map' }>,
  ): Method<{ returns: Int<{ min: 0; max: 9; unit: 'bytes'; source: 'DS18B20 data sheet, memory map' }> }>;
  /**
   * Writes the limits and the configuration to the probe's memory.
   * @param data Upper limit, lower limit and, if there are 3 bytes, configuration.
   * @source DS18B20 data sheet, Write Scratchpad; MicroPython's `ds18x20.write_scratch`
   */
  write_scratch(
    data: Bytes<{ minSize: 2; maxSize: 3; source: 'DS18B20 data sheet, Write Scratchpad' }>,
  ): Method<{ returns: None }>;

  /**
   * The kept values as 16-bit numbers in 1/16 degrees, without a copy.
   * @returns the values
   */
  raw(): Method<{ returns: View }>;
  /** Ends the views of `raw` and forgets the kept values. */
  clear(): Method<{ returns: None; releases: true }>;

  /**
   * The next kept value.
   * @returns degrees Celsius; None at the end
   */
  next(): Method<{ returns: Optional<Celsius> }>;

  /**
   * Closes the sensor. Has no effect on a closed one.
   * @after success The sensor has no alarm.
   * @after failure Cannot fail.
   */
  close(): Call<SensorState, { returns: None; from: 'open'; to: 'closed'; noop: 'closed' }>;
}
