// SPDX-License-Identifier: MIT
// Values for parameters as Python text: valid and invalid ones of each type.

import type { Method, Parameter, ValueType } from '../../generator/model/model.js';
import { channelParameter } from './spec.js';

/** A wrong argument list, and the exception that it raises. */
export interface Mistake {
  text: string;
  raises: string;
}

/** The element of a list at `number` modulo its length. */
export function pick<T>(list: readonly T[], number: number): T {
  const chosen = list[number % list.length];
  if (chosen === undefined) {
    throw new Error('empty list');
  }
  return chosen;
}

/** Valid numbers of a type: the limits of its range and their neighbours, or all choices. */
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

/** Invalid numbers of a type. */
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
const NON_INTS = ['None', '"1"', '1.5', '[]', 'Encoder', 'b"1"'];
const NON_OBJECTS = ['None', '5', '[]', 'object()', 'Encoder()', 'StreamData'];
const NON_BUFFERS = ['None', '5', 'bytearray(1)', 'bytes(picture.info)[1:]', 'bytes(picture.info) + b"0"'];

/** Values that a parameter of the type rejects. */
export function wrongValues(type: ValueType): Mistake[] {
  if (type.kind === 'object') {
    return NON_OBJECTS.map(typeError);
  }
  if (type.kind === 'buffer') {
    return NON_BUFFERS.map(typeError);
  }
  const outOfBounds = [...forbiddenNumbers(type).map(String), ...HUGE];
  return [...outOfBounds.map((text) => ({ text, raises: 'ValueError' })), ...NON_INTS.map(typeError)];
}

function typeError(text: string): Mistake {
  return { text, raises: 'TypeError' };
}

/** An argument and the parameter it is for. */
export interface Argument {
  parameter: Parameter;
  text: string;
}

/** Formats an argument list; the last `keywords` arguments as keywords, with `useAlias` by their aliases. */
export function formatArguments(args: Argument[], keywords: number, useAlias: boolean): string {
  const positional = Math.max(0, args.length - keywords);
  const texts = args.map(({ parameter, text }, index) => {
    const name = useAlias ? (parameter.alias ?? parameter.name) : parameter.name;
    return index < positional ? text : `${name}=${text}`;
  });
  return texts.join(', ');
}

/** All argument lists with one mistake. */
export function mistakesOf({ parameters }: Pick<Method, 'parameters'>, right: Argument[]): Mistake[] {
  const wrong = right.flatMap((argument) =>
    wrongValues(argument.parameter.type).map(({ text, raises }) => ({
      text: formatArguments(
        right.map((each) => (each === argument ? { ...each, text } : each)),
        0,
        false,
      ),
      raises,
    })),
  );
  return [...wrong, ...wrongArgumentLists(parameters, right)];
}

function wrongArgumentLists(parameters: Parameter[], right: Argument[]): Mistake[] {
  const all = formatArguments(right, 0, false);
  const [first] = right;
  const shapes = [
    [all, 'surplus=1'],
    [...parameters.map(() => '1'), '1'],
    ...(first === undefined ? [] : [[all, `${first.parameter.name}=${first.text}`]]),
  ];
  // Without the key, the call is about the Encoder's own channel.
  const needed = right.filter(
    ({ parameter }) => parameter.default === undefined && parameter.name !== channelParameter,
  );
  const missing = needed.map((argument) =>
    formatArguments(
      right.filter((each) => each !== argument),
      right.length,
      false,
    ),
  );
  const joined = shapes.map((texts) => texts.filter((text) => text !== '').join(', '));
  return [...joined, ...missing].map(typeError);
}
