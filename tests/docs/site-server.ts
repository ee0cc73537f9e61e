// SPDX-License-Identifier: MIT
// Serves a folder on this machine, as a file server does.

import { createReadStream, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** A server of `folder` at the path `base`, and its origin. */
export async function serve(folder: string, base: string): Promise<{ server: Server; origin: string }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    const file = fileAt(folder, base, pathname);
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** The file that a file server sends for the path of an address. */
export function fileAt(folder: string, base: string, pathname: string): string | undefined {
  if (!pathname.startsWith(base)) {
    return undefined;
  }
  const name = decodeURIComponent(pathname.slice(base.length));
  const file = path.join(folder, name.endsWith('/') || name === '' ? `${name}index.html` : name);
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true ? file : undefined;
}
