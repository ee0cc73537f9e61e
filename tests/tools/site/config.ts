// SPDX-License-Identifier: MIT
// The configuration of VitePress for the site.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { DefaultTheme, UserConfig } from 'vitepress';
import { projectRoot } from '../../../cli/support/project.js';
import { readBook } from './book.js';
import { markdownOptions } from './markdown.js';
import { readSidebar } from './sidebar.js';

type Render = NonNullable<DefaultTheme.LocalSearchOptions['_render']>;

/** A page for the search index, by a renderer of its own: without the colours of code, a third of the build's time. */
const searchedText: Render = (source, env, renderer) => {
  renderer.options.highlight = null;
  const html = renderer.render(source, env);
  return env.frontmatter?.['search'] === false ? '' : html;
};

export async function siteConfig(): Promise<UserConfig<DefaultTheme.Config>> {
  const style = await readFile(path.join(projectRoot, 'tests/tools/site/style.css'), 'utf8');
  return {
    title: 'k230 vencoder',
    description: 'media.vencoder for the K230, and an emulated K230',
    lang: 'en',
    // Without an icon, browsers ask for one and report an error.
    head: [
      ['link', { rel: 'icon', href: 'data:,' }],
      ['style', {}, style],
    ],
    srcDir: 'pages',
    cacheDir: 'cache',
    markdown: markdownOptions(await readBook()),
    themeConfig: {
      sidebar: await readSidebar(),
      outline: [2, 3],
      search: { provider: 'local', options: { _render: searchedText } },
    },
  };
}
