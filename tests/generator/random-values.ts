// SPDX-License-Identifier: MIT
/** Random types of values: every kind, with random bounds. `ENUMERATORS` stands for those of the spec. */
import fc from 'fast-check';

export const ENUMERATORS = 'ENUMERATORS';

const size = fc.integer({ min: 1, max: 300 });
const limit = fc.oneof(fc.integer({ min: -200, max: 200 }), fc.constantFrom(-2147483648, 0, 2147483647));

const int = fc
  .tuple(limit, limit, fc.constantFrom('', " unit: 'ms';"))
  .map(([one, other, unit]) => `Int<{ min: ${Math.min(one, other)}; max: ${Math.max(one, other)};${unit} }>`);
const float = fc
  .tuple(fc.integer({ min: -50, max: 50 }), size, fc.boolean())
  .map(([min, span, isBounded]) => (isBounded ? `Float<{ min: ${min}.5; max: ${min + span}.25 }>` : 'Float'));
const scalar = fc.oneof(
  int,
  float,
  size.map((count) => `Index<${count}>`),
  fc.constantFrom('Bool', `OneOf<${ENUMERATORS}>`),
);
const text = size.map((length) => `Str<{ maxLength: ${length} }>`);
const items = fc.oneof(
  fc
    .tuple(scalar, fc.integer({ min: 1, max: 16 }))
    .map(([of, length]) => `ListOf<${of}, { maxLength: ${length} }>`),
  fc.tuple(scalar, fc.integer({ min: 1, max: 5 })).map(([of, count]) => `TupleOf<${of}, ${count}>`),
);
const callback = fc.oneof(int, float, fc.constant('Bool')).map((of) => `Callback<${of}>`);
const buffer = fc.constantFrom(
  'Bytes',
  'WritableBytes',
  'Bytes<{ minSize: 3; maxSize: 9 }>',
  'WritableBytes<{ minSize: 1 }>',
);

const optional = (of: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ arbitrary: of, weight: 3 }, { arbitrary: of.map((each) => `Optional<${each}>`), weight: 1 });

/** Of parameters of a method. */
export const parameterType = optional(fc.oneof(scalar, text, items, callback, buffer));
/** Of results. */
export const resultType = fc.oneof(
  fc.constantFrom('None', 'DriverCode', 'Status'),
  optional(fc.oneof(scalar, text, items, fc.constant('Bytes'))),
);
/** Of properties that scripts read and assign. */
export const propertyType = fc.oneof(scalar, text);
