// SPDX-License-Identifier: MIT
/** Random specs of calls: methods, static methods, functions, forms, protocols, and what calls of them must raise. */
import fc from 'fast-check';
import { distinct, memberName } from './random-names.js';
import { TARGETS, type RandomSpec } from './random-spec.js';

/** A call in a script, and how it ends: 'done', or the exception and parts of its message. */
export interface RandomCall {
  text: string;
  raises: string;
  parts: string[];
}

export interface RandomCalls extends RandomSpec {
  calls: RandomCall[];
}

interface Kind {
  type: string;
  right: string[];
  wrong: { value: string; raises: string }[];
  /** The default that it can have, in the spec. */
  default?: string;
}

const typeError = (value: string): { value: string; raises: string } => ({ value, raises: 'TypeError' });
const valueError = (value: string): { value: string; raises: string } => ({ value, raises: 'ValueError' });

const limit = fc.oneof(
  fc.integer({ min: -200, max: 200 }),
  fc.constantFrom(-2147483648, -1, 0, 1, 2147483647),
);
const int = fc.tuple(limit, limit).map(([one, other]): Kind => {
  const [min, max] = [Math.min(one, other), Math.max(one, other)];
  return {
    type: `Int<{ min: ${min}; max: ${max} }>`,
    default: `${max}`,
    right: [`${min}`, `${max}`],
    wrong: [
      ...["'1'", '1.0', 'None', '[]', 'object()'].map(typeError),
      ...[`${min - 1}`, `${max + 1}`, '1 << 31', '-1 << 70', '1 << 64'].map(valueError).slice(0, 2),
      valueError('1 << 70'),
    ],
  };
});
const size = fc.integer({ min: 1, max: 40 });
const index = size.map((count): Kind => ({
  type: `Index<${count}>`,
  default: '0',
  right: ['0', `${count - 1}`],
  wrong: [typeError("'0'"), typeError('0.0'), valueError('-1'), valueError(`${count}`)],
}));
const float = fc.constantFrom<Kind>(
  {
    type: 'Float',
    default: '-0.5',
    right: ['0.5', '-3', "float('inf')"],
    wrong: ["'1'", 'None', '1j'].map(typeError),
  },
  {
    type: 'Float<{ min: -1.5; max: 2.5 }>',
    right: ['-1.5', '2.5', '0'],
    wrong: [typeError("'1'"), ...['3', '-2.0', "float('nan')", "float('inf')"].map(valueError)],
  },
);
const bool = fc.constant<Kind>({
  type: 'Bool',
  default: 'true',
  right: ['True', 'False'],
  wrong: ['1', 'None', "''"].map(typeError),
});
const text = size.map((length): Kind => ({
  type: `Str<{ maxLength: ${length} }>`,
  default: "''",
  right: ["''", `'x' * ${length}`],
  wrong: [typeError('1'), typeError("b'x'"), valueError(`'x' * ${length + 1}`), valueError("'\\0'")],
}));
const bytes = size.map((count): Kind => ({
  type: `Bytes<{ minSize: ${count}; maxSize: ${count + 2} }>`,
  right: [`bytes(${count})`, `bytearray(${count + 2})`],
  wrong: [typeError('1'), valueError(`bytes(${count - 1})`), valueError(`bytes(${count + 3})`)],
}));
const writable = size.map((count): Kind => ({
  type: `WritableBytes<{ minSize: ${count} }>`,
  right: [`bytearray(${count})`, `memoryview(bytearray(${count + 9}))`],
  wrong: [typeError('1'), typeError(`bytes(${count})`), valueError(`bytearray(${count - 1})`)],
}));
const struct = fc.constant<Kind>({
  type: 'BufferOf<drv_level>',
  right: ['bytes(12)', 'bytearray(12)'],
  wrong: ['1', 'None', 'bytes(11)', 'bytes(13)', "b''"].map(typeError),
});
const choice = fc.constant<Kind>({
  type: 'OneOf<drv_mode.DRV_SLOW | drv_mode.DRV_FAST>',
  default: 'drv_mode.DRV_FAST',
  right: ['3', '70000'],
  wrong: [typeError("'3'"), typeError('3.0'), ...['0', '4', '-1', '70001', '1 << 70'].map(valueError)],
});
const callback = fc.constantFrom('Bool', 'Float', 'Index<9>').map((argument): Kind => ({
  type: `Callback<${argument}>`,
  right: ['print', 'lambda value: None'],
  wrong: ['1', 'None', "'print'"].map(typeError),
}));
const items = fc
  .tuple(fc.oneof(int, bool), fc.integer({ min: 1, max: 5 }), fc.boolean())
  .map(([of, count, isTuple]): Kind => ({
    type: isTuple ? `TupleOf<${of.type}, ${count}>` : `ListOf<${of.type}, { maxLength: ${count} }>`,
    right: of.right.map((each) => `[${each}] * ${count}`),
    wrong: [
      typeError('1'),
      valueError(`[${of.right[0] ?? ''}] * ${count + 1}`),
      ...of.wrong.map((each) => ({ ...each, value: `(${each.value},) * ${count}` })),
    ],
  }));
const value = fc.oneof(int, index, float, bool, text, bytes, items, writable, struct, choice);
const optional = value.map((of): Kind => ({
  type: `Optional<${of.type}>`,
  default: 'null',
  right: [...of.right, 'None'],
  wrong: of.wrong.filter((each) => !each.value.startsWith('None')),
}));

interface Callable {
  kinds: Kind[];
  /** How many of the last parameters have defaults, if their kinds can. */
  defaults: number;
  returns: string;
  options: string;
}
const parameter = fc.oneof({ arbitrary: value, weight: 3 }, { arbitrary: optional, weight: 1 });
/** What an object of the call must not keep. */
const callable: fc.Arbitrary<Callable> = callableOf(parameter);

function callableOf(kind: fc.Arbitrary<Kind>): fc.Arbitrary<Callable> {
  return fc.record({
    kinds: fc.array(kind, { maxLength: 4 }),
    defaults: fc.integer({ min: 0, max: 2 }),
    returns: fc.constantFrom(
      'None',
      'None',
      'Status',
      'DriverCode',
      'Bool',
      'Float',
      'Int<{ min: 0; max: 9 }>',
    ),
    options: fc.constantFrom('', '', '; waits: -1'),
  });
}

/** The index of the first parameter with a default. */
function required({ kinds, defaults }: Pick<Callable, 'kinds' | 'defaults'>): number {
  let count = kinds.length;
  while (count > 0 && count > kinds.length - defaults && kinds[count - 1]?.default !== undefined) {
    count--;
  }
  return count;
}

/** The calls of one callable with right arguments, and each with one mistake. */
function callsOf(
  callee: string,
  name: string,
  names: string[],
  { kinds, defaults }: Pick<Callable, 'kinds' | 'defaults'>,
): RandomCall[] {
  const right = kinds.map((kind) => kind.right[0] ?? '');
  const call = (list: string[], raises: string, ...parts: string[]): RandomCall => ({
    text: `${callee}(${list.join(', ')})`,
    raises,
    parts: raises === 'done' ? [] : [`${name}: `, ...parts],
  });
  const keywords = right.map((each, i) => `${names[i] ?? ''}=${each}`);
  const misfit = (list: string[], ...parts: string[]): RandomCall => call(list, 'TypeError', ...parts);
  const from = required({ kinds, defaults });
  const without = (list: string[], i: number): RandomCall =>
    i < from ? misfit(list, 'missing', names[i] ?? '') : call(list, 'done');
  return [
    call(right, 'done'),
    call(keywords.toReversed(), 'done'),
    misfit([...right, 'None'], `takes ${kinds.length} positional`, `${kinds.length + 1} were given`),
    misfit([...right, 'surplus_=1'], 'unexpected keyword', 'surplus_'),
    ...kinds.flatMap((kind, i) => [
      ...kind.right.map((each) => call(right.with(i, each), 'done')),
      ...kind.wrong.map((each) => call(right.with(i, each.value), each.raises, names[i] ?? '')),
      without(right.slice(0, i), i),
      without(keywords.toSpliced(i, 1), i),
      misfit([...right, `${names[i] ?? ''}=1`], 'multiple values', names[i] ?? ''),
    ]),
  ];
}

function declaration(
  start: string,
  names: string[],
  { kinds, defaults, returns, options }: Callable,
  indent: string,
): string {
  const comments = [
    'Does it.',
    ...kinds.map((_, i) => `@param ${names[i] ?? ''} A value.`),
    ...(returns === 'None' ? [] : ['@returns a value']),
    ...(options.includes('waits')
      ? ['@after success Done.', '@after failure Not done.', '@after interruption Open.']
      : []),
  ];
  const from = required({ kinds, defaults });
  const list = kinds
    .map(
      ({ type, default: value = '' }, i) =>
        `${names[i] ?? ''}: ${i < from ? type : `Default<${type}, ${value}>`}`,
    )
    .join(', ');
  const method = `Method<{ returns: ${returns}${options} }>`;
  return `${indent}/**\n${comments.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n${indent}${start}(${list}): ${method};`;
}

const isCallable = (name: string): boolean => !/^(True|self|None)$/.test(name);

/** A spec whose calls are known: `module` is the module, `object_` an object of its class Machine. */
export const randomCalls: fc.Arbitrary<RandomCalls> = fc
  .record({
    names: distinct(memberName.filter(isCallable), 4, 4),
    methods: fc.array(callableOf(fc.oneof({ arbitrary: parameter, weight: 4 }, callback)), {
      minLength: 1,
      maxLength: 3,
    }),
    fixed: callable,
    free: callable,
    raises: fc.constantFrom('', "; raises: 'ValueError'", "; raises: 'RuntimeError'"),
    first: fc.constantFrom(
      { type: 'Index<9>', good: '8' },
      { type: 'Bool', good: 'True' },
      { type: 'Bytes', good: "b''" },
    ),
  })
  .map(({ names, methods, fixed, free, raises, first }) => {
    const named = methods.map((method, i) => ({ name: `Do${i}`, method }));
    const [one = ''] = names;
    const machine = [
      ...named.map(({ name, method }) =>
        declaration(
          name,
          names,
          { ...method, options: method.options + (/Status|DriverCode/.test(method.returns) ? '' : raises) },
          '  ',
        ),
      ),
      declaration('static Fixed', names, fixed, '  '),
      declaration(
        'Turn',
        [one],
        { kinds: [{ type: first.type, right: [], wrong: [] }], defaults: 0, returns: 'None', options: '' },
        '  ',
      ),
      declaration(
        'Turn',
        [one],
        {
          kinds: [{ type: 'Str<{ maxLength: 8 }>', right: [], wrong: [] }],
          defaults: 0,
          returns: 'None',
          options: "; symbol: 'TurnTo'",
        },
        '  ',
      ),
    ];
    const source = [
      '/** Machines. */',
      "export type M = Module<{ prefix: 'calls'; native: '_native'; facade: 'pkg.facade'; imports: []; starImports: [] }>;",
      "export interface Power extends StateMachine<'self'> {",
      "  off: State<'is off', typeof E_OFF>;",
      "  on: State<'is on', typeof E_OFF>;",
      '}',
      '/**\n * A machine.\n * @lifetime Garbage collection forgets its callbacks.\n */',
      'export declare class Machine implements Finalised {',
      ...machine,
      '}',
      '/** Something open. */',
      "export declare class Lamp implements ContextManager<'Close'>, Iteration<'Next'> {",
      '  /**\n   * Switches on.\n   * @after success On.\n   * @after failure Off.\n   */',
      `  On(): Call<Power, { returns: None; from: 'off'; to: 'on'; rejects: 'RuntimeError' }>;`,
      '  /**\n   * Switches off.\n   * @after success Off.\n   * @after failure On.\n   */',
      "  Off(): Call<Power, { returns: None; from: 'on'; to: 'off'; noop: 'off' }>;",
      '  /** Closes it. */\n  Close(): Method<{ returns: None }>;',
      '  /**\n   * Gets the next.\n   * @returns a value, or None\n   */',
      '  Next(): Method<{ returns: Optional<Index<9>> }>;',
      '  /**\n   * Locks it.\n   * @returns the memory\n   */\n  Lock(): Method<{ returns: View }>;',
      '  /** Unlocks it. */\n  Unlock(): Method<{ returns: None; releases: true }>;',
      '}',
      '/** Settings. */',
      'export declare class Shown implements Printed {',
      '  /**\n   * Creates it.\n   * @param level Level.\n   */\n  constructor(level: Index<7>);',
      "  /** Level. */\n  level: Field<'level'>;",
      '}',
      declaration('export declare function Free', names, free, ''),
      '',
    ].join('\n');
    const turn = (list: string, given: string): RandomCall => ({
      text: `object_.Turn(${list})`,
      raises: 'TypeError',
      parts: ['Machine.Turn: ', `no form takes (${given})`],
    });
    const calls: RandomCall[] = [
      ...named.flatMap(({ name, method }) => callsOf(`object_.${name}`, `Machine.${name}`, names, method)),
      ...callsOf('module.Machine.Fixed', 'Machine.Fixed', names, fixed),
      ...callsOf('object_.Fixed', 'Machine.Fixed', names, fixed),
      ...callsOf('module.Free', 'Free', names, free),
      ...callsOf('module.Shown', 'Shown', ['level'], {
        kinds: [
          { type: '', right: ['0', '6'], wrong: [typeError("'1'"), valueError('7'), valueError('-1')] },
        ],
        defaults: 0,
      }),
      ...[first.good, "'left'", `${one}='left'`].map((list) => ({
        text: `object_.Turn(${list})`,
        raises: 'done',
        parts: [],
      })),
      turn('', ''),
      turn('{}', 'dict'),
      turn(`${one}={}`, `${one}=dict`),
      turn("'left', 1", 'str, int'),
      { text: 'lamp.On()', raises: 'done', parts: [] },
      { text: 'lamp.Off()', raises: 'done', parts: [] },
      { text: 'lamp.Off()', raises: 'done', parts: [] },
      { text: 'lamp.__enter__()', raises: 'done', parts: [] },
      { text: 'lamp.__exit__(None, None, None)', raises: 'done', parts: [] },
    ];
    return {
      calls,
      classes: [
        {
          name: 'Machine',
          methods: [...named.map(({ name }) => name), 'Fixed', 'Turn'],
          attributes: [],
          constants: [],
        },
        {
          name: 'Lamp',
          methods: ['On', 'Off', 'Close', 'Next', 'Lock', 'Unlock'],
          protocols: ['__enter__', '__exit__', '__iter__', '__next__'],
          attributes: [],
          constants: [],
        },
        { name: 'Shown', methods: [], attributes: ['level'], constants: [] },
      ],
      texts: { 'drv.ts': DRIVER, 'api.ts': source, 'targets.ts': TARGETS },
    };
  });

const DRIVER = `/** The driver. */
import type { Unsigned } from './vocabulary.js';
export type octet = Unsigned<8>;
export type word = Unsigned<32>;
export interface drv_level extends Struct {
  low: word;
  kind: octet;
  high: word;
}
export declare enum drv_mode {
  DRV_SLOW = 3,
  DRV_FAST = 70000,
}
/** it is off */
export declare const E_OFF: ErrorCode<0x80000001>;
/** Turns it off. */
export declare function drv_off(): octet;
`;
