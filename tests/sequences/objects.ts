// SPDX-License-Identifier: MIT
// Objects on their own: forgotten, and their attributes read and written.

import type { Attribute, Class, ValueType } from '../../generator/model/model.js';
import { plainly, type Exchange } from './command.js';
import { classOf, keeperOf } from './spec.js';
import { allowedNumbers, pick, wrongValues } from './values.js';
import type { World } from './board-model.js';

export type Action = 'read' | 'write' | 'write wrong' | 'delete';

/** The object under a name is lost; a garbage collection may find it now or later. */
export function forget(world: World, name: string): Exchange | undefined {
  const isThere = world.encoders.has(name) || world.streams.has(name) || world.attributes.has(name);
  return isThere
    ? plainly(`${name} = None`, () => {
        world.loseEncoder(name);
        world.loseStream(name);
        world.attributes.delete(name);
      })
    : undefined;
}

/** Reads, writes or deletes an attribute or a constant. */
export function attributeOf(
  world: World,
  className: string,
  name: string,
  which: number,
  action: Action,
  choice: number,
): Exchange | undefined {
  const owner = classOf(className);
  const isThere = world.encoders.has(name) || world.streams.has(name) || world.attributes.has(name);
  if (!isThere) {
    return undefined;
  }
  const place = pick([...owner.attributes, ...owner.constants], which);
  const target = `${name}.${place.name}`;
  if (action === 'read') {
    return { text: target, around: '-', allowed: read(world, name, place) };
  }
  const kept = 'kind' in place ? typeOf(owner, place) : undefined;
  // Python lets a script write what it likes to objects of its own classes; calls tell what is wrong.
  if (world.derived.has(name) && (action !== 'write' || kept === undefined)) {
    return undefined;
  }
  if (action === 'delete' || kept === undefined) {
    const text = action === 'delete' ? `del ${target}` : `${target} = 1`;
    return { text, around: '-', allowed: ['AttributeError'] };
  }
  return action === 'write' ? write(world, name, place.name, kept, choice) : writeWrong(target, kept, choice);
}

// The type of an attribute that can be written.
function typeOf(owner: Class, attribute: Attribute): ValueType | undefined {
  const keeps = owner.construction.parameters.find(
    (parameter) => attribute.kind === 'field' && keeperOf(owner, parameter) === attribute.name,
  );
  return keeps?.type;
}

function read(world: World, name: string, place: Attribute | { value: number }): string[] {
  if ('value' in place) {
    return [String(place.value)];
  }
  switch (place.kind) {
    case 'field':
      return [String(world.attributes.get(name)?.[place.name])];
    case 'intArray':
      return ['[*'];
    case 'structView':
      return [`<${place.struct}*`, '<struct*'];
    case 'computed':
      return ['*'];
    case 'readOnly': {
      const stream = world.streams.get(name);
      const count = stream === undefined ? undefined : world.packCount(stream);
      return [count === undefined ? '*' : String(count)];
    }
  }
}

function write(world: World, name: string, attribute: string, type: ValueType, choice: number): Exchange {
  const value = pick(allowedNumbers(type), choice);
  return plainly(`${name}.${attribute} = ${value}`, () => {
    world.attributes.set(name, { ...world.attributes.get(name), [attribute]: value });
  });
}

function writeWrong(target: string, type: ValueType, choice: number): Exchange {
  const { text, raises } = pick(wrongValues(type), choice);
  return { text: `${target} = ${text}`, around: '-', allowed: [raises] };
}

/** A list of a StreamData is made shorter by the script; what it holds is harder to tell then. */
export function shorten(world: World, name: string, which: number): Exchange | undefined {
  const stream = world.streams.get(name);
  const lists = classOf('StreamData').attributes.filter(({ kind }) => kind === 'intArray');
  return stream === undefined
    ? undefined
    : plainly(`del ${name}.${pick(lists, which).name}[-1:]`, () => {
        stream.isShortened = true;
      });
}

/** The MPP has lent what StreamDatas surely hold, and no more than was ever got and not given back. */
export function countLent(world: World, chn: number): Exchange | undefined {
  const { least, most } = world.lentBy(chn);
  return most === Infinity
    ? undefined
    : {
        text: `lent(${chn})`,
        around: '-',
        allowed: Array.from({ length: most - least + 1 }, (_, index) => String(least + index)),
      };
}

/** Packs that a StreamData surely holds are still what they were. */
export function holdOn(world: World, name: string): Exchange | undefined {
  const stream = world.streams.get(name);
  const held = stream === undefined ? undefined : world.heldBy(stream);
  return stream === undefined || held === undefined || stream.isShortened
    ? undefined
    : { text: `held(${name})`, around: '-', allowed: [String(held.count)] };
}
