// SPDX-License-Identifier: MIT
// Changes files of a CanMV tree as a transaction: makes all changes or none, even if a signal interrupts it.

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
import { systemFailure } from '../support/system-error.js';

export interface Change {
  /** Relative to the tree. */
  path: string;
  /** New content; undefined removes the file. A replaced file keeps its mode. */
  bytes: Buffer | undefined;
}

/**
 * Makes the changes in their order, then removes those of `folders` (relative, too) that are empty. When that fails or
 * is interrupted, the tree is unchanged; a Failure or an Interrupted reports it.
 */
export async function changeTree(tree: string, changes: Change[], folders: string[]): Promise<void> {
  const transaction = new Transaction(tree);
  await interruptible(
    'interrupted; the tree is unchanged',
    async (next) => {
      try {
        for (const step of transaction.steps(changes, folders)) {
          step();
          // Node delivers signals here.
          await setImmediate();
          next();
        }
      } catch (error) {
        transaction.undo();
        throw error instanceof Interrupted ? error : failed(tree, error);
      } finally {
        transaction.clear();
      }
    },
    // A second signal must not terminate the process while it undoes changes.
    'ignored',
  );
}

function failed(tree: string, error: unknown): Failure {
  const reason = systemFailure(error)?.describe() ?? (error as Error).message;
  return new Failure(`cannot change ${tree}; it is unchanged`, reason);
}

/** The steps of the changes, and how to undo the completed ones. */
class Transaction {
  /** Folder of new and old files; in the tree, so that files can be renamed instead of copied. */
  private staging: string | undefined;
  private readonly undoSteps: (() => void)[] = [];

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
      this.replace(change.bytes !== undefined, change.path, change.number);
    });
    yield* [...folders]
      .sort((one, other) => other.length - one.length)
      .map((folder) => () => {
        this.removeEmpty(join(this.tree, folder));
      });
  }

  undo(): void {
    for (const step of this.undoSteps.reverse()) {
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

  private replace(hasContent: boolean, path: string, number: number): void {
    const target = join(this.tree, path);
    const [old, fresh] = [this.staged('old', number), this.staged('new', number)];
    this.makeFolder(dirname(target));
    if (existsSync(target)) {
      renameSync(target, old);
      this.undoSteps.push(() => {
        renameSync(old, target);
      });
    }
    if (hasContent) {
      renameSync(fresh, target);
      this.undoSteps.push(() => {
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
    this.undoSteps.push(() => {
      rmdirSync(folder);
    });
  }

  private removeEmpty(folder: string): void {
    if (!existsSync(folder) || readdirSync(folder).length > 0) {
      return;
    }
    const { mode } = statSync(folder);
    rmdirSync(folder);
    this.undoSteps.push(() => {
      mkdirSync(folder);
      chmodSync(folder, mode);
    });
  }

  private staged(kind: string, number: number): string {
    return join(this.staging ?? this.tree, `${kind}-${number}`);
  }
}
