// SPDX-License-Identifier: MIT
/**
 * The code blocks of the documents, and how each is tested. What stands behind the language says it:
 *
 * - `not-run: REASON`: not at all;
 * - `output`: compared with what the commands of the block before it print;
 * - otherwise the page and the language decide, by the table `READERS`.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../cli/support/project.js';
import { listFiles } from '../conventions/source-graph.js';

export interface Block {
  page: string;
  /** The line of the block's first backquotes, from 1. */
  line: number;
  /** What stands behind these: the language, then words. */
  info: string;
  text: string;
}

/** The blocks that a test reads from its page. */
interface Reader {
  test: string;
  /** What the test does with them. */
  what: string;
  /** Pages and infos. */
  blocks: readonly (readonly [RegExp, RegExp])[];
}

const COMMANDS = /^(sh|console)$/;

/** The pages whose commands tests/docs/commands.test.ts runs. */
export const PAGES_OF_COMMANDS = /^(README|docs\/(start|cookbook|command-line|editor|without-a-board))\.md$/;

export const READERS: readonly Reader[] = [
  {
    test: 'tests/docs/commands.test.ts',
    what: 'runs the commands, compares what they print',
    blocks: [
      [PAGES_OF_COMMANDS, COMMANDS],
      [PAGES_OF_COMMANDS, /^text output$/],
    ],
  },
  {
    test: 'tests/docs/data.test.ts',
    what: 'parses JSON, calls the unit of a target',
    blocks: [[/^docs\/(virtual-mpp|maintaining)\.md$/, /^(json|js)$/]],
  },
  {
    test: 'tests/streams/cookbook.test.ts',
    what: 'compares recipes with `examples/`, which `tests/streams` and `tests/board` run',
    blocks: [[/^docs\/cookbook\.md$/, /^python$/]],
  },
  {
    test: 'tests/streams/first-script.test.ts',
    what: 'compares the first script with `examples/`, and runs that',
    blocks: [[/^README\.md$/, /^python$/]],
  },
  {
    test: 'tests/streams/trouble.test.ts',
    what: 'makes each mistake, compares what it shows',
    blocks: [[/^docs\/trouble\.md$/, /^(diff( mpp=A)?|text)$/]],
  },
  {
    test: 'tests/stubs/pyright.test.ts',
    what: 'checks the script by pyright, compares what it prints',
    blocks: [[/^docs\/editor\.md$/, /^(python record\.py|text)$/]],
  },
  {
    test: 'tests/virtual-mpp/c-program.test.ts',
    what: 'compiles and runs the C program',
    blocks: [[/^docs\/virtual-mpp\.md$/, /^sh$/]],
  },
  {
    test: 'tests/third-party/own-module.test.ts',
    what: 'writes the files, runs the commands (those of `port` in `make test-long`), compares the output',
    blocks: [[/^docs\/own-module\.md$/, /^\w+ \S+$/]],
  },
  {
    test: 'tests/generator/language.test.ts',
    what: 'generates from each part of a spec, compares what is emitted',
    blocks: [[/^docs\/language\//, /^\w+ \S+( wrong)?$/]],
  },
];

export const NOT_RUN = / ?\bnot-run: (.+)$/;

/** The documents that are written by hand. */
export function documents(): string[] {
  return listFiles(/^(README|CONTRIBUTING|docs\/.*)\.md$/).filter((file) => !file.includes('/generated/'));
}

/** The blocks of a document, in their order. */
export function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  let fence = '';
  for (const [i, line] of readFileSync(path.join(projectRoot, page), 'utf8').split('\n').entries()) {
    const [, mark = '', info = ''] = /^ *(`{3,})(.*)$/.exec(line) ?? [];
    if (open === undefined) {
      open = mark === '' ? undefined : { page, line: i + 1, info, text: '' };
      fence = mark;
    } else if (mark === fence && info === '') {
      blocks.push(open);
      open = undefined;
    } else {
      open.text += `${line}\n`;
    }
  }
  return blocks;
}

/** The entry for the test that reads the block. */
export function readerOf({ page, info }: Block): Reader | undefined {
  return NOT_RUN.test(info)
    ? undefined
    : READERS.find(({ blocks }) => blocks.some(([pages, infos]) => pages.test(page) && infos.test(info)));
}
