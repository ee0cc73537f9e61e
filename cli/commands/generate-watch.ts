// SPDX-License-Identifier: MIT
// `vencoder generate --watch`: generates again whenever a file of the spec or a template changes.

import { existsSync, watch, type FSWatcher } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SpecChoice } from '../options/spec-project.js';
import { Failure } from '../support/failure.js';
import { contentFingerprint } from '../support/fingerprint.js';
import { withCleanup } from '../support/signals.js';
import { systemFailure } from '../support/system-error.js';
import type { GenerateOptions } from './generate-report.js';
import { runGenerate } from './generate-run.js';

/** Editors write a file in several steps: the work starts when none has followed for so long. */
const QUIET_MS = 50;

/** Generates now and after each change; ends by a signal only. */
export async function watchSpec(choice: SpecChoice, options: GenerateOptions): Promise<never> {
  const inputs = [choice.project.spec, choice.project.templates];
  return await withCleanup(
    () => '',
    async () => {
      const changes = new Changes();
      try {
        for (let before: string | undefined; ;) {
          const now = await watchedContents(changes, inputs);
          if (now !== undefined && now !== before) {
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

async function watchedContents(changes: Changes, inputs: readonly string[]): Promise<string | undefined> {
  try {
    await changes.watch(inputs);
    return await contentsOf(inputs);
  } catch (error) {
    requireFolders(inputs);
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

/** The contents of folders; undefined if a file vanished meanwhile, which is another change. */
async function contentsOf(folders: readonly string[]): Promise<string | undefined> {
  try {
    return (await Promise.all(folders.map(contentFingerprint))).join();
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

  /** Watches the folders and all below them, also those that are new since the last time. */
  async watch(folders: readonly string[]): Promise<void> {
    this.hasChanged = false;
    const all = (await Promise.all(folders.map(foldersIn))).flat();
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
