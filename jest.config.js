// SPDX-License-Identifier: MIT
/** Tests are TypeScript modules; those that run programs use the built CLI (`npm run build`). */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  // `make mutants` keeps a copy of the project there.
  modulePathIgnorePatterns: ['<rootDir>/build/'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // When a test counts as hanging; none depends on how fast the machine is.
  testTimeout: 3_600_000,
  // More than the two cores of a small machine: tests also wait, for a board or for silence.
  maxWorkers: 3,
  testSequencer: '<rootDir>/tests/slowest-first.js',
};
