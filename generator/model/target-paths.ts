// SPDX-License-Identifier: MIT
/** Paths of emitted files, as the spec's targets say. */
import { GENERATED_FOLDER, type Target } from './model.js';

/**
 * The path of the file that a unit emits, relative to the project's root.
 * @param model of a module, or of the project
 */
export function targetPath({ targets }: { targets: readonly Target[] }, unit: string): string {
  const target = targets.find((each) => each.unit === unit);
  if (!target) {
    throw new Error(`the spec has no target of ${unit}`);
  }
  return target.path;
}

/** Folders that have emitted files only, of those in which the files are. */
export function generatedFolders(files: readonly string[]): string[] {
  const folders = files.flatMap((file) => {
    const parts = file.split('/');
    const index = parts.indexOf(GENERATED_FOLDER);
    return index < 0 ? [] : [parts.slice(0, index + 1).join('/')];
  });
  return [...new Set(folders)];
}
