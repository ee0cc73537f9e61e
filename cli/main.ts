#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// The command line `vencoder`.

import { runCommandLine } from './program.js';
import { watchOutputStreams } from './support/output-streams.js';

watchOutputStreams();
process.exitCode = await runCommandLine(process.argv.slice(2));
