// SPDX-License-Identifier: MIT
/** Tags of comments that several readers know. */

/** Marks what the API that the module implements does not have; the tag has no text. */
export const ADDITION = 'addition';
