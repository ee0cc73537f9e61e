// SPDX-License-Identifier: MIT
/**
 * The vendor's libvenc.a, libvb.a and libsys.a between the module and the virtual MPP: their device nodes get the
 * requests of the scripts, and the scripts get the results of the devices.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { locateSdk } from '../../cli/sdk/locate.js';
import { projectRoot } from '../../cli/support/project.js';
import { runBoard, vencoder } from '../board-run.js';
import { SCRIPTS, SCRIPT_FOLDER } from '../module/scripts.js';
import { linesOf, STARVES, VendorProgram, WRONG_CALLS, skipReason, type Call } from './program.js';

const SDK = process.env['VENCODER_SDK'];
/** Scripts of the module tests that wait for packs while none can arrive. */
const STARVING = ['repeat', 'streaming_threads'];
/** What libvenc.a prints about a wrong setting, by perror(). */
const OUT_OF_RANGE = /^\w+ out of range\n: .*\n/gm;
/** The board's report about a setting that its codecs do not have. */
const NO_EFFECT = /^encoder: channel 0: .* has no visible effect here.*\n/gm;
const VENC = '/dev/venc_device';
const VB = '/dev/vb_device';
const MMZ = '/dev/mmz_userdev';
const NOBUF = 0xa009800d | 0;
const BUF_EMPTY = 0xa009800e | 0;
const NOTREADY = 0xa0098010 | 0;
const JPEG = 26;
const CBR = 1;
const MJPEG_FIXQP = 4;
/** JPEG ignores the frame rates of a script. */
const JPEG_RATES = { src_frame_rate: 30, dst_frame_rate: 30 };
const HEADER = 3;

/** The output of scripts/calls.py for a codec. */
interface Values {
  chn: number;
  type: number;
  profile: number;
  width: number;
  height: number;
  buffers: number;
  src_frame_rate: number;
  dst_frame_rate: number;
  packs: { phys_addr: number; len: number; pts: number; type: number; bytes: string }[];
  [field: string]: unknown;
}

let card: string;
let program: VendorProgram;

function scriptOf(name: string): string {
  return path.join(projectRoot, 'tests', 'vendor-mpp', 'scripts', `${name}.py`);
}

/** The requests to a device with one of the names. */
function callsOf(calls: Call[], device: string, ...requests: string[]): Call[] {
  return calls.filter((call) => call.device === device && requests.includes(call.request));
}

function bytesOfBuffer(width: number, height: number): number {
  return Math.ceil((width * height * 3) / 4 / 4096) * 4096;
}

/** The rate control that Create must set. */
function rateControl(values: Values): object {
  const rates = { src_frame_rate: values.src_frame_rate, dst_frame_rate: values.dst_frame_rate };
  return values.type === JPEG
    ? { rc_mode: MJPEG_FIXQP, ...JPEG_RATES, q_factor: values['mjpeg_quality_factor'] }
    : { rc_mode: CBR, ...rates, gop: values['gopLen'], bit_rate: values['bit_rate'], stats_time: 0 };
}

const reason = await skipReason(SDK);
if (reason !== undefined) {
  process.stderr.write(`\nSKIPPED: the module on the vendor's libraries; ${reason}\n\n`);
}
const describeWithSdk = reason === undefined ? describe : describe.skip;

describeWithSdk("the module on the vendor's libraries", () => {
  beforeAll(async () => {
    card = await mkdtemp(path.join(tmpdir(), 'vencoder-vendor-mpp-'));
    program = await VendorProgram.build(locateSdk(SDK ?? ''));
    await vencoder(['build', '--board', 'qemu-riscv64', '--mpp', 'A']);
  });

  afterAll(async () => {
    await rm(card, { recursive: true, force: true });
  });

  describe('a frame through each codec', () => {
    let all: Values[];
    let calls: Call[];

    beforeAll(async () => {
      const recorded = await program.record(scriptOf('calls'), { card });
      all = linesOf(recorded.stdout) as Values[];
      calls = recorded.calls;
    });

    /** The only request with that name on the channel of a codec. */
    const only = (values: Values, request: string): Call => {
      const found = callsOf(calls, VENC, request).filter(({ chn }) => chn === values.chn);
      expect(found).toHaveLength(1);
      return found[0] as Call;
    };

    it('opens every node once', () => {
      const opened = calls.filter(({ request }) => request === 'open').map(({ device }) => device);
      expect(opened.sort()).toEqual([MMZ, VB, VENC].sort());
      expect(all.map(({ type }) => type)).toEqual([96, 265, JPEG]);
    });

    it('configures the output buffers', () => {
      const configs = callsOf(calls, VB, 'set_config');
      expect(configs).toHaveLength(all.length);
      all.forEach((values, index) => {
        const size = bytesOfBuffer(values.width, values.height);
        const pools = configs[index]?.['pools'];
        expect(pools).toContainEqual({ blk_cnt: values.buffers, blk_size: size, mode: 1 });
      });
    });

    it('creates each channel with the attributes of the script', () => {
      for (const values of all) {
        expect(only(values, 'create')).toEqual({
          device: VENC,
          request: 'create',
          chn: values.chn,
          type: values.type,
          stream_buf_size: bytesOfBuffer(values.width, values.height),
          stream_buf_cnt: values.buffers,
          pic_width: values.width,
          pic_height: values.height,
          profile: values.profile,
          ...rateControl(values),
          result: 0,
        });
      }
    });

    it('sends all 224 bytes of the frame', () => {
      for (const values of all) {
        const sent = only(values, 'send_frame');
        expect(sent).toMatchObject({ width: values.width, height: values.height, pts: values['pts'] });
        expect(sent).toMatchObject({
          luma: values['luma'],
          chroma: values['chroma'],
          pool_id: values['pool_id'],
        });
        expect(sent).toMatchObject({ pixel_format: values['pixel_format'], timeout: values['send_timeout'] });
        expect(sent['bytes']).toBe(values['frame']);
        expect(values['frame']).toHaveLength(2 * 224);
      }
    });

    it('delivers the packs of the driver, and releases the same ones', () => {
      for (const values of all) {
        const types = values.packs.map(({ type }) => type);
        expect(types).toEqual(values.type === JPEG ? [2] : [HEADER, 2]);
        const got = only(values, 'get_stream');
        expect(got).toMatchObject({
          pack_cnt: values.packs.length,
          timeout: values['get_timeout'],
          result: 0,
        });
        expect(got['packs']).toEqual(values.packs);
        const delivered = values.packs.map(({ phys_addr, len, pts, type }) => ({
          phys_addr,
          len,
          pts,
          type,
        }));
        expect(only(values, 'release_stream')).toMatchObject({ packs: delivered, result: 0 });
      }
    });

    it('maps the whole buffers of the packs uncached, and unmaps them', () => {
      const size = bytesOfBuffer(128, 64);
      const mapped = callsOf(calls, MMZ, 'mmap');
      for (const { phys_addr } of all.flatMap(({ packs }) => packs)) {
        expect(mapped).toContainEqual(expect.objectContaining({ phys_addr, size, uncached: 1, result: 0 }));
      }
      const unmapped = callsOf(calls, MMZ, 'munmap');
      expect(unmapped).toHaveLength(mapped.length);
      expect(unmapped.every(({ result }) => result === 0)).toBe(true);
    });

    it('makes the requests of a channel in order', () => {
      for (const values of all) {
        const requests = calls.filter(({ device, chn }) => device === VENC && chn === values.chn);
        const names = requests.map(({ request }) => request).filter((name) => name !== 'query_status');
        const idr = values.type === JPEG ? [] : ['enable_idr'];
        const rest = ['start', 'send_frame', 'get_stream', 'release_stream', 'stop', 'destroy'];
        expect(names).toEqual(['create', ...idr, ...rest]);
        expect(requests.every(({ result }) => result === 0)).toBe(true);
      }
      const enabled = callsOf(calls, VENC, 'enable_idr').map(({ enable }) => enable);
      expect(enabled).toEqual([1, 1]);
    });
  });

  it.each(['264', '265'])('records the same .%s as without the vendor libraries', async (suffix) => {
    const script = path.join(projectRoot, 'examples', 'record_video.py');
    const args = (name: string): string[] => [`/sdcard/${name}.${suffix}`, '320', '240', '20'];
    const { stdout, calls } = await program.record(script, { card, args: args('vendor') });
    expect(stdout).toBe('header packs: 1, I: 1, P: 19\n');
    const board = { board: 'qemu-riscv64', mpp: 'A', script, options: ['--sdcard', card] };
    expect(await runBoard({ ...board, args: args('virtual') })).toMatchObject({ code: 0, stdout });
    const vendor = await readFile(path.join(card, `vendor.${suffix}`));
    expect(vendor.equals(await readFile(path.join(card, `virtual.${suffix}`)))).toBe(true);
    const packs = (name: string): unknown[] => callsOf(calls, VENC, name).flatMap((call) => call['packs']);
    const places = (all: unknown[]): number[] => all.map((pack) => (pack as { phys_addr: number }).phys_addr);
    expect(places(packs('release_stream'))).toEqual(places(packs('get_stream')));
    expect(callsOf(calls, '/dev/sys', 'bind', 'unbind').map(({ ends, result }) => [ends, result])).toEqual(
      Array(2).fill([
        [
          { mod: 6, dev: 0, chn: 0 },
          { mod: 9, dev: 0, chn: 0 },
        ],
        0,
      ]),
    );
  });

  describe.each(['D0', 'D1'])('driver errors and timeouts, with the polls of driver %s', (driver) => {
    it('reach the script as documented', async () => {
      const env = { VENDOR_MPP_DRIVER: driver };
      const { stdout, calls } = await program.record(scriptOf('driver_errors'), {
        card,
        reports: STARVES,
        env,
      });
      expect(linesOf(stdout)).toEqual([
        { create: NOBUF, text: expect.stringContaining('0xA009800D K_ERR_VENC_NOBUF') as unknown },
        { timeout: 0, get_stream: -1, pack_cnt: 0 },
        { timeout: 20, get_stream: -1, pack_cnt: 0 },
        // The library replaces the driver's code.
        driver === 'D0' ? { library: 0, pack_cnt: 0 } : { library: NOTREADY, pack_cnt: 1 },
      ]);
      // The second Create is the module's retry after a garbage collection.
      expect(callsOf(calls, VENC, 'create').map(({ result }) => result)).toEqual([NOBUF, NOBUF, 0]);
      const polled = driver === 'D0' ? 0 : BUF_EMPTY;
      const requested = callsOf(calls, VENC, 'get_stream').map(({ timeout, result }) => [timeout, result]);
      expect(requested).toEqual([
        [0, polled],
        [20, BUF_EMPTY],
        [0, polled],
      ]);
    });
  });

  it('returns the same codes for invalid raw calls as the virtual MPP', async () => {
    const script = scriptOf('raw_calls');
    const reports = new RegExp(`${WRONG_CALLS.source}|${OUT_OF_RANGE.source}|${NO_EFFECT.source}`, 'gm');
    const { stdout } = await program.record(script, { card, reports });
    const { stderr, ...board } = await runBoard({ board: 'qemu-riscv64', mpp: 'A', script });
    expect(stdout.split('\n').length).toBeGreaterThan(80);
    expect(board).toEqual({ code: 0, stdout });
    expect(stderr.match(WRONG_CALLS)).toHaveLength(4);
    expect(stderr.replace(WRONG_CALLS, '').replace(NO_EFFECT, '')).toBe('');
  });

  // The vendor's library has a device for the 2D unit, which is not here.
  const scripts = Object.entries(SCRIPTS).filter(([name]) => name !== 'raw_settings');
  it.each([...scripts, ['bad_input', 'bad input'], ['jpeg', 'jpeg']])(
    '%s.py of the module tests',
    async (name, title) => {
      const { code, stdout, stderr } = await program.run(path.join(SCRIPT_FOLDER, `${name}.py`), { card });
      const others = STARVING.includes(name) ? stderr.replace(STARVES, '') : stderr;
      expect({ code, stderr: others }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain(`${title}: ok`);
    },
  );
});
