// SPDX-License-Identifier: MIT
// `vencoder generate --watch`: generates again whenever a file of the spec, a script that it names or a template changes.

import { existsSync, watch, type FSWatcher } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { namedScripts, specFiles } from '../../generator/read/spec.js';
import type { SpecChoice } from '../options/spec-project.js';
import { Failure } from '../support/failure.js';
import { contentFingerprint, fileSha256 } from '../support/fingerprint.js';
import { withCleanup } from '../support/signals.js';
import { systemFailure } from '../support/system-error.js';
import type { GenerateOptions } from './generate-report.js';
import { runGenerate } from './generate-run.js';

/** Editors write a file in several steps: the work starts when none has followed for so long. */
const QUIET_MS = 50;

/** Generates now and after each change; ends by a signal only. */
export async function watchSpec(choice: SpecChoice, options: GenerateOptions): Promise<never> {
  const folders = [choice.project.spec, choice.project.templates];
  return await withCleanup(
    () => '',
    async () => {
      const changes = new Changes();
      try {
        let scripts: string[] = [];
        for (let before: string | undefined; ;) {
          let now = await watchedContents(changes, { folders, files: scripts });
          if (now !== undefined && now !== before) {
            scripts = await scriptsOf(choice);
            now = await watchedContents(changes, { folders, files: scripts });
            before = now;
            await runOnce(choice, options);
          }
          await changes.next();
        }
      } finally {
        changes.close();
      }
    },
  );
}

/** What is watched. */
interface Inputs {
  /** With all below them. */
  folders: readonly string[];
  /** Need not exist yet. */
  files: readonly string[];
}

/** The scripts that the spec names now. */
async function scriptsOf({ project: { root, spec } }: SpecChoice): Promise<string[]> {
  return namedScripts(root, await specFiles(spec)).map((file) => join(root, file));
}

async function watchedContents(changes: Changes, inputs: Inputs): Promise<string | undefined> {
  try {
    await changes.watch(inputs);
    return await contentsOf(inputs);
  } catch (error) {
    requireFolders(inputs.folders);
    throw error;
  }
}

/** A folder that is removed, or renamed, cannot be watched any more. */
function requireFolders(folders: readonly string[]): void {
  const gone = folders.find((folder) => !existsSync(folder));
  if (gone !== undefined) {
    throw new Failure(
      `${gone} is gone, so there is nothing to watch`,
      'Start again with the folder that has the spec now.',
    );
  }
}

/** The contents of folders and files; undefined if a file of a folder vanished meanwhile, which is another change. */
async function contentsOf({ folders, files }: Inputs): Promise<string | undefined> {
  try {
    return (
      await Promise.all([
        ...folders.map(contentFingerprint),
        ...files.map(async (file) => (existsSync(file) ? await fileSha256(file) : '')),
      ])
    ).join();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && folders.every((each) => existsSync(each))) {
      return undefined;
    }
    throw error;
  }
}

/** An error is printed, as without --watch, and does not end the watch. */
async function runOnce(choice: SpecChoice, options: GenerateOptions): Promise<void> {
  try {
    await runGenerate(choice, options);
  } catch (error) {
    const failure = error instanceof Failure ? error : systemFailure(error);
    if (failure === undefined) {
      throw error;
    }
    process.stderr.write(`vencoder: ${failure.describe()}\n`);
  }
  if (options.json !== true) {
    process.stderr.write('waiting for changes; Ctrl-C ends\n');
  }
}

/** Changes in folders, by the system's notifications. Node's own search for folders would miss files that are replaced. */
class Changes {
  private readonly watchers = new Map<string, FSWatcher>();
  private hasChanged = false;
  private wake: () => void = () => undefined;

  /** Watches the folders and all below them, also those that are new since the last time, and the folders of files. */
  async watch({ folders, files }: Inputs): Promise<void> {
    this.hasChanged = false;
    const ofFiles = files.map((file) => dirname(file)).filter((folder) => existsSync(folder));
    const all = [...(await Promise.all(folders.map(foldersIn))).flat(), ...ofFiles];
    for (const folder of all.filter((each) => !this.watchers.has(each))) {
      const watcher = watch(folder, () => {
        this.hasChanged = true;
        this.wake();
      });
      // A removed folder; one of the same name is watched anew.
      watcher.on('error', () => undefined);
      this.watchers.set(folder, watcher);
    }
    for (const [folder, watcher] of this.watchers) {
      if (!all.includes(folder)) {
        watcher.close();
        this.watchers.delete(folder);
      }
    }
  }

  close(): void {
    this.watchers.forEach((watcher) => {
      watcher.close();
    });
  }

  /** Waits until something has changed since `watch`, and nothing more does. */
  async next(): Promise<void> {
    while (!this.hasChanged) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    do {
      this.hasChanged = false;
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
      // Set by the callbacks meanwhile.
    } while (this.hasChanged as boolean);
  }
}

/** A folder and all below it. */
async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return [
    folder,
    ...entries.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name)),
  ];
}
