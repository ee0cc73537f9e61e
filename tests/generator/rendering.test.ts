// SPDX-License-Identifier: MIT
/** A template that uses a name or helper which does not exist is an error, wherever the name stands. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { Renderer } from '../../generator/render/render.js';
import { removeTemporaryFolders, temporaryFolder } from './spec-fixture.js';

afterAll(removeTemporaryFolders);

const VIEW = { name: 'one', items: [{ text: 'two', none: undefined, empty: [] }], inner: { flag: false } };

async function rendered(template: string): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, 'partials'));
  await writeFile(path.join(folder, 'partials/part.hbs'), '{{#if text}}{{text}}{{/if}}');
  await writeFile(path.join(folder, 'main.hbs'), template);
  return (await Renderer.load(folder)).render('main', VIEW);
}

it.each([
  ['{{name}}', 'one\n'],
  ['{{#each items}}{{> part}}{{#if none}}x{{/if}}{{#if empty}}y{{/if}}{{/each}}', 'two\n'],
  ['{{#if inner.flag}}x{{else}}{{#with inner}}{{../name}}{{/with}}{{/if}}', 'one\n'],
  ['{{#if (equal name "one")}}yes{{/if}}{{#unless inner.flag}}no{{/unless}}', 'yesno\n'],
])('renders %s', async (template, text) => {
  expect(await rendered(template)).toBe(text);
});

it.each([
  '{{nam}}',
  '{{#if nam}}x{{/if}}',
  '{{#unless nam}}x{{/unless}}',
  '{{#each nams}}x{{/each}}',
  '{{#with nam}}x{{/with}}',
  '{{#if inner.flags}}x{{/if}}',
  '{{#each items}}{{#if nam}}x{{/if}}{{/each}}',
  '{{#each items}}{{#if ../nam}}x{{/if}}{{/each}}',
  '{{#if (equal nam "one")}}x{{/if}}',
  '{{upper nam}}',
  '{{> part}}',
])('rejects %s', async (template) => {
  await expect(rendered(template)).rejects.toThrow(/nam|text|flags/);
});

it.each(['{{uper name}}', '{{#iff name}}x{{/iff}}', '{{> parts}}'])('rejects %s', async (template) => {
  await expect(rendered(template)).rejects.toThrow(/uper|iff|parts/);
});
