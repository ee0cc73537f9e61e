// SPDX-License-Identifier: MIT
/**
 * The vendor's own libvenc.a, libvb.a and libsys.a between the module and the virtual MPP: what arrives at their device
 * nodes is what scripts asked for, and what comes back is what the devices gave.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { locateSdk } from '../../cli/sdk/locate.js';
import { projectRoot } from '../../cli/support/project.js';
import { runBoard, vencoder } from '../board-run.js';
import { SCRIPTS, SCRIPT_FOLDER } from '../module/scripts.js';
import { linesOf, VendorProgram, whyNot, type Call } from './program.js';

const SDK = process.env['VENCODER_SDK'];
const VENC = '/dev/venc_device';
const VB = '/dev/vb_device';
const MMZ = '/dev/mmz_userdev';
const NOBUF = 0xa009800d | 0;
const BUF_EMPTY = 0xa009800e | 0;
const NOTREADY = 0xa0098010 | 0;
const JPEG = 26;
const CBR = 1;
const MJPEG_FIXQP = 4;
const HEADER = 3;

/** What scripts/calls.py tells of a codec. */
interface Told {
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

/** Calls that went to a device, by the names of their requests. */
function callsOf(calls: Call[], device: string, ...requests: string[]): Call[] {
  return calls.filter((call) => call.device === device && requests.includes(call.request));
}

function bytesOfBuffer(width: number, height: number): number {
  return Math.ceil((width * height * 3) / 4 / 4096) * 4096;
}

/** The rate control that a channel's Create must bring. */
function rateControl(told: Told): object {
  const rates = { src_frame_rate: told.src_frame_rate, dst_frame_rate: told.dst_frame_rate };
  return told.type === JPEG
    ? { rc_mode: MJPEG_FIXQP, ...rates, q_factor: told['mjpeg_quality_factor'] }
    : { rc_mode: CBR, ...rates, gop: told['gopLen'], bit_rate: told['bit_rate'], stats_time: 0 };
}

const reason = await whyNot(SDK);
if (reason !== undefined) {
  process.stderr.write(`\nSKIPPED: the module on the vendor's own libraries; ${reason}\n\n`);
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

  describe('a picture through each codec', () => {
    let all: Told[];
    let calls: Call[];

    beforeAll(async () => {
      const recorded = await program.record(scriptOf('calls'), { card });
      all = linesOf(recorded.stdout) as Told[];
      calls = recorded.calls;
    });

    /** The one call of that name on the channel of a codec. */
    const only = (told: Told, request: string): Call => {
      const found = callsOf(calls, VENC, request).filter(({ chn }) => chn === told.chn);
      expect(found).toHaveLength(1);
      return found[0] as Call;
    };

    it('opens every node once', () => {
      const opened = calls.filter(({ request }) => request === 'open').map(({ device }) => device);
      expect(opened.sort()).toEqual([MMZ, VB, VENC].sort());
      expect(all.map(({ type }) => type)).toEqual([96, 265, JPEG]);
    });

    it('asks for the output buffers', () => {
      const configs = callsOf(calls, VB, 'set_config');
      expect(configs).toHaveLength(all.length);
      all.forEach((told, index) => {
        const size = bytesOfBuffer(told.width, told.height);
        const pools = configs[index]?.['pools'];
        expect(pools).toContainEqual({ blk_cnt: told.buffers, blk_size: size, mode: 1 });
      });
    });

    it('creates each channel with what the script gave', () => {
      for (const told of all) {
        expect(only(told, 'create')).toEqual({
          device: VENC,
          request: 'create',
          chn: told.chn,
          type: told.type,
          stream_buf_size: bytesOfBuffer(told.width, told.height),
          stream_buf_cnt: told.buffers,
          pic_width: told.width,
          pic_height: told.height,
          profile: told.profile,
          ...rateControl(told),
          result: 0,
        });
      }
    });

    it('sends the frame, all 224 bytes of it', () => {
      for (const told of all) {
        const sent = only(told, 'send_frame');
        expect(sent).toMatchObject({ width: told.width, height: told.height, pts: told['pts'] });
        expect(sent).toMatchObject({ luma: told['luma'], chroma: told['chroma'], pool_id: told['pool_id'] });
        expect(sent).toMatchObject({ pixel_format: told['pixel_format'], timeout: told['send_timeout'] });
        expect(sent['bytes']).toBe(told['frame']);
        expect(told['frame']).toHaveLength(2 * 224);
      }
    });

    it('hands out the packs that the driver lent, and gives back those', () => {
      for (const told of all) {
        const types = told.packs.map(({ type }) => type);
        expect(types).toEqual(told.type === JPEG ? [2] : [HEADER, 2]);
        const got = only(told, 'get_stream');
        expect(got).toMatchObject({ pack_cnt: told.packs.length, timeout: told['get_timeout'], result: 0 });
        expect(got['packs']).toEqual(told.packs);
        const lent = told.packs.map(({ phys_addr, len, pts, type }) => ({ phys_addr, len, pts, type }));
        expect(only(told, 'release_stream')).toMatchObject({ packs: lent, result: 0 });
      }
    });

    it('maps the buffers of the packs whole and uncached, and unmaps them all', () => {
      const size = bytesOfBuffer(128, 64);
      const mapped = callsOf(calls, MMZ, 'mmap');
      for (const { phys_addr } of all.flatMap(({ packs }) => packs)) {
        expect(mapped).toContainEqual(expect.objectContaining({ phys_addr, size, uncached: 1, result: 0 }));
      }
      const unmapped = callsOf(calls, MMZ, 'munmap');
      expect(unmapped).toHaveLength(mapped.length);
      expect(unmapped.every(({ result }) => result === 0)).toBe(true);
    });

    it('keeps the order of a life', () => {
      for (const told of all) {
        const life = calls.filter(({ device, chn }) => device === VENC && chn === told.chn);
        const names = life.map(({ request }) => request).filter((name) => name !== 'query_status');
        const idr = told.type === JPEG ? [] : ['enable_idr'];
        const rest = ['start', 'send_frame', 'get_stream', 'release_stream', 'stop', 'destroy'];
        expect(names).toEqual(['create', ...idr, ...rest]);
        expect(life.every(({ result }) => result === 0)).toBe(true);
      }
      const enabled = callsOf(calls, VENC, 'enable_idr').map(({ enable }) => enable);
      expect(enabled).toEqual([1, 1]);
    });
  });

  it.each(['264', '265'])('records the same .%s as without the vendor', async (suffix) => {
    const script = path.join(projectRoot, 'examples', 'record_video.py');
    const words = (name: string): string[] => [`/sdcard/${name}.${suffix}`, '320', '240', '20'];
    const { stdout, calls } = await program.record(script, { card, args: words('vendor') });
    expect(stdout).toBe('header packs: 1, I: 1, P: 19\n');
    const board = { board: 'qemu-riscv64', mpp: 'A', script, options: ['--sdcard', card] };
    expect(await runBoard({ ...board, args: words('virtual') })).toMatchObject({ code: 0, stdout });
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

  describe.each(['D0', 'D1'])('a driver that refuses, or has nothing, polled like %s', (driver) => {
    it('reaches the script as the module says', async () => {
      const env = { VENDOR_MPP_DRIVER: driver };
      const { stdout, calls } = await program.record(scriptOf('driver_errors'), { card, env });
      expect(linesOf(stdout)).toEqual([
        { create: NOBUF, text: expect.stringContaining('0xA009800D K_ERR_VENC_NOBUF') as unknown },
        { timeout: 0, get_stream: -1, pack_cnt: 0 },
        { timeout: 20, get_stream: -1, pack_cnt: 0 },
        // The library hides the driver's code.
        driver === 'D0' ? { library: 0, pack_cnt: 0 } : { library: NOTREADY, pack_cnt: 1 },
      ]);
      // Once more after the garbage is collected.
      expect(callsOf(calls, VENC, 'create').map(({ result }) => result)).toEqual([NOBUF, NOBUF, 0]);
      const polled = driver === 'D0' ? 0 : BUF_EMPTY;
      const asked = callsOf(calls, VENC, 'get_stream').map(({ timeout, result }) => [timeout, result]);
      expect(asked).toEqual([
        [0, polled],
        [20, BUF_EMPTY],
        [0, polled],
      ]);
    });
  });

  it('answers wrong raw calls as the virtual MPP does', async () => {
    const script = scriptOf('raw_calls');
    const { stdout } = await program.record(script, { card });
    const board = await runBoard({ board: 'qemu-riscv64', mpp: 'A', script });
    expect(stdout.split('\n').length).toBeGreaterThan(80);
    expect(board).toEqual({ code: 0, stdout, stderr: '' });
  });

  it.each([...Object.entries(SCRIPTS), ['bad_input', 'bad input'], ['jpeg', 'jpeg']])(
    '%s.py of the module tests',
    async (name, title) => {
      const { code, stdout, stderr } = await program.run(path.join(SCRIPT_FOLDER, `${name}.py`), { card });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain(`${title}: ok`);
    },
  );
});
