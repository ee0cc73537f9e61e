// SPDX-License-Identifier: MIT
// The commands by name. Each is loaded when it is needed: a start loads one, the help of the tool all.

import type { Command } from 'commander';

/** Adds a command to the program. */
export type Register = (program: Command) => void;

/** In the order of the help. */
export const COMMANDS: Readonly<Record<string, () => Promise<Register>>> = {
  generate: async () => (await import('./generate.js')).registerGenerate,
  model: async () => (await import('./model.js')).registerModel,
  boards: async () => (await import('./boards.js')).registerBoards,
  build: async () => (await import('./build.js')).registerBuild,
  abi: async () => (await import('./abi.js')).registerAbi,
  install: async () => (await import('./install.js')).registerInstall,
  uninstall: async () => (await import('./uninstall.js')).registerUninstall,
  firmware: async () => (await import('./firmware.js')).registerFirmware,
  image: async () => (await import('./image.js')).registerImage,
  flash: async () => (await import('./flash.js')).registerFlash,
  doctor: async () => (await import('./doctor.js')).registerDoctor,
  run: async () => (await import('./run.js')).registerRun,
  demo: async () => (await import('./demo.js')).registerDemo,
  repl: async () => (await import('./repl.js')).registerRepl,
  put: async () => (await import('./put.js')).registerPut,
  get: async () => (await import('./get.js')).registerGet,
  ls: async () => (await import('./ls.js')).registerLs,
  stubs: async () => (await import('./stubs.js')).registerStubs,
  // Last: it completes the commands that are registered before it.
  completion: async () => (await import('./completion.js')).registerCompletion,
};
