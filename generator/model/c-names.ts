// SPDX-License-Identifier: MIT
/** Names in the target languages. */

/** `SetOutBufs` → `set_out_bufs`, `payloadType` → `payload_type`; what is in that form already stays. */
export function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

/** A string as C and Python both write it. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}
