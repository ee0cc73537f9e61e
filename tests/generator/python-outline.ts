// SPDX-License-Identifier: MIT
/** The declarations in Python source, as Python parses them. */
import path from 'node:path';
import { $ } from 'zx';
import { projectRoot } from '../../cli/support/project.js';

export interface Outline {
  names: Record<string, Documented>;
  classes: Record<string, ClassOutline>;
}

export interface ClassOutline {
  doc: string;
  attributes: Record<string, Documented>;
  /** The first form of each. */
  methods: Record<string, MethodOutline>;
  /** All forms, with their names. */
  forms: [name: string, form: MethodOutline][];
}

export interface MethodOutline {
  doc: string;
  parameters: { name: string; default: number | null }[];
  /** Attributes of self that the method assigns, with the expressions. */
  assigns: Record<string, string>;
}

interface Documented {
  type: string;
  doc: string;
}

/** Parses Python source; fails with Python's message on a syntax error. */
export async function outlineOf(source: string): Promise<Outline> {
  const script = path.join(projectRoot, 'tests/generator/outline.py');
  const { stdout } = await $({ input: source, quiet: true })`python3 ${script}`;
  return JSON.parse(stdout) as Outline;
}

/** Parses files; fails as `outlineOf` does. */
export async function outlinesOf(files: readonly string[]): Promise<Record<string, Outline>> {
  const script = path.join(projectRoot, 'tests/generator/outline.py');
  const { stdout } = await $({ quiet: true })`python3 ${script} ${files}`;
  return JSON.parse(stdout) as Record<string, Outline>;
}
