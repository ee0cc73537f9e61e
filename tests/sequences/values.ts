// SPDX-License-Identifier: MIT
// Values for parameters, as Python text: those that a type allows, and those that it does not.

import type { Method, Parameter, ValueType } from '../../generator/model/model.js';

/** A wrong value, or a wrong way to give arguments, and what it raises. */
export interface Mistake {
  text: string;
  raises: string;
}

/** One of a list, by any number. */
export function pick<T>(list: readonly T[], number: number): T {
  const chosen = list[number % list.length];
  if (chosen === undefined) {
    throw new Error('nothing to choose from');
  }
  return chosen;
}

/** Numbers that a type allows: the ends of its range and what lies next to them, or all choices. */
export function allowedNumbers(type: ValueType): number[] {
  if (type.kind === 'choice') {
    return type.of.map(({ value }) => value);
  }
  if (type.kind !== 'int') {
    return [];
  }
  const step = type.multipleOf ?? 1;
  const lowest = Math.ceil(type.min / step) * step;
  const highest = Math.floor(type.max / step) * step;
  return [...new Set([lowest, highest, lowest + step, highest - step])].filter(
    (value) => value >= type.min && value <= type.max,
  );
}

/** Numbers that a type does not allow. */
export function forbiddenNumbers(type: ValueType): number[] {
  if (type.kind === 'choice') {
    const values = type.of.map(({ value }) => value);
    return [Math.min(...values) - 1, Math.max(...values) + 1];
  }
  if (type.kind !== 'int') {
    return [];
  }
  return [type.min - 1, type.max + 1, ...(type.multipleOf === undefined ? [] : [type.min + 1, type.max - 1])];
}

const HUGE = ['1 << 80', '-(1 << 80)', '1 << 63'];
const NO_INTS = ['None', '"1"', '1.5', '[]', 'Encoder', 'b"1"'];
const NO_OBJECTS = ['None', '5', '[]', 'object()', 'Encoder()', 'StreamData'];
const NO_BUFFERS = ['None', '5', 'bytearray(1)', 'bytes(picture.info)[1:]', 'bytes(picture.info) + b"0"'];

/** Values that a parameter of the type refuses. */
export function wrongValues(type: ValueType): Mistake[] {
  if (type.kind === 'object') {
    return NO_OBJECTS.map(typeError);
  }
  if (type.kind === 'buffer') {
    return NO_BUFFERS.map(typeError);
  }
  const outOfBounds = [...forbiddenNumbers(type).map(String), ...HUGE];
  return [...outOfBounds.map((text) => ({ text, raises: 'ValueError' })), ...NO_INTS.map(typeError)];
}

function typeError(text: string): Mistake {
  return { text, raises: 'TypeError' };
}

/** An argument and the parameter it is for. */
export interface Argument {
  parameter: Parameter;
  text: string;
}

/** Arguments as they are written; the last `keywords` ones by name, each by its alias where `useAlias`. */
export function written(given: Argument[], keywords: number, useAlias: boolean): string {
  const positional = Math.max(0, given.length - keywords);
  const words = given.map(({ parameter, text }, index) => {
    const name = useAlias ? (parameter.alias ?? parameter.name) : parameter.name;
    return index < positional ? text : `${name}=${text}`;
  });
  return words.join(', ');
}

/** All that can be wrong with a call's arguments; the rest of them is right. */
export function mistakesOf({ parameters }: Pick<Method, 'parameters'>, right: Argument[]): Mistake[] {
  const wrong = right.flatMap((argument) =>
    wrongValues(argument.parameter.type).map(({ text, raises }) => ({
      text: written(
        right.map((each) => (each === argument ? { ...each, text } : each)),
        0,
        false,
      ),
      raises,
    })),
  );
  return [...wrong, ...wrongShapes(parameters, right)];
}

function wrongShapes(parameters: Parameter[], right: Argument[]): Mistake[] {
  const all = written(right, 0, false);
  const [first] = right;
  const shapes = [
    [all, 'surplus=1'],
    [...parameters.map(() => '1'), '1'],
    ...(first === undefined ? [] : [[all, `${first.parameter.name}=${first.text}`]]),
  ];
  const needed = right.filter(({ parameter }) => parameter.default === undefined);
  const missing = needed.map((argument) =>
    written(
      right.filter((each) => each !== argument),
      right.length,
      false,
    ),
  );
  const joined = shapes.map((words) => words.filter((word) => word !== '').join(', '));
  return [...joined, ...missing].map(typeError);
}
