// SPDX-License-Identifier: MIT
// Where emitted files are, only the spec's targets say: programs ask these.

import { expect, it } from '@jest/globals';
import { specProject } from '../../cli/options/spec-project.js';
import { loadModel } from '../../generator/generate.js';
import { GENERATED_FOLDER } from '../../generator/model/model.js';
import { listFiles, readSource } from './source-graph.js';

/** Programs of the project. A test says what it expects, so it may name a file. */
const PROGRAMS = /^(cli|generator|tests\/tools)\/.*\.(ts|js|py)$|^templates\/|^Makefile$/;
/** Examples of specs, with paths of their own. */
const EXAMPLES = 'generator/model/catalogue.ts';
/** Build files run where nothing can read the targets: in the build of a port. */
const BUILD_FILES = /^firmware\/.*(Makefile|\.mk|\.cmake)$/;

const { targets } = await loadModel(specProject);
/** Paths from the folder of emitted files on, and from the folder that has it. */
const emitted = targets.map(({ path }) => path.slice(path.indexOf(`${GENERATED_FOLDER}/`)));
const longer = targets.map(({ path }) => new RegExp(`\\w+/${GENERATED_FOLDER}/.*`).exec(path)?.[0] ?? path);

it('no program has the path of an emitted file, or puts one together', () => {
  const programs = listFiles(PROGRAMS).filter((file) => file !== EXAMPLES);
  expect(programs.length).toBeGreaterThan(100);
  const constants = programs.flatMap((file) =>
    readSource(file)
      .split('\n')
      .filter((line) => longer.some((path) => line.includes(path)) || line.includes(`'${GENERATED_FOLDER}',`))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(constants).toEqual([]);
});

it('the files that build files name are emitted', () => {
  const files = listFiles(BUILD_FILES).flatMap((file) =>
    [...readSource(file).matchAll(/\bgenerated\/[\w/]+\.\w+/g)].map(([path]) => ({ file, path })),
  );
  expect(files.length).toBeGreaterThan(3);
  expect(files.filter(({ path }) => !emitted.includes(path))).toEqual([]);
});
