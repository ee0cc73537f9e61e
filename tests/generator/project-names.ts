// SPDX-License-Identifier: MIT
/** Names of this project's API and its vendor, which must not occur in the generator. */
export const PROJECT_NAMES =
  /(?<![a-z])enc(?![a-z])|venc|encoder|decoder|K_PT_|kd_mpi|k230|canmv|kendryte|(?<![a-z])mpp/i;
