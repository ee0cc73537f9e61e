// SPDX-License-Identifier: MIT
/** The manual's table of contents. Its headings are those of the template, in the same order. */
import { formsOf } from '../model/forms.js';
import type { Api, Class, Method } from '../model/model.js';
import { Anchors } from './anchors.js';

export interface Link {
  text: string;
  anchor: string;
}

interface DescribedLink extends Link {
  /** A sentence. */
  doc: string;
}

export interface ContentsView {
  before: Link[];
  classes: (DescribedLink & { parts: Link[]; methods: DescribedLink[] })[];
  /** None, or the heading of the functions. */
  functions: Link[];
  functionList: DescribedLink[];
  after: Link[];
}

/** Which parts the manual has. */
interface Parts {
  hasExample: boolean;
  hasSteps: boolean;
  hasBounds: boolean;
  hasStates: boolean;
}

export function contentsOf(api: Api, { hasExample, hasSteps, hasBounds, hasStates }: Parts): ContentsView {
  const anchors = new Anchors();
  const link = (text: string): Link => ({ text, anchor: anchors.next(text) });
  const only = (isThere: boolean, text: string): Link[] => (isThere ? [link(text)] : []);
  const calls = (methods: readonly Method[], owner: string): DescribedLink[] =>
    formsOf(methods).map(({ name, all }) => ({
      text: name,
      anchor: link(`${owner}${name}`).anchor,
      doc: firstSentence(all[0]?.doc.text ?? ''),
    }));
  const ofClass = (one: Class): ContentsView['classes'][number] => ({
    ...link(one.name),
    doc: firstSentence(one.doc),
    parts: [
      link(`Constructor of ${one.name}`),
      ...only(one.attributes.length + one.properties.length > 0, `Attributes of ${one.name}`),
      ...only(one.constants.length > 0, `Constants of ${one.name}`),
    ],
    methods: calls(one.methods, `${one.name}.`),
  });
  link(api.facade);
  const top = [...only(hasExample, 'Example'), ...only(hasSteps, 'Order of calls')];
  link('Contents');
  return {
    before: [...top, ...only(api.constants.length > 0, 'Constants')],
    classes: api.classes.map(ofClass),
    functions: only(api.functions.length > 0, 'Functions'),
    functionList: calls(api.functions, ''),
    after: [
      link('Subclasses'),
      ...only(hasBounds, 'Bounds'),
      ...only(hasStates, 'States'),
      link('Error codes'),
    ],
  };
}

/** The links of the methods by `Class.Method`. */
export function methodAnchors({ classes }: ContentsView): ReadonlyMap<string, string> {
  return new Map(
    classes.flatMap(({ text: owner, methods }) =>
      methods.map(({ text, anchor }): [string, string] => [`${owner}.${text}`, anchor]),
    ),
  );
}

/** Up to the first full stop that ends a word. */
function firstSentence(text: string): string {
  return /^.*?\.(?=\s|$)/s.exec(text)?.[0] ?? text;
}
