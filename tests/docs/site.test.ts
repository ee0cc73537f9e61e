// SPDX-License-Identifier: MIT
// The site of `make docs`: its links lead to pages and anchors, and a browser shows it, on a phone, too.

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { execute } from '../../cli/support/execute.js';
import { installPackages } from '../../cli/support/package-lists.js';
import { projectRoot } from '../../cli/support/project.js';
import { linksOf, type Links } from './html-links.js';
import { fileAt, serve } from './site-server.js';

/** Not the root, so that an address without it is found. */
const BASE = '/book/';
const PHONE = { width: 390, height: 844 };
const SMALLEST_CODE = 12;

/** One of many pages that a template makes is enough. */
const ALIKE = /^generated\/diagnostics\/(?!index|C001)/;

let folder: string;
let pages: string[];
let server: Server;
let origin: string;
let browser: Browser;

beforeAll(async () => {
  await installPackages('browser');
  folder = await mkdtemp(path.join(tmpdir(), 'vencoder-site-'));
  const program = path.join(projectRoot, 'dist', 'tests', 'tools', 'site', 'main.js');
  const built = await execute()`node ${program} ${folder} ${BASE}`;
  expect({ exitCode: built.exitCode, stderr: built.exitCode === 0 ? '' : built.stderr }).toEqual({
    exitCode: 0,
    stderr: '',
  });
  pages = (await readdir(folder, { recursive: true }))
    .filter((file) => file.endsWith('.html') && file !== '404.html')
    .sort();
  ({ server, origin } = await serve(folder, BASE));
  // Chromium's sandbox needs what root and containers lack; the pages are our own.
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
});

afterAll(async () => {
  await browser.close();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

it('has the documents, the sources that they link to', () => {
  expect(pages).toEqual(
    expect.arrayContaining([
      'changelog.html',
      'contributing.html',
      'generated/diagnostics/C001.html',
      'generated/manual.html',
      'index.html',
      'language/index.html',
      'readme.html',
      'source/docs/generated/api.json.html',
      'source/examples.html',
      'source/examples/first_video.py.html',
    ]),
  );
});

it('has a page or a file, with the anchor, for every link', () => {
  const links = new Map(pages.map((page) => [path.join(folder, page), linksOf(path.join(folder, page))]));
  const broken = pages.flatMap((page) =>
    (links.get(path.join(folder, page))?.targets ?? [])
      .filter((target) => !leads(target, page, links))
      .map((target) => `${page}: ${target}`),
  );
  expect(broken).toEqual([]);
});

function leads(target: string, page: string, links: ReadonlyMap<string, Links>): boolean {
  const here = 'http://site';
  const { origin: where, pathname, hash } = new URL(target, `${here}${BASE}${page}`);
  if (where !== here) {
    return /^(https?|data|mailto):/.test(target);
  }
  const file = fileAt(folder, BASE, pathname);
  const anchor = decodeURIComponent(hash.slice(1));
  return file !== undefined && (anchor === '' || links.get(file)?.anchors.has(anchor) === true);
}

/** What a browser reports while it shows the page; addresses of others count, because readers may have no network. */
function watch(page: Page): string[] {
  const reports: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      reports.push(message.text());
    }
  });
  page.on('pageerror', (error) => reports.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}${BASE}`) && !request.url().startsWith('data:')) {
      reports.push(`request of ${request.url()}`);
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 400) {
      reports.push(`${response.status()}: ${response.url()}`);
    }
  });
  return reports;
}

/** What is wrong with the page that the browser shows. Text, because it runs in the browser. */
const FLAWS = `(() => {
  const flaws = [];
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) flaws.push('the page is ' + wide + ' px wide');
  if (document.querySelectorAll('h1').length !== 1) flaws.push('not one title');
  for (const image of document.images)
    if (!image.complete || image.naturalWidth === 0) flaws.push('not loaded: ' + image.src);
  for (const code of document.querySelectorAll('main pre')) {
    if (parseFloat(getComputedStyle(code.querySelector('code')).fontSize) < ${SMALLEST_CODE}) flaws.push('small code');
    if (code.scrollWidth > code.clientWidth && !/auto|scroll/.test(getComputedStyle(code).overflowX)) flaws.push('code is cut');
  }
  return flaws;
})()`;

it('fits on a phone, with its pictures and without an error', async () => {
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  const reports = watch(page);
  const flaws: Record<string, string[]> = {};
  for (const name of pages.filter((page) => !ALIKE.test(page))) {
    await page.goto(`${origin}${BASE}${name}`);
    const found = [...(await page.evaluate<string[]>(FLAWS)), ...reports.splice(0)];
    if (found.length > 0) {
      flaws[name] = found;
    }
  }
  expect(flaws).toEqual({});
  await context.close();
});

it('finds the recipe for an IDR', async () => {
  const page = await browser.newPage();
  const reports = watch(page);
  await page.goto(`${origin}${BASE}`);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('searchbox').fill('IDR');
  await page.getByRole('option').filter({ hasText: 'An IDR for a late reader' }).click();
  await page.getByRole('heading', { name: 'An IDR for a late reader' }).waitFor();
  expect(page.url()).toBe(`${origin}${BASE}cookbook.html#an-idr-for-a-late-reader`);
  expect(reports).toEqual([]);
});

it('has the tables of the contents page as its sidebar', async () => {
  const page = await browser.newPage();
  await page.goto(`${origin}${BASE}start.html`);
  const sidebar = page.locator('.VPSidebar');
  expect(await sidebar.locator('h2').allTextContents()).toEqual([
    'Write scripts',
    'Build firmware',
    'Bind another driver',
    'Maintain this project',
  ]);
  await sidebar.getByRole('link', { name: 'The cookbook' }).click();
  await page.getByRole('heading', { name: 'The cookbook' }).waitFor();
});
