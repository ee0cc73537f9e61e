// SPDX-License-Identifier: MIT
// Whether a script ran to a right output, and if not, why.

import path from 'node:path';
import { prepareBench, type Bench } from './bench.js';
import { record, serve, type Attempt } from './attempt.js';
import { judgeFiles, type Verdict } from './media.js';
import { generationsOf, type PublicScript } from './script-list.js';

/** Printed for an exception, whether the script caught it or not. The Ctrl-C that stops a script has no text. */
const EXCEPTION = /^.*\b\w*(?:Error|Exception)\b[^\w\n]*\w.*$|^.*no module named.*$/m;

/** Higher exit codes are of signals: the script used memory that it does not have. */
const SIGNALLED = 128;

const NO_OUTPUT = 'no exception';
const IMPORTED = 'imported: it has no main part';

export interface Row {
  script: PublicScript;
  mpp: string;
  runs: boolean;
  /** What judged it, or what is missing. */
  text: string;
  output: string;
}

/** Runs the script as a board of its generation does. Both are tried if it is written for both; one is enough. */
export async function tryScript(script: PublicScript, folder: string): Promise<Row> {
  const rows: Row[] = [];
  for (const mpp of generationsOf(script)) {
    const row = await tryGeneration(
      script,
      mpp,
      [mpp, script.number].map((name) => path.join(folder, 'cards', name)),
    );
    if (row.runs) {
      return row;
    }
    rows.push(row);
  }
  return rows.at(-1) ?? { script, mpp: '', runs: false, text: 'for unknown firmware', output: '' };
}

async function tryGeneration(script: PublicScript, mpp: string, cards: string[]): Promise<Row> {
  const bench = await prepareBench(script, cards);
  try {
    const options = script.needs.includes('AI model') ? ['--kpu', 'blind'] : [];
    const attempt = await (script.records.includes('RTSP') ? serve : record)(bench, mpp, options);
    const verdicts = await verdictsOf(bench, attempt);
    return { script, mpp, ...conclude(script, attempt, verdicts), output: attempt.output };
  } finally {
    await bench.remove();
  }
}

async function verdictsOf(bench: Bench, { stream }: Attempt): Promise<Verdict[]> {
  const before = new Set<string>(bench.given);
  const files = await judgeFiles([bench.sdcard, bench.data], (file) => !before.has(file));
  return [...files, ...(stream === undefined ? [] : [stream])];
}

/** Classes and functions for other scripts. */
export function isImported({ needs }: PublicScript): boolean {
  return needs.includes('needs a caller');
}

/** Without a model, a recorder of what the KPU recognises records nothing. */
function expectsOutput(script: PublicScript): boolean {
  const { records, needs } = script;
  const isRecorder = /raw|JPEG/.test(records) || /MP4(?! read)/.test(records);
  return !isImported(script) && (records.includes('RTSP') || (isRecorder && !needs.includes('AI model')));
}

function conclude(
  script: PublicScript,
  { exitCode, output, isKilled }: Attempt,
  verdicts: Verdict[],
): Pick<Row, 'runs' | 'text'> {
  const exception = EXCEPTION.exec(
    script.prints === '' ? output : output.replaceAll(script.prints, ''),
  )?.[0].trim();
  const isRight = verdicts.every((verdict) => verdict.isRight);
  const texts = verdicts.map(({ text }) => text);
  const isExpected = expectsOutput(script);
  const isEnded = isKilled || exitCode > SIGNALLED;
  if (isRight && exception === undefined && !isEnded && (texts.length > 0 || !isExpected)) {
    return {
      runs: true,
      text: texts.length > 0 ? texts.join('; ') : isImported(script) ? IMPORTED : NO_OUTPUT,
    };
  }
  const code = `exit code ${exitCode}`;
  const missing = texts.length === 0 ? [`${code}, no output`] : isEnded ? [code] : [];
  const reasons = isKilled ? ['does not stop'] : exception === undefined ? missing : [exception];
  return { runs: false, text: [...reasons, ...texts].join('; ') };
}
