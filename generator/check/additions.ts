// SPDX-License-Identifier: MIT
/** Checks that a module with additions says what is so of them. */
import type { Diagnostics } from '../model/diagnostics.js';
import type { Api } from '../model/model.js';

export function checkAdditions(api: Api, diagnostics: Diagnostics): void {
  const additions = [
    ...api.classes.flatMap((one) => [
      one,
      ...one.attributes,
      ...one.properties,
      ...one.constants,
      ...one.methods,
    ]),
    ...api.functions,
  ].filter(({ isAddition }) => isAddition);
  if (api.addition === undefined) {
    for (const { name, at } of additions) {
      const message = `${name} is an addition, and ${api.name} does not say to what`;
      diagnostics.add('C112', at, message, "add `addition: 'no other … has it'` to the Module");
    }
  } else if (additions.length === 0) {
    const message = `${api.name} has \`addition\`, and no member has the tag @addition`;
    diagnostics.add('C112', api.at, message, 'remove it, or add the tag to a comment');
  }
}
