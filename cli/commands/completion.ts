// SPDX-License-Identifier: MIT
// `vencoder completion`: shell completion of commands, options and their choices.

import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';

const NAME = 'completion';

/** Adds `completion SHELL` (bash, zsh, fish, powershell) and the hidden `complete`, which the shell scripts call. */
export function registerCompletion(program: Command): void {
  tab(program, { completionCommandName: NAME });
  program.commands
    .find((command) => command.name() === NAME)
    ?.description('print a script for shell completion of commands and options')
    .addHelpText(
      'after',
      `
\`vencoder\` must be in the PATH, for example by a link: ln -s CLONE/vencoder ~/.local/bin/. bash needs the package bash-completion.

Examples:
  source <(vencoder completion bash)     in ~/.bashrc, or zsh in ~/.zshrc
  vencoder completion fish > ~/.config/fish/completions/vencoder.fish

Exit code: 0 done, 2 wrong command line.`,
    );
}
