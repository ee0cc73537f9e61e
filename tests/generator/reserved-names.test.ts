// SPDX-License-Identifier: MIT
/** The generator knows the macros of the headers that a binding includes, and Python's keywords. */
import { expect, it } from '@jest/globals';
import { $ } from 'zx';
import { findEmulatedBoard } from '../../cli/boards/boards.js';
import { boardHeaders } from '../../cli/toolchain/board-build.js';
import { isDeclaredInC, isPythonKeyword, mayBeMacro } from '../../generator/model/reserved-names.js';

const INCLUDES = ['string.h', 'stdint.h', 'errno.h', 'stdio.h', 'py/objlist.h', 'py/runtime.h'];
/** Include guards and options that no header of a driver uses. */
const OWN = /^([A-Z0-9_]+_H|BC_\w+|COLL_\w+|VSTR_\w+|QSTR_\w+|AIO_\w+|BYTES_\w+|U?INT_FMT)$/;

it('knows every macro', async () => {
  const folders = await boardHeaders(await findEmulatedBoard('host'), 'B');
  const options = folders.map((name) => `-I${name}`);
  const input = INCLUDES.map((name) => `#include <${name}>\n`).join('');
  const { stdout } = await $({ input, quiet: true })`gcc -std=gnu99 -dM -E -x c ${options} -`;
  const macros = [...stdout.matchAll(/^#define (\w+)/gm)].map(([, name = '']) => name);
  expect(macros.length).toBeGreaterThan(1000);
  expect(macros.filter((name) => !OWN.test(name) && !isDeclaredInC(name))).toEqual([]);
  expect(macros.filter((name) => !mayBeMacro(name) && !isDeclaredInC(name))).toEqual([]);
});

it("knows Python's keywords", async () => {
  const { stdout } = await $({ quiet: true })`python3 -c ${'import keyword; print(*keyword.kwlist)'}`;
  const keywords = stdout.trim().split(' ');
  expect(keywords.length).toBeGreaterThan(30);
  expect(keywords.filter((word) => !isPythonKeyword(word))).toEqual([]);
});
