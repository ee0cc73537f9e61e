// SPDX-License-Identifier: MIT
// Builds an emulated board's program, if it is out of date.

import { existsSync } from 'node:fs';
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { makeFolder } from '../support/folders.js';
import type { EmulatedBoard, Generation } from '../boards/boards.js';
import { cLibrary, type CLibrary } from './c-library.js';
import { codecProcess } from './codec-process.js';
import { codecs } from './codecs.js';
import { compilerOf, jobs } from './compiler.js';
import { throughCache } from './compiler-cache.js';
import { writeFileAtomically } from '../support/atomic-write.js';
import { withLock } from '../support/file-lock.js';
import { Failure } from '../support/failure.js';
import { contentFingerprint, fileSha256, fingerprint } from '../support/fingerprint.js';
import { BuildLog } from '../support/logged-process.js';
import { micropythonTree, mpyCross, requireIntactTree, type MicroPython } from './micropython.js';
import { mediaProcess } from './media-process.js';
import { requireProgram } from '../support/packages.js';
import { step } from '../support/progress.js';
import { buildFolder, cacheFolder, projectRoot } from '../support/project.js';
import { userModulesIn, type UserModules } from './user-modules.js';
import { ulabTree, type Ulab } from './ulab.js';
import { variantBuild, type Variant, type VariantBuild } from './variants.js';

const firmwareFolder = join(projectRoot, 'firmware');
/** The emulated board's port, where make is called. */
const portFolder = join(firmwareFolder, 'emulated-board');
/** Prefix of the folder of objects; there is one, for the current settings. */
const OBJECTS = 'objects-';

/** Inputs of a build besides the project's own sources. */
interface Parts {
  tree: MicroPython;
  mpyCross: string;
  cLibrary: CLibrary;
  /** Prefix of the libraries, or of the codec process. */
  codecs: string;
  /** Path of the media process; undefined if this machine cannot build it. */
  mediaProcess: string | undefined;
  /** undefined: a program without ulab. */
  ulab: Ulab | undefined;
  /** undefined: a program without user modules. */
  userModules: UserModules | undefined;
  crossPrefix: string;
  compilerVersion: string;
  variant: VariantBuild;
}

/** Selects one of a board's programs. */
export interface ProgramChoice {
  /** Default: plain. */
  variant?: Variant | undefined;
  /** A MicroPython source tree; default: the standard one. */
  micropython?: string | undefined;
  /** A folder of user C modules: each a folder with a micropython.mk, and a manifest.py if it freezes Python code. */
  userModules?: string | undefined;
}

/** The path of the board's program; builds it if it is missing or a source has changed. */
export async function boardProgram(
  board: EmulatedBoard,
  generation: Generation,
  { variant = 'plain', micropython, userModules: modulesFolder }: ProgramChoice = {},
): Promise<string> {
  const ulab = await ulabTree();
  const userModules = modulesFolder === undefined ? undefined : await userModulesIn(modulesFolder);
  requireBuildablePaths(
    [projectRoot, cacheFolder, ulab?.folder, userModules?.folder].filter((folder) => folder !== undefined),
  );
  await requireProgram('make');
  await requireProgram('python3');
  const tree = await micropythonTree(micropython);
  const parts = { ...(await providedParts(board, tree, variant)), ulab, userModules };
  const settings = fingerprint({ board, generation, parts, recipe: 4 });
  const folder = join(buildFolder, folderName(board, generation, variant, parts));
  const program = join(folder, 'micropython');
  if (await isCurrent(folder, settings, userModules)) {
    return program;
  }
  const kind = variant === 'plain' ? '' : `, ${variant}`;
  const title = `Building board ${board.name}, MPP ${generation}, MicroPython ${tree.version}${kind}`;
  return await withLock(join(folder, 'lock'), title, async () => {
    if (!(await isCurrent(folder, settings, userModules))) {
      step(title);
      await build(folder, settings, generation, parts);
      step(`Built ${program}`);
    }
    return program;
  });
}

/**
 * The include folders for a user C module: MicroPython's, those that a board's build generates, and the port's. Builds
 * the board's program first, as `boardProgram` does.
 */
export async function boardHeaders(
  board: EmulatedBoard,
  generation: Generation,
  choice: ProgramChoice = {},
): Promise<string[]> {
  const folder = dirname(await boardProgram(board, generation, choice));
  const tree = await micropythonTree(choice.micropython);
  const objects = (await readdir(folder)).filter((name) => name.startsWith(OBJECTS));
  return [
    tree.folder,
    ...objects.map((name) => join(folder, name)),
    portFolder,
    join(tree.folder, 'ports', 'unix'),
  ];
}

/** Third-party parts of a board's program, built into the user's cache. */
export async function providedParts(
  board: EmulatedBoard,
  tree: MicroPython,
  variant: Variant = 'plain',
): Promise<Parts> {
  const compiler = await compilerOf(board);
  const build = variantBuild(variant, board);
  const library = await cLibrary(build.cLibrary, compiler);
  const [encoders, crossCompiler, media] = await Promise.all([
    build.codecs === 'process' ? codecProcess() : codecs(compiler, library),
    mpyCross(tree),
    board.machine === undefined ? mediaProcess() : undefined,
  ]);
  return {
    tree,
    mpyCross: crossCompiler,
    cLibrary: library,
    codecs: encoders,
    mediaProcess: media,
    ulab: undefined,
    userModules: undefined,
    crossPrefix: compiler.crossPrefix,
    compilerVersion: compiler.version,
    variant: build,
  };
}

const HINTS: Record<string, string> = {
  [projectRoot]: 'Move the project to a path',
  [cacheFolder]: 'Set XDG_CACHE_HOME to a path',
};

// make separates the names of files with spaces, and MicroPython's makefiles use others of its special characters as such.
function requireBuildablePaths(folders: string[]): void {
  const wrong = folders.find((folder) => /[\s#$:%'"\\();&|<>*?~`]/.test(folder));
  if (wrong !== undefined) {
    throw new Failure(
      `make cannot build in ${wrong}: its path has a space or another special character`,
      `${HINTS[wrong] ?? 'Move that folder to a path'} of letters, digits, dots, hyphens and underscores.`,
    );
  }
}

function folderName(
  board: EmulatedBoard,
  generation: Generation,
  variant: Variant,
  { tree, ulab, userModules }: Parts,
): string {
  const kinds = [
    ...(variant === 'plain' ? [] : [variant]),
    ...(ulab === undefined ? [] : ['ulab']),
    ...(userModules === undefined ? [] : [`modules-${fingerprint(userModules.folder)}`]),
  ];
  const name = [board.name, generation, ...kinds].join('-');
  return tree.standard ? name : `${name}-micropython-${tree.version}-${fingerprint(tree.folder)}`;
}

async function isCurrent(
  folder: string,
  settings: string,
  userModules: UserModules | undefined,
): Promise<boolean> {
  if (!existsSync(stampFile(folder)) || !existsSync(join(folder, 'micropython'))) {
    return false;
  }
  const program = await fileSha256(join(folder, 'micropython'));
  return (await readFile(stampFile(folder), 'utf8')) === `${await stamp(settings, userModules)} ${program}\n`;
}

function stampFile(folder: string): string {
  return join(folder, 'stamp');
}

async function stamp(settings: string, userModules: UserModules | undefined): Promise<string> {
  const folders = [firmwareFolder, ...(userModules === undefined ? [] : [userModules.folder])];
  return [settings, ...(await Promise.all(folders.map(contentFingerprint)))].join(' ');
}

async function build(folder: string, settings: string, generation: Generation, parts: Parts): Promise<void> {
  // Computed before the build: a change during the build makes the result stale.
  const newStamp = await stamp(settings, parts.userModules);
  await requireIntactTree(parts.tree);
  // make does not track settings, so objects of other settings cannot be reused.
  const objects = join(folder, `${OBJECTS}${settings}`);
  await removeOtherObjects(folder, objects);
  await removeDamaged(objects);
  await makeFolder(objects);
  await writeFile(incompleteMark(objects), '');
  await makeProgram(objects, join(folder, 'make.lock'), generation, parts);
  await publish(join(objects, 'micropython'), folder, newStamp);
  await rm(incompleteMark(objects));
}

/**
 * Runs the port's make, which writes `micropython` to the folder `objects`. `more` are further arguments of make, such as
 * variables of the port's Makefile.
 */
export async function makeProgram(
  objects: string,
  lock: string,
  generation: Generation,
  parts: Parts,
  more: string[] = [],
): Promise<void> {
  const log = await BuildLog.create(`board-${fingerprint(objects)}`);
  const { cc } = parts.cLibrary;
  const compiler = await throughCache(cc, { cc, version: parts.compilerVersion });
  // If this process is killed, make continues and still holds the lock against other builds.
  const command = ['flock', lock, 'make', jobs, '-C', portFolder];
  const variables = [
    `TOP=${parts.tree.folder}`,
    // As ccache writes dependencies: for make, another spelling of a path is another file.
    `BUILD=${relative(portFolder, objects)}`,
    `CROSS_COMPILE=${parts.crossPrefix}`,
    `CC=${compiler.cc}`,
    `LINKAGE=${parts.cLibrary.linkage.join(' ')}`,
    `MPP_GENERATION=${generation}`,
    `CODECS_PREFIX=${parts.codecs}`,
    `ULAB=${parts.ulab?.folder ?? ''}`,
    `USER_MODULES=${parts.userModules?.folder ?? ''}`,
    `MEDIA_PROCESS=${parts.mediaProcess ?? ''}`,
    `MICROPY_MPYCROSS=${parts.mpyCross}`,
    `MICROPY_MPYCROSS_DEPENDENCY=${parts.mpyCross}`,
    ...parts.variant.make,
    ...more,
  ];
  await log.run([...command, ...variables], { env: compiler.env });
}

// After make was killed or failed, objects may be damaged in a way that make cannot detect.
async function removeDamaged(objects: string): Promise<void> {
  if (existsSync(incompleteMark(objects))) {
    await rm(objects, { recursive: true, force: true });
  }
  // MicroPython's make rule keeps the frozen code when a qstr that it uses is removed.
  await rm(join(objects, 'frozen_content.c'), { force: true });
}

function incompleteMark(objects: string): string {
  return join(objects, 'incomplete');
}

async function removeOtherObjects(folder: string, objects: string): Promise<void> {
  const names = existsSync(folder) ? await readdir(folder) : [];
  const others = names.map((name) => join(folder, name)).filter((path) => path !== objects);
  await Promise.all(
    others.filter((path) => path.includes(OBJECTS)).map((path) => rm(path, { recursive: true, force: true })),
  );
}

// Removes the stamp first and writes it last: an interruption leaves a stale program, never a wrong stamp.
async function publish(built: string, folder: string, newStamp: string): Promise<void> {
  const program = join(folder, 'micropython');
  await rm(stampFile(folder), { force: true });
  await writeFileAtomically(program, (staged) => copyFile(built, staged), { replace: true, interrupted: '' });
  await writeFile(stampFile(folder), `${newStamp} ${await fileSha256(program)}\n`);
}
