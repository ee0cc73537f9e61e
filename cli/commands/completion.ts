// SPDX-License-Identifier: MIT
// Completion by shells: commands, options and their choices, as commander knows them.

import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';

const NAME = 'completion';

/** Adds `completion SHELL` (bash, zsh, fish, powershell), and the hidden `complete` that the scripts call. */
export function registerCompletion(program: Command): void {
  tab(program, { completionCommandName: NAME });
  program.commands
    .find((command) => command.name() === NAME)
    ?.description('print the script by which a shell completes commands and options')
    .addHelpText(
      'after',
      `
\`vencoder\` has to be in the PATH, as by \`npm link\`. For bash the package bash-completion has to be there.

Examples:
  source <(vencoder completion bash)     in ~/.bashrc, or zsh in ~/.zshrc
  vencoder completion fish > ~/.config/fish/completions/vencoder.fish

Exit code: 0 done, 2 wrong command line.`,
    );
}
