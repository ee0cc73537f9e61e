// SPDX-License-Identifier: MIT
/** What Python source declares, as Python itself reads it. */
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
  methods: Record<string, MethodOutline>;
}

export interface MethodOutline {
  doc: string;
  parameters: { name: string; default: number | null }[];
  /** Attributes of self that the method sets, and the expressions they are set to. */
  assigns: Record<string, string>;
}

interface Documented {
  type: string;
  doc: string;
}

/** Reads Python source; fails with Python's own words where it has a syntax error. */
export async function outlineOf(source: string): Promise<Outline> {
  const script = path.join(projectRoot, 'tests/generator/outline.py');
  const { stdout } = await $({ input: source, noop: true })`python3 ${script}`;
  return JSON.parse(stdout) as Outline;
}
