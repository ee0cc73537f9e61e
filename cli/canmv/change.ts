// SPDX-License-Identifier: MIT
// Changes of a tree's files as one step: all are made, or none, also when a signal comes in between.

import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Failure } from '../support/failure.js';
import { interruptible, Interrupted } from '../support/signals.js';

export interface Change {
  /** Relative to the tree. */
  path: string;
  /** What the file is to hold; undefined: it is to go. A file that is replaced keeps its mode. */
  bytes: Buffer | undefined;
}

/**
 * Makes the changes in their order, then removes those of `folders` (relative, too) that are empty. When that fails or
 * is interrupted, the tree is as it was: a Failure or an Interrupted says so.
 */
export async function changeTree(tree: string, changes: Change[], folders: string[]): Promise<void> {
  const work = new Work(tree);
  await interruptible(
    'interrupted: the tree is as it was',
    async (next) => {
      try {
        for (const step of work.steps(changes, folders)) {
          step();
          // Lets Node deliver signals.
          await setImmediate();
          next();
        }
      } catch (error) {
        work.undo();
        throw error instanceof Interrupted ? error : failed(tree, error);
      } finally {
        work.clear();
      }
    },
    // A second signal must not end us in the middle of undoing.
    'ignored',
  );
}

function failed(tree: string, error: unknown): Failure {
  return new Failure(`${tree} cannot be changed, and is as it was`, (error as Error).message);
}

/** Steps, and the way back from those that were done. */
class Work {
  /** New and old files; in the tree, so that a rename is enough. */
  private staging: string | undefined;
  private readonly back: (() => void)[] = [];

  constructor(private readonly tree: string) {}

  *steps(changes: Change[], folders: string[]): Generator<() => void> {
    const prepared = changes.map((change, i) => ({ ...change, number: i }));
    yield () => {
      this.staging = mkdtempSync(join(this.tree, '.vencoder-unfinished-'));
    };
    yield* prepared.map((change) => () => {
      this.prepare(change.bytes, change.path, change.number);
    });
    yield* prepared.map((change) => () => {
      this.exchange(change.bytes !== undefined, change.path, change.number);
    });
    yield* [...folders]
      .sort((one, other) => other.length - one.length)
      .map((folder) => () => {
        this.removeEmpty(join(this.tree, folder));
      });
  }

  undo(): void {
    for (const step of this.back.reverse()) {
      step();
    }
  }

  clear(): void {
    if (this.staging !== undefined) {
      rmSync(this.staging, { recursive: true, force: true });
    }
  }

  private prepare(bytes: Buffer | undefined, path: string, number: number): void {
    if (bytes === undefined) {
      return;
    }
    const target = join(this.tree, path);
    writeFileSync(this.staged('new', number), bytes);
    if (existsSync(target)) {
      chmodSync(this.staged('new', number), statSync(target).mode);
    }
  }

  private exchange(isKept: boolean, path: string, number: number): void {
    const target = join(this.tree, path);
    const [old, fresh] = [this.staged('old', number), this.staged('new', number)];
    this.makeFolder(dirname(target));
    if (existsSync(target)) {
      renameSync(target, old);
      this.back.push(() => {
        renameSync(old, target);
      });
    }
    if (isKept) {
      renameSync(fresh, target);
      this.back.push(() => {
        rmSync(target);
      });
    }
  }

  private makeFolder(folder: string): void {
    if (existsSync(folder)) {
      return;
    }
    this.makeFolder(dirname(folder));
    mkdirSync(folder);
    this.back.push(() => {
      rmdirSync(folder);
    });
  }

  private removeEmpty(folder: string): void {
    if (!existsSync(folder) || readdirSync(folder).length > 0) {
      return;
    }
    const { mode } = statSync(folder);
    rmdirSync(folder);
    this.back.push(() => {
      mkdirSync(folder);
      chmodSync(folder, mode);
    });
  }

  private staged(what: string, number: number): string {
    return join(this.staging ?? this.tree, `${what}-${number}`);
  }
}
