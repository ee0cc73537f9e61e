// SPDX-License-Identifier: MIT
/** Readers of probes: every kind of receiver, form, result and protocol. */
import type {
  Alias,
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
  New,
  None,
  Optional,
  Printed,
  Property,
  ReadOnly,
  State,
  StateMachine,
  Status,
  Str,
  View,
} from '../../../../spec/vocabulary.js';
import type { PROBE_BUSY, PROBE_CLOSED } from './probe.js';

export type Receivers = Module<{
  prefix: 'recv';
  native: '_recv';
  facade: 'receivers';
  imports: [];
  starImports: [];
}>;

/** Ports of the board. */
export declare const PORTS: 4;

/** States of a reader. */
export interface ReaderState extends StateMachine<'self'> {
  closed: State<'is closed', typeof PROBE_CLOSED>;
  open: State<'is open', typeof PROBE_BUSY>;
}

/** A value with its time. */
export declare class Sample {
  /**
   * Creates a sample.
   * @param level Its level.
   */
  constructor(level: Int<{ min: -1000; max: 1000 }>);
  /** Its level. */
  level: Field<'level'>;
}

/**
 * A reader of one probe.
 * @lifetime Garbage collection closes the reader.
 */
export declare class Reader implements Finalised, ContextManager<'Close'>, Iteration<'Next'>, Printed {
  /**
   * Creates a closed reader.
   * @param name Its name.
   * @param step Distance of two values.
   */
  constructor(name: Str<{ maxLength: 8 }>, step: Default<Int<{ min: 1; max: 9 }>, 2>);

  /** Its name. */
  name: Field<'name'>;
  /** Distance of two values. */
  step: Field<'step'>;
  /** Values since it was opened. */
  count: ReadOnly<{ unit: 'values' }>;
  /** Factor of the values. */
  gain: Property<Float<{ min: 0; max: 8 }>>;
  /** Port in use; None if closed. */
  port: Property<Optional<Index<typeof PORTS>>, 'read'>;

  /**
   * Opens the first port.
   * @after success The port is in use until Close.
   * @after failure Nothing is acquired.
   */
  Open(): Call<ReaderState, { returns: None; from: 'closed'; to: 'open' }>;
  /**
   * Opens a port.
   * @param port Its number.
   * @after success The port is in use until Close.
   * @after failure Nothing is acquired.
   */
  Open(
    port: Alias<Index<typeof PORTS>, 'number'>,
  ): Call<ReaderState, { returns: None; from: 'closed'; to: 'open'; symbol: 'OpenPort' }>;

  /**
   * Opens the port with a name.
   * @param name Its name.
   * @param ports Numbers of ports to search; None searches all.
   * @after success The port is in use until Close.
   * @after failure Nothing is acquired.
   */
  Open(
    name: Str<{ maxLength: 8 }>,
    ports: Optional<ListOf<Index<typeof PORTS>, { maxLength: 4 }>>,
  ): Call<ReaderState, { returns: None; from: 'closed'; to: 'open'; symbol: 'OpenNamed' }>;

  /**
   * Closes the port.
   * @after success The port is free.
   * @after failure It stays in use.
   */
  Close(): Call<ReaderState, { returns: None; from: 'open'; to: 'closed'; noop: 'closed'; releases: true }>;

  /**
   * Reads all values as bytes.
   * @returns one byte for each value
   * @after success The values are read.
   * @after failure No value is read.
   */
  Read(): Call<ReaderState, { returns: Bytes; from: 'open' }>;

  /**
   * Borrows the values.
   * @returns the memory of the values, until Release or Close
   * @after success The reader keeps the memory.
   * @after failure Nothing is acquired.
   */
  Borrow(): Call<ReaderState, { returns: View; from: 'open' }>;

  /**
   * Releases what was borrowed.
   * @param fail Whether to fail.
   */
  Release(fail: Default<Index<2>, 0>): Method<{ returns: None; releases: true }>;

  /**
   * Reads the next value.
   * @returns a value; None at the end
   */
  Next(): Method<{ returns: Optional<Int<{ min: 0; max: 255 }>> }>;

  /**
   * Reads the next value with its time.
   * @returns a new object
   */
  NextSample(): Method<{ returns: New<Sample> }>;

  /**
   * Compares a sample with the last value.
   * @param sample The sample.
   * @returns the difference
   */
  Compare(sample: Sample): Method<{ returns: Int<{ min: -1000; max: 1000 }> }>;

  /**
   * Waits for a value.
   * @param timeout Timeout.
   * @returns 0, or -1 on a timeout
   * @after success A value is there.
   * @after failure None came.
   * @after interruption None came.
   */
  Wait(
    timeout: Default<Int<{ min: -1; max: 60000; unit: 'ms' }>, 100>,
  ): Method<{ returns: Status; waits: 'timeout' }>;

  /**
   * Sets what is called with each value.
   * @param then The function; None: nothing.
   */
  OnValue(then: Optional<Callback<Float<{ min: 0; max: 255 }>>>): Method<{ returns: None }>;

  /**
   * Calls a function from several threads at once.
   * @param then The function.
   */
  Flood(then: Callback<Int<{ min: 0; max: 9999 }>>): Method<{ returns: None }>;

  /**
   * Calls a function from threads that cannot go on, and from another one.
   * @param then The function.
   * @returns the number of calls that are pending
   */
  Contend(then: Callback<Int<{ min: 0; max: 0 }>>): Method<{ returns: Int<{ min: 0; max: 8 }> }>;
}

/**
 * Counts the ports in use.
 * @returns their number
 */
export declare function PortsInUse(): Method<{ returns: Int<{ min: 0; max: 4 }> }>;
/**
 * Tells whether a port is in use.
 * @param port Its number.
 * @returns 0 or 1
 */
export declare function PortsInUse(
  port: Index<typeof PORTS>,
): Method<{ returns: Int<{ min: 0; max: 1 }>; symbol: 'PortInUse' }>;

/**
 * Lists the numbers of released buffers.
 * @returns their numbers
 */
export declare function Released(): Method<{ returns: ListOf<Int<{ min: 0; max: 99 }>, { maxLength: 8 }> }>;

/**
 * Fails.
 * @param code The code.
 */
export declare function Fail(code: Int<{ min: -2147483648; max: -1 }>): Method<{ returns: None }>;
