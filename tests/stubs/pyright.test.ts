// SPDX-License-Identifier: MIT
/** Pyright, as editors run it, over the stubs that `vencoder stubs` writes: scripts are clean, and mistakes are found. */
import { existsSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execute } from '../../cli/support/execute.js';
import { projectRoot } from '../../cli/support/project.js';
import { outsideFolders } from '../generator/facts.js';
import { removeTemporaryFolders, temporaryFolder } from '../generator/spec-fixture.js';
import { vencoder } from '../board-run.js';

const PYRIGHT = path.join(projectRoot, 'node_modules/pyright/index.js');
const SEED = path.join(outsideFolders.seed, 'examples');
const itWithSeed = existsSync(SEED) ? it : it.skip;
if (!existsSync(SEED)) {
  process.stderr.write(`SKIPPED: pyright over the manual's examples; ${SEED} does not exist\n`);
}

interface Diagnostic {
  file: string;
  severity: string;
  message: string;
  rule?: string;
  range: { start: { line: number } };
}

let project: string;

beforeAll(async () => {
  project = await temporaryFolder();
  expect(await vencoder(['stubs', project])).toMatchObject({ code: 0 });
});

afterAll(removeTemporaryFolders);

/** What pyright reports for files of the project; with a mode in place of that of the written configuration. */
async function check(files: string[], mode?: string): Promise<string[]> {
  const written = path.join(project, 'pyrightconfig.json');
  const settings = JSON.parse(await readFile(written, 'utf8')) as Record<string, unknown>;
  const file = path.join(project, 'checked.json');
  const include = { include: files, exclude: [], ...(mode !== undefined && { typeCheckingMode: mode }) };
  await writeFile(file, JSON.stringify({ ...settings, ...include }));
  const { stdout } = await execute({ cwd: project })`${process.execPath} ${PYRIGHT} --outputjson -p ${file}`;
  const { generalDiagnostics, summary } = JSON.parse(stdout) as {
    generalDiagnostics: Diagnostic[];
    summary: { filesAnalyzed: number };
  };
  expect(summary.filesAnalyzed).toBeGreaterThan(0);
  return generalDiagnostics.map(
    (each) =>
      `${path.relative(project, each.file)}:${each.range.start.line + 1}: ${each.rule ?? each.severity}: ${each.message}`,
  );
}

/** What pyright reports for a script. */
async function checkText(text: string): Promise<string[]> {
  await writeFile(path.join(project, 'script.py'), text);
  return await check(['script.py']);
}

it('finds no error in the examples, in strict mode', async () => {
  await cp(path.join(projectRoot, 'examples'), path.join(project, 'examples'), { recursive: true });
  expect(await check(['examples'], 'strict')).toEqual([]);
});

itWithSeed("finds no error in the manual's programs, unchanged", async () => {
  await cp(SEED, path.join(project, 'seed'), { recursive: true });
  expect(await check(['seed'])).toEqual([]);
});

it('finds no error in the stubs', async () => {
  expect(await check(['typings'])).toEqual([]);
});

const SETUP = `from media.vencoder import *
encoder = Encoder()
stream = StreamData()
frame = k_video_frame_info()
`;

it("accepts the manual's keywords and both forms of calls", async () => {
  const calls = [
    'encoder.SendFrame(venc_chn=0, frame_info=frame)',
    'encoder.SendFrame(0, frame_info=frame, timeout=100)',
    'encoder.SendFrame(0, frame)',
    'encoder.SendFrame(frame_info=frame)',
    'encoder.SendFrame(frame)',
    'encoder.GetStream(0, stream, timeout=-1)',
    'encoder.GetStream(stream)',
    'encoder.SetRotation(0, encoder.ROTATION_90)',
    'ChnAttrStr(Encoder.PAYLOAD_TYPE_H265, Encoder.H265_PROFILE_MAIN, 1280, 720, rc_mode=Encoder.RC_VBR)',
    'ChnAttrStr(K_PT_JPEG, 0, 640, 480)',
    'frame.v_frame.phys_addr[0] = frame.v_frame.width',
  ];
  expect(await checkText(`${SETUP}${calls.join('\n')}\n`)).toEqual([]);
});

it("prints what the editor's page shows", async () => {
  const page = await readFile(path.join(projectRoot, 'docs/editor.md'), 'utf8');
  const block = (kind: string): string => page.split(`\`\`\`${kind}\n`)[1]?.split('```')[0] ?? '';
  await writeFile(path.join(project, 'record.py'), block('python record.py'));
  const { stdout } = await execute({ cwd: project })`${process.execPath} ${PYRIGHT} record.py`;
  // It indents by spaces that do not break.
  const shown = stdout
    .replaceAll('\u00a0', ' ')
    .replaceAll(/^ {2}/gm, '')
    .replaceAll(`${project}/`, '')
    .replace(/^record\.py\n/, '');
  expect(shown).toBe(block('text'));
});

it('finds mistakes, and says where', async () => {
  const mistakes = [
    ['encoder.RequestIdr(0)', 'reportAttributeAccessIssue'],
    ['ChnAttrStr(encoder.H264_PROFILE_MAIN, 2, 640, 480)', 'reportArgumentType'],
    ['ChnAttrStr(264, 2, 640, 480)', 'reportArgumentType'],
    ['ChnAttrStr(96, 2, 640, 480, gop_len=30)', 'reportCallIssue'],
    ['encoder.private_poolid = 3', 'reportAttributeAccessIssue'],
    ['encoder.PAYLOAD_TYPE_H264 = 3', 'reportAttributeAccessIssue'],
    ['encoder.SendFrame(0, 5)', 'reportArgumentType'],
    ['print(encoder.stats().frame)', 'reportAttributeAccessIssue'],
    ['frame.v_frame = frame', 'reportAttributeAccessIssue'],
    ['stream.write("/sdcard/a.264")', 'reportArgumentType'],
    ['len(encoder.sps_pps(0))', 'reportArgumentType'],
    ['MediaManager.link((1, 2), (3, 4, 5))', 'reportArgumentType'],
  ];
  const found = await checkText(`${SETUP}${mistakes.map(([line]) => `${line}\n`).join('')}`);
  const first = SETUP.trimEnd().split('\n').length + 1;
  const rules = mistakes.map(([line], i) => {
    const ofLine = found.filter((each) => each.startsWith(`script.py:${first + i}: `));
    return [line, /: (report\w+): /.exec(ofLine.at(-1) ?? '')?.[1]];
  });
  expect(rules).toEqual(mistakes);
});
