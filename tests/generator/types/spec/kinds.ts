// SPDX-License-Identifier: MIT
/** Every kind of value types: as a parameter, as an optional one, with a default. */
import type {
  Bool,
  BufferOf,
  Bytes,
  Call,
  Callback,
  Counters,
  Count,
  Default,
  Field,
  Finalised,
  Float,
  Int,
  IntArray,
  ListOf,
  Method,
  Module,
  New,
  None,
  OneOf,
  Optional,
  Out,
  Property,
  Rules,
  State,
  StateMachine,
  Str,
  Self,
  TupleOf,
  View,
  WritableBytes,
  Writer,
} from '../../../../spec/vocabulary.js';
import type { DRV_OFF, drv_mode, drv_record } from './driver.js';

export type Kinds = Module<{
  prefix: 'kinds';
  native: '_kinds';
  facade: 'kinds';
  imports: [];
  starImports: [];
}>;

/** The one state. */
export interface Power extends StateMachine<'id'> {
  on: State<'is on', typeof DRV_OFF>;
}

/** The object that a call is about. */
export type Id = Int<{ min: 0; max: 0 }>;

/** Settings with fields of every kind that can be stored. */
export declare class Settings {
  /**
   * Creates settings.
   * @param level Level.
   * @param mode Mode.
   * @param is_on On.
   * @param gain Gain.
   * @param label Label.
   */
  constructor(
    level: Int<{ min: -1; max: 9 }>,
    mode: Default<OneOf<drv_mode.DRV_SLOW | drv_mode.DRV_FAST>, 5>,
    is_on: Default<Bool, true>,
    gain: Default<Float<{ min: 0.1; max: 9.5; unit: 'dB' }>, 0.5>,
    label: Default<Str<{ maxLength: 5 }>, 'none'>,
  );

  /** Level. */
  level: Field<'level'>;
  /** Mode. */
  mode: Field<'mode'>;
  /** On. */
  is_on: Field<'is_on'>;
  /** Gain. */
  gain: Field<'gain'>;
  /** Label. */
  label: Field<'label'>;
}

/** Rules of fields of each kind that has numbers. */
export type SettingsRules = Rules<
  Settings,
  [
    {
      when: { mode: drv_mode.DRV_FAST; level: drv_mode.DRV_FAST };
      label: 'fast';
      then: { is_on: Int<{ min: 1; max: 1 }>; gain: Int<{ min: 3; max: 9; unit: 'dB' }> };
    },
    { when: { gain: drv_mode.DRV_SLOW }; label: '2 dB'; then: { level: Int<{ min: 0; max: 3 }> } },
  ]
>;

/** Levels. */
export declare class History {
  /** Levels. */
  levels: IntArray<3, { unit: 'mV' }>;
  /** Number of levels. */
  count: Count<{ unit: 'levels' }>;
}

/** Takes values of every kind; the engine prints them. */
export declare class Taker {
  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  Int(
    id: Id,
    x: Int<{ min: -3; max: 30; multipleOf: 3; unit: 'mm' }>,
  ): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  OptionalInt(
    id: Id,
    x: Default<Optional<Int<{ min: -3; max: 30; multipleOf: 3; unit: 'mm' }>>, null>,
  ): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  DefaultInt(
    id: Id,
    x: Default<Int<{ min: -3; max: 30; multipleOf: 3; unit: 'mm' }>, 6>,
  ): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  Choice(id: Id, x: OneOf<drv_mode.DRV_SLOW | drv_mode.DRV_FAST>): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  OptionalChoice(
    id: Id,
    x: Default<Optional<OneOf<drv_mode.DRV_SLOW | drv_mode.DRV_FAST>>, null>,
  ): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  DefaultChoice(
    id: Id,
    x: Default<OneOf<drv_mode.DRV_SLOW | drv_mode.DRV_FAST>, 5>,
  ): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  Bool(id: Id, x: Bool): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  OptionalBool(id: Id, x: Default<Optional<Bool>, null>): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  DefaultBool(id: Id, x: Default<Bool, false>): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  Float(id: Id, x: Float): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  OptionalFloat(id: Id, x: Default<Optional<Float>, null>): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  DefaultFloat(id: Id, x: Default<Float, 1>): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  BoundedFloat(
    id: Id,
    x: Float<{ min: -0.5; max: 0.1; unit: 'V'; source: 'data sheet' }>,
  ): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  OptionalBoundedFloat(
    id: Id,
    x: Default<Optional<Float<{ min: -0.5; max: 0.1; unit: 'V'; source: 'data sheet' }>>, null>,
  ): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  DefaultBoundedFloat(
    id: Id,
    x: Default<Float<{ min: -0.5; max: 0.1; unit: 'V'; source: 'data sheet' }>, -0.25>,
  ): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  HalfBoundedFloat(id: Id, x: Float<{ min: 0 }>): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  OptionalHalfBoundedFloat(
    id: Id,
    x: Default<Optional<Float<{ min: 0 }>>, null>,
  ): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  DefaultHalfBoundedFloat(
    id: Id,
    x: Default<Float<{ min: 0 }>, 1e21>,
  ): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  Str(id: Id, x: Str<{ minLength: 1; maxLength: 5 }>): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  OptionalStr(
    id: Id,
    x: Default<Optional<Str<{ minLength: 1; maxLength: 5 }>>, null>,
  ): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  DefaultStr(
    id: Id,
    x: Default<Str<{ minLength: 1; maxLength: 5 }>, 'ab"c'>,
  ): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  Bytes(id: Id, x: Bytes): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  OptionalBytes(id: Id, x: Default<Optional<Bytes>, null>): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  BoundedBytes(id: Id, x: Bytes<{ minSize: 2; maxSize: 4 }>): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  OptionalBoundedBytes(
    id: Id,
    x: Default<Optional<Bytes<{ minSize: 2; maxSize: 4 }>>, null>,
  ): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  MinBytes(id: Id, x: Bytes<{ minSize: 2 }>): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  OptionalMinBytes(
    id: Id,
    x: Default<Optional<Bytes<{ minSize: 2 }>>, null>,
  ): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  WritableBytes(id: Id, x: WritableBytes<{ maxSize: 4 }>): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  OptionalWritableBytes(
    id: Id,
    x: Default<Optional<WritableBytes<{ maxSize: 4 }>>, null>,
  ): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  Buffer(id: Id, x: BufferOf<drv_record>): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  OptionalBuffer(
    id: Id,
    x: Default<Optional<BufferOf<drv_record>>, null>,
  ): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  List(
    id: Id,
    x: ListOf<Int<{ min: 0; max: 9 }>, { maxLength: 3 }>,
  ): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  OptionalList(
    id: Id,
    x: Default<Optional<ListOf<Int<{ min: 0; max: 9 }>, { maxLength: 3 }>>, null>,
  ): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  FloatList(
    id: Id,
    x: ListOf<Float<{ max: 0.1 }>, { minLength: 1; maxLength: 3 }>,
  ): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  OptionalFloatList(
    id: Id,
    x: Default<Optional<ListOf<Float<{ max: 0.1 }>, { minLength: 1; maxLength: 3 }>>, null>,
  ): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  Tuple(id: Id, x: TupleOf<Bool, 2>): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  OptionalTuple(
    id: Id,
    x: Default<Optional<TupleOf<Bool, 2>>, null>,
  ): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  Fields(id: Id, x: Settings): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  OptionalFields(id: Id, x: Default<Optional<Settings>, null>): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  Object(id: Id, x: History): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  OptionalObject(id: Id, x: Default<Optional<History>, null>): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  Out(id: Id, x: Out<History>): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  Writer(id: Id, x: Writer): Call<Power, { returns: None; from: 'on' }>;

  /**
   * Takes a value.
   * @param id Object.
   * @param x Value.
   * @after success Nothing changes.
   * @after failure Nothing changes.
   */
  OptionalWriter(id: Id, x: Default<Optional<Writer>, null>): Call<Power, { returns: None; from: 'on' }>;
}

/**
 * Gives values of every kind.
 * @lifetime Garbage collection ends its views.
 */
export declare class Giver implements Finalised {
  /** What the engine keeps for the object. */
  level: Property<Float<{ min: 0; max: 9 }>>;
  /** The name that was set last. */
  label: Property<Str<{ maxLength: 5 }>>;
  /** Whether there is a name. */
  has_label: Property<Bool, 'read'>;

  /**
   * Gives a value.
   * @returns a value
   */
  GetInt(): Method<{ returns: Int<{ min: -3; max: 30 }> }>;

  /**
   * Gives a value or None.
   * @param is_given Whether there is a value.
   * @returns a value
   */
  GetOptionalInt(is_given: Bool): Method<{ returns: Optional<Int<{ min: -3; max: 30 }>> }>;

  /**
   * Gives a value.
   * @returns a value
   */
  GetChoice(): Method<{ returns: OneOf<drv_mode.DRV_SLOW | drv_mode.DRV_FAST> }>;

  /**
   * Gives a value or None.
   * @param is_given Whether there is a value.
   * @returns a value
   */
  GetOptionalChoice(
    is_given: Bool,
  ): Method<{ returns: Optional<OneOf<drv_mode.DRV_SLOW | drv_mode.DRV_FAST>> }>;

  /**
   * Gives a value.
   * @returns a value
   */
  GetBool(): Method<{ returns: Bool }>;

  /**
   * Gives a value or None.
   * @param is_given Whether there is a value.
   * @returns a value
   */
  GetOptionalBool(is_given: Bool): Method<{ returns: Optional<Bool> }>;

  /**
   * Gives a value.
   * @returns a value
   */
  GetFloat(): Method<{ returns: Float }>;

  /**
   * Gives a value or None.
   * @param is_given Whether there is a value.
   * @returns a value
   */
  GetOptionalFloat(is_given: Bool): Method<{ returns: Optional<Float> }>;

  /**
   * Gives a value.
   * @returns a value
   */
  GetStr(): Method<{ returns: Str<{ maxLength: 5 }> }>;

  /**
   * Gives a value or None.
   * @param is_given Whether there is a value.
   * @returns a value
   */
  GetOptionalStr(is_given: Bool): Method<{ returns: Optional<Str<{ maxLength: 5 }>> }>;

  /**
   * Gives a value.
   * @returns a value
   */
  GetBytes(): Method<{ returns: Bytes }>;

  /**
   * Gives a value or None.
   * @param is_given Whether there is a value.
   * @returns a value
   */
  GetOptionalBytes(is_given: Bool): Method<{ returns: Optional<Bytes> }>;

  /**
   * Gives a value.
   * @returns a value
   */
  GetList(): Method<{ returns: ListOf<Int<{ min: 0; max: 9 }>, { maxLength: 3 }> }>;

  /**
   * Gives a value or None.
   * @param is_given Whether there is a value.
   * @returns a value
   */
  GetOptionalList(
    is_given: Bool,
  ): Method<{ returns: Optional<ListOf<Int<{ min: 0; max: 9 }>, { maxLength: 3 }>> }>;

  /**
   * Gives a value.
   * @returns a value
   */
  GetFloatTuple(): Method<{ returns: TupleOf<Float, 2> }>;

  /**
   * Gives a value or None.
   * @param is_given Whether there is a value.
   * @returns a value
   */
  GetOptionalFloatTuple(is_given: Bool): Method<{ returns: Optional<TupleOf<Float, 2>> }>;

  /**
   * Gives a value.
   * @returns a value
   */
  GetBoolList(): Method<{ returns: ListOf<Bool, { maxLength: 3 }> }>;

  /**
   * Gives a value or None.
   * @param is_given Whether there is a value.
   * @returns a value
   */
  GetOptionalBoolList(is_given: Bool): Method<{ returns: Optional<ListOf<Bool, { maxLength: 3 }>> }>;

  /**
   * Gives a value.
   * @returns a value
   */
  GetSettings(): Method<{ returns: New<Settings> }>;

  /**
   * Gives a value or None.
   * @param is_given Whether there is a value.
   * @returns a value
   */
  GetOptionalSettings(is_given: Bool): Method<{ returns: Optional<New<Settings>> }>;

  /**
   * Gives a value.
   * @returns a value
   */
  GetHistory(): Method<{ returns: New<History> }>;

  /**
   * Gives a value or None.
   * @param is_given Whether there is a value.
   * @returns a value
   */
  GetOptionalHistory(is_given: Bool): Method<{ returns: Optional<New<History>> }>;

  /**
   * Gives a value.
   * @returns a value
   */
  GetGiver(): Method<{ returns: New<Giver> }>;

  /**
   * Gives a value or None.
   * @param is_given Whether there is a value.
   * @returns a value
   */
  GetOptionalGiver(is_given: Bool): Method<{ returns: Optional<New<Giver>> }>;

  /**
   * Gives a value.
   * @returns a value
   */
  GetView(): Method<{ returns: View }>;

  /**
   * Gives counters.
   * @returns the counters
   */
  GetCounters(): Method<{ returns: Counters<['few', 'many']> }>;

  /**
   * Gives counters or None.
   * @param is_given Whether there are counters.
   * @returns the counters
   */
  GetOptionalCounters(is_given: Bool): Method<{ returns: Optional<Counters<['few', 'many']>> }>;

  /**
   * Gives itself.
   * @returns the object
   */
  GetItself(): Method<{ returns: Self<Giver> }>;

  /**
   * Gives itself or None.
   * @param is_given Whether it does.
   * @returns the object
   */
  GetOptionalItself(is_given: Bool): Method<{ returns: Optional<Self<Giver>> }>;

  /**
   * Gives a value or None.
   * @param is_given Whether there is a value.
   * @returns a value
   */
  GetOptionalView(is_given: Bool): Method<{ returns: Optional<View> }>;

  /** Ends the views. */
  Release(): Method<{ returns: None; releases: true }>;

  /**
   * Fails.
   * @param x Any value.
   * @returns nothing
   */
  Fail(x: Str<{ maxLength: 5 }>): Method<{ returns: Bytes }>;

  /**
   * Takes a function.
   * @param x Function.
   */
  ListenInt(x: Callback<Int<{ min: 0; max: 9 }>>): Method<{ returns: None }>;

  /**
   * Takes a function.
   * @param x Function.
   */
  ListenFloat(x: Callback<Float>): Method<{ returns: None }>;

  /**
   * Takes a function.
   * @param x Function.
   */
  ListenBool(x: Callback<Bool>): Method<{ returns: None }>;

  /**
   * Takes a function or None.
   * @param x Function.
   */
  ListenOptional(x: Default<Optional<Callback<Float>>, null>): Method<{ returns: None }>;

  /** Calls the functions. */
  Fire(): Method<{ returns: None }>;
}
