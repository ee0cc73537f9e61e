// SPDX-License-Identifier: MIT
import tseslint from 'typescript-eslint';
import { valueKindRule } from './tests/conventions/value-kind-rule.js';

export default tseslint.config(
  {
    ignores: [
      'build/',
      'dist/',
      'out/',
      'node_modules/',
      'jest.config.js',
      'tests/slowest-first.js',
      'tests/conventions/value-kind-rule.js',
      'eslint.config.js',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/explicit-function-return-type': ['error', { allowExpressions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-console': 'error',
      // A new kind of a union must be handled, not fall into a default.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      // False positives where ts-morph's type guards narrow a node.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'max-lines-per-function': ['warn', { max: 60, skipComments: true, skipBlankLines: true }],
    },
  },
  // Specs spell names as the C headers do, and declare types that only the generator reads.
  {
    files: ['spec/**', 'tests/third-party/*/spec/**'],
    rules: {
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/no-empty-object-type': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  // What users run starts programs by cli/support/execute.ts: directly, without a shell.
  {
    files: ['cli/**', 'generator/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'zx', message: 'zx starts bash. Use execute of cli/support/execute.ts.' },
            {
              name: 'node:child_process',
              allowImportNames: ['execFile', 'execFileSync', 'spawn', 'spawnSync', 'ChildProcess'],
              message: 'exec starts a shell. Use execute of cli/support/execute.ts.',
            },
          ],
          patterns: [{ group: ['zx/*', 'child_process'], message: 'Use execute of cli/support/execute.ts.' }],
        },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'Property[key.name="shell"]', message: 'Start programs directly, without a shell.' },
      ],
    },
  },
  // A kind of value types is known to its file, so that a new kind is one file.
  {
    files: ['cli/**', 'generator/**'],
    ignores: ['generator/types/**'],
    plugins: { local: { rules: { 'value-kind': valueKindRule } } },
    rules: { 'local/value-kind': 'error' },
  },
  { files: ['tests/**'], rules: { 'max-lines-per-function': 'off' } },
);
