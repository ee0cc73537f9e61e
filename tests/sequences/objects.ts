// SPDX-License-Identifier: MIT
// Steps on objects: drops them, and reads and writes their attributes.

import type { Attribute, Class, ValueType } from '../../generator/model/model.js';
import { statement, type Command } from './command.js';
import { classOf, fieldOf } from './spec.js';
import { allowedNumbers, pick, wrongValues } from './values.js';
import type { BoardModel } from './board-model.js';

type Constant = Pick<Class['constants'][number], 'name' | 'value'>;

export type Action = 'read' | 'write' | 'write wrong' | 'delete';

/** Drops the reference to an object; it may be collected at any time. */
export function drop(model: BoardModel, name: string): Command | undefined {
  const exists = model.encoders.has(name) || model.streams.has(name) || model.attributes.has(name);
  return exists
    ? statement(`${name} = None`, () => {
        model.dropEncoder(name);
        model.dropStream(name);
        model.attributes.delete(name);
      })
    : undefined;
}

/** Reads, writes or deletes an attribute or a constant. */
export function attributeOf(
  model: BoardModel,
  className: string,
  name: string,
  which: number,
  action: Action,
  choice: number,
): Command | undefined {
  const owner = classOf(className);
  const exists = model.encoders.has(name) || model.streams.has(name) || model.attributes.has(name);
  if (!exists) {
    return undefined;
  }
  const place = pick([...owner.attributes.map(asConstant), ...owner.constants], which);
  const target = `${name}.${place.name}`;
  if (action === 'read') {
    return { text: target, condition: '-', allowed: read(model, name, place) };
  }
  if ('kind' in place && place.kind === 'count' && action !== 'delete') {
    // An instance of a Python subclass would have a value of its own, which hides the count.
    return model.derived.has(name) ? undefined : writeCount(target, action, choice);
  }
  const type = 'kind' in place ? typeOf(owner, place) : undefined;
  // Instances of Python subclasses accept any attribute; the call that the object is passed to checks them.
  if (model.derived.has(name) && (action !== 'write' || type === undefined)) {
    return undefined;
  }
  if ('value' in place) {
    return shadow(model, name, place, action, choice);
  }
  if (action === 'delete' || type === undefined) {
    const text = action === 'delete' ? `del ${target}` : `${target} = 1`;
    return { text, condition: '-', allowed: ['AttributeError'] };
  }
  return action === 'write' ? write(model, name, place.name, type, choice) : writeWrong(target, type, choice);
}

// These Encoders have no channel of their own: an attribute with it is then as a constant.
function asConstant(attribute: Attribute): Attribute | Constant {
  return attribute.kind === 'ownKey' ? { name: attribute.name, value: -1 } : attribute;
}

// The type of an attribute that can be written.
function typeOf(owner: Class, attribute: Attribute): ValueType | undefined {
  const parameter = owner.construction.parameters.find(
    (candidate) => attribute.kind === 'field' && fieldOf(owner, candidate) === attribute.name,
  );
  return parameter?.type;
}

function read(model: BoardModel, name: string, place: Attribute | Constant): string[] {
  if ('value' in place) {
    return [String(model.shadows.get(name)?.[place.name] ?? place.value)];
  }
  switch (place.kind) {
    case 'field':
      return [String(model.attributes.get(name)?.[place.name])];
    case 'intArray':
      return ['[*'];
    case 'structView':
      return [`<${place.struct}*`, '<struct*'];
    case 'computed':
    case 'ownKey':
      return ['*'];
    case 'readOnly':
    case 'count': {
      const stream = model.streams.get(name);
      const count = stream === undefined ? undefined : model.packCount(stream);
      return [count === undefined ? '*' : String(count)];
    }
  }
}

// An object can have a value of its own instead of a constant of its class, and lose it again.
function shadow(model: BoardModel, name: string, place: Constant, action: Action, choice: number): Command {
  const { [place.name]: own, ...others } = model.shadows.get(name) ?? {};
  const target = `${name}.${place.name}`;
  if (action !== 'delete') {
    const values = { ...others, [place.name]: choice };
    return statement(`${target} = ${choice}`, () => model.shadows.set(name, values));
  }
  return own === undefined
    ? { text: `del ${target}`, condition: '-', allowed: ['AttributeError'] }
    : statement(`del ${target}`, () => model.shadows.set(name, others));
}

function write(model: BoardModel, name: string, attribute: string, type: ValueType, choice: number): Command {
  const value = pick(allowedNumbers(type), choice);
  return statement(`${name}.${attribute} = ${value}`, () => {
    model.attributes.set(name, { ...model.attributes.get(name), [attribute]: value });
  });
}

function writeWrong(target: string, type: ValueType, choice: number): Command {
  const { text, raises } = pick(wrongValues(type), choice);
  return { text: `${target} = ${text}`, condition: '-', allowed: [raises] };
}

// Assigns the number of packs that the object has; the packs that it holds do not depend on the number.
function writeCount(target: string, action: Action, choice: number): Command {
  return action === 'write'
    ? statement(`${target} = ${target}`, () => undefined)
    : {
        text: `${target} = ${pick(['-1', '1 << 32', '1 << 80'], choice)}`,
        condition: '-',
        allowed: ['ValueError'],
      };
}

/** Shortens a list of a StreamData; its packs cannot be checked afterwards. */
export function shorten(model: BoardModel, name: string, which: number): Command | undefined {
  const stream = model.streams.get(name);
  const lists = classOf('StreamData').attributes.filter(({ kind }) => kind === 'intArray');
  return stream === undefined
    ? undefined
    : statement(`del ${name}.${pick(lists, which).name}[-1:]`, () => {
        stream.isShortened = true;
      });
}

/** Checks the number of outstanding packs against the model. */
export function countOutstanding(model: BoardModel, chn: number): Command | undefined {
  const { min, max } = model.outstandingOf(chn);
  return max === Infinity
    ? undefined
    : {
        text: `outstanding_packs(${chn})`,
        condition: '-',
        allowed: Array.from({ length: max - min + 1 }, (_, index) => String(min + index)),
      };
}

/** Checks that the packs of a StreamData are unchanged. */
export function checkHeld(model: BoardModel, name: string): Command | undefined {
  const stream = model.streams.get(name);
  const held = stream === undefined ? undefined : model.heldBy(stream);
  return stream === undefined || held === undefined || stream.isShortened
    ? undefined
    : { text: `held(${name})`, condition: '-', allowed: [String(held.count)] };
}
