// SPDX-License-Identifier: MIT
// The changelog's section of a version.

import { Failure } from '../../../cli/support/failure.js';

/** The section's text without its heading. A Failure that says what to do if there is none, or nothing in it. */
export function versionNotes(changelog: string, version: string): string {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => text.startsWith(`[${version}]`));
  if (section === undefined) {
    throw new Failure(
      `CHANGELOG.md has no section of version ${version}`,
      `Make one of the section Unreleased: \`## [${version}] - YYYY-MM-DD\` below an empty \`## [Unreleased]\`, and commit it.`,
    );
  }
  const notes = section.slice(section.indexOf('\n')).trim();
  if (notes === '') {
    throw new Failure(
      `the section of version ${version} in CHANGELOG.md is empty`,
      'Say what the version changes for its users, and commit it.',
    );
  }
  return `${notes}\n`;
}
