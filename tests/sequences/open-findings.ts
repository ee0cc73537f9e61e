// This file is part of the k230 vencoder project, MIT licence.
// Findings that are not mended yet: calls that sequences leave out, so that others can be found.

import type { Call } from './knowledge.js';

/** GetStream of another channel does not give back what the StreamData holds of the first one. */
export function isOpen({ method, chn, stream }: Call): boolean {
  return method.name === 'GetStream' && stream?.source !== undefined && stream.source !== chn;
}
