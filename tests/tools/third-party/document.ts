// SPDX-License-Identifier: MIT
// The text of THIRD-PARTY.md, from cli/toolchain/third-party.json and package-lock.json.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../../cli/support/project.js';

interface Source {
  name: string;
  use: string;
  licence: string;
  releases: { version: string }[];
}

interface Package {
  license?: string;
  dev?: boolean;
  /** Another package needs it in only some environments. */
  devOptional?: boolean;
}

const HEAD = `# Third-party software

<!-- Emitted by make third-party from cli/toolchain/third-party.json and package-lock.json. -->

Our own code is under the MIT licence (\`LICENSE\`). This repository contains none of the software below.

## In the emulated boards' programs

\`make setup\` downloads it from Debian's archive, verifies the archive's signatures and pinned SHA-256 sums
(\`cli/toolchain/third-party.json\`) and builds it in the user's cache. \`cli/toolchain/patches/\` changes musl. The programs
\`build/*/micropython\` are linked with it. If a mirror does not have the first version, the next one is used.

`;

const PATENTS = `
H.264 and H.265 are covered by patents in some countries; the licences above grant none. In a K230 firmware the module links no
codec: the chip's hardware encodes.

## Node.js packages

Linked with nothing; installed by npm, which verifies the digests of \`package-lock.json\`.

`;

const TAIL = `
## Other tools

The media process, which writes MP4 files for the boards' programs, is linked with Debian's libavformat (LGPL 2.1 or later;
Debian's build GPL 2 or later), as a shared library.

The RTSP process is a Python program that uses Debian's GStreamer, gst-rtsp-server and PyGObject (LGPL 2 or 2.1, or later) as
installed; Debian's \`gstreamer1.0-plugins-bad\`, on which gst-rtsp-server depends, has plugins under the GPL, which it does not load.

Linked with nothing: gcc, QEMU and ffmpeg from Debian, and, for board \`qemu-k230\`, Debian's Linux kernel (GPL 2) and the OpenSBI
of its QEMU (BSD-2-Clause). The tests download photographs of Debian's package \`mate-backgrounds\`
(its own licences).
`;

/** The whole document. */
export async function thirdPartyDocument(): Promise<string> {
  const sources = await json<Source[]>('cli/toolchain/third-party.json');
  const { packages } = await json<{ packages: Record<string, Package> }>('package-lock.json');
  return `${HEAD}${sourceTable(sources)}${PATENTS}${packageTable(packages)}${TAIL}`;
}

async function json<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(join(projectRoot, file), 'utf8')) as T;
}

function sourceTable(sources: Source[]): string {
  return table(
    ['software', 'versions', 'licence', 'use'],
    sources.map(({ name, use, licence, releases }) => [
      name,
      releases.map(({ version }) => version).join(', '),
      licence,
      use,
    ]),
  );
}

function packageTable(packages: Record<string, Package>): string {
  const installed = Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({ name: path.slice(path.lastIndexOf('node_modules/') + 13), ...entry }));
  const licences = [...new Set(installed.map(({ license }) => license ?? 'not declared'))].sort();
  return table(
    ['licence', 'the tool needs', 'only developers need'],
    licences.map((licence) => {
      const having = installed.filter(({ license }) => (license ?? 'not declared') === licence);
      const isForDevelopers = ({ dev, devOptional }: Package): boolean => dev ?? devOptional ?? false;
      return [
        licence,
        names(having.filter((entry) => !isForDevelopers(entry))),
        names(having.filter(isForDevelopers)),
      ];
    }),
  );
}

function names(packages: { name: string }[]): string {
  return [...new Set(packages.map(({ name }) => name))].sort().join(', ');
}

function table(head: string[], rows: string[][]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}
