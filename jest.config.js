// SPDX-License-Identifier: MIT
/** Tests are TypeScript modules; they call the built CLI (`npm run build`) where they run programs. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // Emulated programs share the machine's cores with the tests.
  testTimeout: 600_000,
  maxWorkers: 2,
};
