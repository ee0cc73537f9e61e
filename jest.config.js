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
  // Emulated boards share the cores with the tests.
  testTimeout: 600_000,
  maxWorkers: 2,
};
