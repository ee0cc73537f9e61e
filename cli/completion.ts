// This file is part of the k230 vencoder project, MIT licence.
// Completion by shells: commands, options and their choices, as commander knows them.

import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';

/** Adds `completion SHELL` (bash, zsh, fish, powershell), and the hidden `complete` that the scripts call. */
export function registerCompletion(program: Command): void {
  tab(program, { completionCommandName: 'completion' });
}
