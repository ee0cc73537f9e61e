// SPDX-License-Identifier: MIT
/** Value types as entries of the binding's tables: one entry per distinct type, named after its first use. */
import type { Api, Class, Parameter, ValueType } from '../model/model.js';
import { quoted, snakeCase } from '../model/c-names.js';
import { typeSymbol } from '../model/exposed-names.js';
import { firstBy, named, oncePer } from '../model/once-per.js';
import type { InternalNames } from './internal-names.js';

export interface ValueTypeView {
  name: string;
  kind: 'INT' | 'CHOICE' | 'OBJECT' | 'FIELDS' | 'BUFFER';
  min: string;
  max: string;
  multipleOf: number;
  unit: string;
  label: string;
  choices: { name: string; value: string }[];
  type: string;
}

export class ValueTypes {
  readonly views: ValueTypeView[] = [];
  private readonly byShape = new Map<string, ValueTypeView>();

  constructor(
    private readonly api: Api,
    private readonly names: InternalNames,
  ) {}

  /** Name of the table entry for a type; adds the entry at its first use. */
  name(type: ValueType, user: string): string {
    // Neither whether the call fills the object nor the source of bounds affects the type.
    const shape = JSON.stringify({ ...type, isOut: undefined, source: undefined });
    let view = this.byShape.get(shape);
    if (!view) {
      view = this.lower(type, this.names.claim('type', snakeCase(user)));
      this.byShape.set(shape, view);
      this.views.push(view);
    }
    return view.name;
  }

  parameterName(parameter: Parameter): string {
    return this.name(parameter.type, parameter.name);
  }

  private lower(type: ValueType, name: string): ValueTypeView {
    const view: ValueTypeView = {
      name,
      kind: 'INT',
      min: '0',
      max: '0',
      multipleOf: 0,
      unit: 'NULL',
      label: 'NULL',
      choices: [],
      type: 'NULL',
    };
    switch (type.kind) {
      case 'int':
        return {
          ...view,
          min: cInt(type.min),
          max: cInt(type.max),
          multipleOf: type.multipleOf ?? 0,
          unit: type.unit ? quoted(type.unit) : 'NULL',
        };
      case 'choice':
        return {
          ...view,
          kind: 'CHOICE',
          choices: type.of.map((choice) => ({
            name: quoted(publicName(this.api, choice.name)),
            value: choice.name,
          })),
        };
      case 'object':
        return hasFields(this.api, type.class)
          ? { ...view, kind: 'FIELDS' }
          : {
              ...view,
              kind: 'OBJECT',
              label: quoted(type.class),
              type: `&${typeSymbol(this.api, type.class)}`,
            };
      case 'buffer':
        return { ...view, kind: 'BUFFER', label: quoted(`a ${type.struct}`), max: `sizeof(${type.struct})` };
    }
  }
}

/** The class constant by which scripts refer to an enumerator. */
export function publicName(api: Api, enumerator: string): string {
  return publicNames(api).get(enumerator)?.path ?? enumerator;
}

const publicNames = oncePer(({ classes }: Api) =>
  firstBy(
    classes.flatMap((one) =>
      one.constants.map(({ name, enumerator }) => ({ enumerator, path: `${one.name}.${name}` })),
    ),
    ({ enumerator }) => enumerator,
  ),
);

/** Whether the class stores its constructor's arguments: a call then reads these from any object that has them. */
export function hasFields(api: Api, className: string): boolean {
  const one = named(api.classes, className);
  return one !== undefined && storesArguments(one);
}

const storesArguments = oncePer(({ attributes }: Class) => attributes.some(({ kind }) => kind === 'field'));

/** INT_MIN cannot be written as one literal in C. */
export function cInt(value: number): string {
  return value === -2147483648 ? '-2147483647 - 1' : String(value);
}
