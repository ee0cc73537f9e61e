// SPDX-License-Identifier: MIT
/** Names and texts for random specs: those that C, Python or MicroPython could take for something else. */
import fc from 'fast-check';

/** Names that mean something to C, MicroPython, JavaScript or the emitted code, and are allowed. */
const HOSTILE =
  `base c NULL errors EOF unix linux errno stdin values wait result type dest arguments keywords n_args gil progress engine lists
  field attribute int long  register auto inline restrict bool MP_OBJ_NULL MP_ARRAY_SIZE mp_obj_t mp_raise m_new
  m_del attr del_ make_new check fill locals locals_table signature parameters obj obj_t obj_attr init match  _x x__y
  X I B0 count name state call CALL_COUNT py_NULL py_x list_data view_data argument_0 method_2_x class_x type_x toString
  hasOwnProperty __proto prototype valueOf this_ st_mtime  offsetof isnan va_arg INT_MAX PRIu32 MIN likely
    string array list_ print_ str bytes module_globals __LINE_ transitions_ get_value getValue2
  ${'long_name_'.repeat(25)}`.split(/\s+/);

/** Those that are also allowed for classes, which scripts import. */
const HOSTILE_CLASSES =
  `base c NULL EOF unix linux errno stdin values wait result int32_t long register auto mp_obj_t
  MP_OBJ_NULL m_new attr check fill locals_table X I count state obj obj_t toString valueOf class_x type_x
  py_x`.split(/\s+/);

/** Names that are allowed nowhere, or only in some places. */
const REJECTED =
  `self True struct_ OSError __del__ __init__ lambda None Ön x$ transitions _lt_module_gt_ module state_texts
  ${'n'.repeat(256)} constructor`.split(/\s+/);

const TEXTS = [
  'Plain.',
  'ends with a backslash \\',
  'a \\ in between',
  '??/',
  'what??/ and ???) trigraphs ??=',
  'starts /* of a comment',
  '"quoted"',
  'ends with "',
  '"""',
  "it's",
  '`tick`',
  'a | b',
  'µs “ü” 日本 🎥',
  '%s %d %n %q %%',
  '{{name}} {{#if x}} {{{y}}}',
  '<b>&amp;</b>',
  '$& $1 $$',
  '\\n \\x00 \\u0000 \\N{BULLET}',
  '// # --',
  '#define X 1',
  'MP_QSTR_in_a_text',
  '\'\'\' """ \\"',
];

const plain = fc.stringMatching(/^[a-z][a-z0-9_]{0,9}$/);
const mixed = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_]{0,9}$/);

/** A name that is allowed for members, parameters and methods. */
export const allowedName = fc.oneof(
  { arbitrary: plain, weight: 40 },
  { arbitrary: mixed, weight: 20 },
  { arbitrary: fc.constantFrom(...HOSTILE), weight: 40 },
);

/** A name of a member, parameter, method or state. */
export const memberName = fc.oneof(
  { arbitrary: allowedName, weight: 400 },
  { arbitrary: fc.constantFrom(...REJECTED), weight: 1 },
);

export const className = fc.oneof(
  { arbitrary: fc.stringMatching(/^[A-Z][a-zA-Z0-9_]{0,9}$/), weight: 120 },
  { arbitrary: fc.constantFrom(...HOSTILE_CLASSES), weight: 60 },
  { arbitrary: fc.constantFrom(...REJECTED), weight: 1 },
);

/** A name of the driver, which has a prefix of its own. */
export const driverName = fc.oneof(
  { arbitrary: plain.map((name) => `drv_${name}`), weight: 200 },
  { arbitrary: fc.constantFrom(...HOSTILE, ...REJECTED), weight: 1 },
);

export const constantName = fc.oneof(
  { arbitrary: fc.stringMatching(/^[A-Z][A-Z0-9_]{0,9}$/).map((name) => `DRV_${name}`), weight: 200 },
  { arbitrary: fc.constantFrom(...HOSTILE, ...REJECTED), weight: 1 },
);

export const fieldName = fc.oneof(
  { arbitrary: plain, weight: 200 },
  { arbitrary: fc.constantFrom(...HOSTILE), weight: 1 },
);

export const text = fc.oneof(
  { arbitrary: fc.constantFrom(...TEXTS), weight: 5 },
  {
    arbitrary: fc.tuple(fc.constantFrom(...TEXTS), fc.constantFrom(...TEXTS)).map((two) => two.join(' ')),
    weight: 2,
  },
);

/** Distinct names, also without capitals and underscores. */
export function distinct(
  name: fc.Arbitrary<string>,
  minLength: number,
  maxLength: number,
): fc.Arbitrary<string[]> {
  const selector = (each: string): string => each.toLowerCase().replaceAll('_', '');
  return fc.uniqueArray(name, { minLength, maxLength, selector });
}
