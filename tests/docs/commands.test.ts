// SPDX-License-Identifier: MIT
/**
 * The commands of the documents, run as they stand, page by page in a folder of their own: what they print is what the page shows.
 * ffplay is a program that decodes the file in place of showing it.
 */
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execute } from '../../cli/support/execute.js';
import { projectRoot } from '../../cli/support/project.js';
import { missingMachine } from '../machine/machine-board.js';
import { blocksOf, documents, NOT_RUN, PAGES_OF_COMMANDS, type Block } from './code-blocks.js';

const FFPLAY = `#!/bin/sh
for last; do :; done
case "$*" in -framerate*) rate="-framerate $2" ;; esac
exec ffmpeg -v error -xerror $rate -i "$last" -f null -
`;
/** A script that such a command interrupts ends with an error; the page says so. */
const ENDS_EARLY = /^(.*(?:--fault|--stop-after)[^#\n]*)/gm;

/** Folders that readers have when they come to the commands: `make demo` has made `out`. */
const FOLDERS_OF_READERS: Record<string, string[]> = {
  'docs/editor.md': ['../recorder'],
  'docs/start.md': ['out'],
};

const machineReason = await missingMachine();
if (machineReason !== undefined) {
  process.stderr.write(`SKIPPED: commands of documents with board qemu-k230: ${machineReason}\n`);
}

/** A block of commands, with the output that the page shows. */
interface Commands extends Block {
  title: string;
  script: string;
  shown: string | undefined;
}

function commandsOf(page: string): Commands[] {
  const blocks = blocksOf(page);
  return blocks.flatMap((block, i) => {
    const [language = ''] = block.info.split(' ');
    if (NOT_RUN.test(block.info) || !['sh', 'console'].includes(language)) {
      return [];
    }
    const title = `line ${block.line}`;
    const next = blocks[i + 1];
    return language === 'sh'
      ? [{ ...block, title, script: block.text, shown: next?.info === 'text output' ? next.text : undefined }]
      : [{ ...block, title, ...session(block.text) }];
  });
}

/** The commands and the output of a terminal's session. */
function session(text: string): { script: string; shown: string } {
  const lines = text.trimEnd().split('\n');
  const commands = lines.filter((line) => line.startsWith('$ ')).map((line) => line.slice(2));
  const shown = lines.filter((line) => !line.startsWith('$ '));
  return { script: `${commands.join('\n')}\n`, shown: `${shown.join('\n')}\n`.replace(/^\n$/, '') };
}

describe.each(documents().filter((page) => PAGES_OF_COMMANDS.test(page)))('%s', (page) => {
  let folder: string;
  let bin: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vencoder-commands-'));
    bin = path.join(folder, 'bin');
    const clone = path.join(folder, 'clone');
    await mkdir(bin);
    await mkdir(clone);
    for (const name of FOLDERS_OF_READERS[page] ?? []) {
      await mkdir(path.join(clone, name));
    }
    await symlink(path.join(projectRoot, 'examples'), path.join(clone, 'examples'));
    await program(
      path.join(clone, 'vencoder'),
      `#!/bin/sh\nexec node '${path.join(projectRoot, 'dist/cli/main.js')}' "$@"\n`,
    );
    await program(path.join(bin, 'ffplay'), FFPLAY);
    // The pages that show it write it first.
    for (const { text } of commandsOf(page)) {
      const [, name, content] = /^\$ cat (\S+\.py)\n([^$]*)/m.exec(text) ?? [];
      if (name !== undefined && content !== undefined) {
        await writeFile(path.join(clone, name), content);
      }
    }
  });

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  async function program(file: string, text: string): Promise<void> {
    await writeFile(file, text);
    await chmod(file, 0o755);
  }

  for (const { title, script, shown, info } of commandsOf(page)) {
    const isSession = info === 'console';
    const needsMachine = script.includes('qemu-k230');
    (needsMachine && machineReason !== undefined ? it.skip : it)(title, async () => {
      const run = execute({
        cwd: path.join(folder, 'clone'),
        env: { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` },
        stdin: 'ignore',
      });
      // An error before that line is not hidden: each line is a command of its own.
      const lines = script.replace(ENDS_EARLY, '$1 || true');
      // A terminal goes on after an error; what it shows is compared.
      const options = isSession ? '-uc' : '-euc';
      const { exitCode, stdout, stderr } = await run`bash ${options} ${lines}`;
      expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
      for (const figure of printedFigures(script)) {
        expect(stdout).toContain(`${figure}\n`);
      }
      if (shown !== undefined) {
        expect(stdout).toBe(shown);
      }
    });
  }
});

/** What comments behind ffprobe say that it prints. */
function printedFigures(script: string): string[] {
  return [...script.matchAll(/^ffprobe .* # ([\d./]+)/gm)].map(([, figure = '']) => figure);
}
