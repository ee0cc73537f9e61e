// SPDX-License-Identifier: MIT
// The layout of the pages that benchmarks write, and of the plot.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import Handlebars from 'handlebars';
import { projectRoot } from '../../../cli/support/project.js';

const FOLDER = path.join(projectRoot, 'tests', 'tools', 'benchmarks');

export interface Table {
  title: string;
  /** Paragraphs before the table. */
  text: string[];
  head: string[];
  rows: string[][];
}

export interface Document {
  /** What was measured, and with which programs. */
  measured: string[];
  /** Path of a picture. */
  plot?: string;
  tables: Table[];
}

/** A bar of the plot. */
export interface Bar {
  title: string;
  value: number;
}

/** Renders a Markdown document; its template has the introduction. */
export async function renderDocument(template: string, document: Document): Promise<string> {
  const tables = await readFile(path.join(FOLDER, 'tables.md.hbs'), 'utf8');
  Handlebars.registerPartial('tables', tables);
  return await render(template, document);
}

const BAR_HEIGHT = 22;
const BAR_WIDTH = 420;
const BARS_TOP = 34;
const PANEL_GAP = 30;

/** Renders an SVG with a panel of bars for each title; the lengths are logarithmic. */
export async function renderPlot(panels: { title: string; bars: Bar[] }[]): Promise<string> {
  let top = 0;
  const placed = panels.map(({ title, bars }) => {
    const most = Math.max(...bars.map(({ value }) => value));
    const panel = {
      title,
      titleY: top + 20,
      bars: bars.map((bar, i) => ({
        title: bar.title,
        number: count(bar.value),
        y: top + BARS_TOP + i * BAR_HEIGHT,
        textY: top + BARS_TOP + i * BAR_HEIGHT + 13,
        width: Math.round((BAR_WIDTH * Math.log10(1 + bar.value)) / Math.log10(1 + most)),
        isOurs: bar.title.startsWith('module'),
      })),
    };
    top += BARS_TOP + bars.length * BAR_HEIGHT + PANEL_GAP;
    return panel;
  });
  return await render('performance.svg.hbs', { panels: placed, height: top });
}

/** A count as people write it: 1,234 or 3.1. */
export function count(value: number): string {
  const digits = value !== 0 && Math.abs(value) < 100 && !Number.isInteger(value) ? 2 : 0;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}

async function render(template: string, data: unknown): Promise<string> {
  const text = await readFile(path.join(FOLDER, template), 'utf8');
  // Texts are ours and have no HTML.
  return Handlebars.compile(text, { noEscape: true, strict: true })(data);
}
