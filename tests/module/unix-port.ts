// SPDX-License-Identifier: MIT
// MicroPython's unix port, where a document's command builds it.

/** Parts that need libraries which Debian's source package of MicroPython lacks. */
const OTHER_LIBRARIES = ['MICROPY_PY_BTREE=0', 'MICROPY_PY_FFI=0', 'MICROPY_PY_SSL=0', 'MICROPY_SSL_AXTLS=0'];

/** MAKEFLAGS for a make that the command starts; `variables` are further ones. */
export function unixPortFlags(variables: readonly string[] = []): string {
  const all = [...OTHER_LIBRARIES, ...variables].map((variable) => variable.replaceAll(' ', '\\ '));
  return ` -j2 -- ${all.join(' ')}`;
}
