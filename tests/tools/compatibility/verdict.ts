// SPDX-License-Identifier: MIT
// Whether a script ran to a right output, and if not, why.

import path from 'node:path';
import { prepareBench, type Bench } from './bench.js';
import { record, serve, type Attempt } from './attempt.js';
import { judgeFiles, type Verdict } from './media.js';
import { generationsOf, type PublicScript } from './script-list.js';

/** Printed for an exception, whether the script caught it or not; not for the Ctrl-C that stops a script. */
const EXCEPTION =
  /^.*\b(?!KeyboardInterrupt)\w*(?:Error|Exception)\b.*$|^.*(?:no module named|IDE interrupt).*$/m;

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
    const row = await tryGeneration(script, mpp, path.join(folder, 'libraries', mpp));
    if (row.runs) {
      return row;
    }
    rows.push(row);
  }
  return rows[0] ?? { script, mpp: '', runs: false, text: 'for firmware after v1.8', output: '' };
}

async function tryGeneration(script: PublicScript, mpp: string, libraries: string): Promise<Row> {
  const bench = await prepareBench(script, libraries);
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

function conclude(
  { records, needs }: PublicScript,
  { exitCode, output, isKilled }: Attempt,
  verdicts: Verdict[],
): Pick<Row, 'runs' | 'text'> {
  const exception = EXCEPTION.exec(output)?.[0].trim();
  const isRight = verdicts.every((verdict) => verdict.isRight);
  const texts = verdicts.map(({ text }) => text);
  const isExpected =
    /MP4|raw|RTSP|JPEG/.test(records.replace('MP4 read', '')) && !needs.includes('needs a caller');
  if (isRight && exception === undefined && !isKilled && (texts.length > 0 || !isExpected)) {
    return { runs: true, text: texts.length > 0 ? texts.join('; ') : 'no exception' };
  }
  const reason = exception ?? (isKilled ? 'does not stop' : `exit code ${exitCode}, no output`);
  return { runs: false, text: [reason, ...texts].join('; ') };
}
