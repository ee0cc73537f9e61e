// SPDX-License-Identifier: MIT
/** Tags of comments that several readers know. */

/** Marks what the API that the module implements does not have; the tag has no text. */
export const ADDITION = 'addition';
/** A call in the order of calls, in the comment of a state machine: its name, then why it has this place. */
export const STEP = 'step';
