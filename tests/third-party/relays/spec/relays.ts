// SPDX-License-Identifier: MIT
/** Relays by their numbers: exceptions of calls with a key, for each kind of result, and waits without limit. */
import type {
  BufferOf,
  Bytes,
  Call,
  Default,
  DriverCode,
  Finalised,
  Float,
  Index,
  Int,
  Method,
  Module,
  None,
  Optional,
  State,
  StateMachine,
  Status,
  Str,
} from '../../../../spec/vocabulary.js';
import type {
  RELAY_CLOSED,
  RELAY_OPEN,
  relay_construction_with_a_name_longer_than_any_buffer_for_messages_would_be,
} from './relay.js';

export type Relays = Module<{
  prefix: 'relays';
  native: '_relays';
  facade: 'relays';
  imports: [];
  starImports: [];
}>;

/** Relays of the board. */
export declare const RELAYS: 4;
/** A relay. The last one is welded. */
export type Relay = Index<typeof RELAYS>;

/** States of a relay. */
export interface RelayState extends StateMachine<'relay'> {
  open: State<'is open', typeof RELAY_OPEN>;
  closed: State<'is closed', typeof RELAY_CLOSED>;
}

/**
 * The relays of a board.
 * @lifetime Garbage collection opens them.
 */
export declare class Board implements Finalised {
  /**
   * Closes a relay.
   * @param relay Its number.
   * @after success It is closed.
   * @after failure It stays open.
   */
  Close(
    relay: Relay,
  ): Call<
    RelayState,
    { returns: None; from: 'open'; to: 'closed'; raises: 'RuntimeError'; rejects: 'ValueError' }
  >;

  /**
   * Opens a relay.
   * @param relay Its number.
   * @returns 0, or the driver's code
   * @after success It is open.
   * @after failure It stays closed.
   */
  Open(
    relay: Relay,
  ): Call<RelayState, { returns: DriverCode; from: 'closed'; to: 'open'; rejects: 'ValueError' }>;

  /**
   * Opens a relay for a moment.
   * @param relay Its number.
   * @returns 0, or -1
   * @after success It is closed.
   * @after failure It stays closed.
   */
  Pulse(relay: Relay): Call<RelayState, { returns: Status; from: 'closed'; rejects: 'RuntimeError' }>;

  /**
   * Counts how often a relay was closed.
   * @param relay Its number.
   * @returns how often
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  Closures(
    relay: Relay,
  ): Call<
    RelayState,
    { returns: Optional<Int<{ min: 0; max: 999 }>>; from: 'closed'; raises: 'LookupError' }
  >;

  /**
   * Reads the data of a relay.
   * @param length Number of bytes.
   * @param relay Its number.
   * @returns the data
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  Data(
    length: Index<9>,
    relay: Default<Relay, 3>,
  ): Call<RelayState, { returns: Bytes; from: 'closed'; raises: 'MemoryError'; rejects: 'RuntimeError' }>;

  /**
   * Counts the contacts.
   * @param construction Construction of the relays; None: the usual one.
   * @param factor Factor of the result.
   * @returns the number of contacts
   */
  Contacts(
    construction: Optional<
      BufferOf<relay_construction_with_a_name_longer_than_any_buffer_for_messages_would_be>
    >,
    factor: Default<Float, -0>,
  ): Method<{ returns: Float }>;

  /**
   * Waits until somebody presses the button of a relay.
   * @param relay Its number.
   * @returns 0, or the driver's code
   * @after success It was pressed.
   * @after failure It was not pressed.
   * @after interruption It was not pressed.
   */
  WaitButton(
    relay: Relay,
  ): Call<RelayState, { returns: DriverCode; from: 'closed'; rejects: 'ValueError'; waits: -1 }>;

  /**
   * Waits until somebody presses a button.
   * @param name Name of the button.
   * @after success It was pressed.
   * @after failure It was not pressed.
   * @after interruption It was not pressed.
   */
  static WaitAny(name: Str<{ maxLength: 8 }>): Method<{ returns: None; raises: 'RuntimeError'; waits: -1 }>;
}

/**
 * Counts the slices of waits.
 * @returns their number
 */
export declare function Slices(): Method<{ returns: Int<{ min: 0; max: 999999 }> }>;
