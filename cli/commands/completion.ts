// SPDX-License-Identifier: MIT
// `vencoder completion`: shell completion of commands, options, their values, and files.

import { Argument, type Command } from 'commander';
import { BASH_COMPLETION } from './completion-bash.js';
import { completionsFor } from './completion-words.js';

/** The library's scripts for these shells call `vencoder complete -- WORDS...`, as ours for bash does. */
const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

const HELP = `
\`vencoder\` must be in the PATH, for example by a link: ln -s CLONE/vencoder ~/.local/bin/

Examples:
  source <(vencoder completion bash)     in ~/.bashrc, or zsh in ~/.zshrc
  vencoder completion fish > ~/.config/fish/completions/vencoder.fish

Exit code: 0 done, 2 wrong command line.`;

/** Adds `completion SHELL` and the hidden `complete`, which the shells' scripts call. */
export function registerCompletion(program: Command): void {
  program
    .command('completion')
    .description('print a script for shell completion of commands, options, board names and files')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .addHelpText('after', HELP)
    .action(async (shell: (typeof SHELLS)[number]) => {
      if (shell === 'bash') {
        process.stdout.write(BASH_COMPLETION);
      } else {
        const { default: tab } = await import('@bomb.sh/tab');
        tab.setup(program.name(), program.name(), shell);
      }
    });
  program
    .command('complete', { hidden: true })
    .argument('[words...]', 'the words after `vencoder`; the last one is completed')
    .allowUnknownOption()
    .action(async (words: string[]) => {
      process.stdout.write(await completionsFor(program, words));
    });
}
