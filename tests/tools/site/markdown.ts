// SPDX-License-Identifier: MIT
// Markdown as GitHub shows it: links between files, anchors of headings, text that is not for Vue.

import type { MarkdownOptions, MarkdownRenderer } from 'vitepress';
import { gitHubAnchor } from '../../../generator/lower/anchors.js';
import { addressOf, targetOf } from './addresses.js';
import type { Book } from './book.js';

/** HTML of the documents. GitHub drops other tags, Vue takes them for components: they are shown as text. */
const HTML = /<(?!!--|\/?(?:a|br|details|summary)\b)[a-z!/]/i;

type Token = ReturnType<MarkdownRenderer['parse']>[number];
type Rule = NonNullable<MarkdownRenderer['renderer']['rules']['text']>;

/** The settings of VitePress for the documents of a book. */
export function markdownOptions(book: Book): MarkdownOptions {
  return {
    anchor: { slugify: gitHubAnchor },
    // GitHub has no attributes in braces, and no smileys.
    attrs: { disable: true },
    emoji: { shortcuts: {} },
    config: (renderer) => {
      keepFromVue(renderer);
      linkPages(renderer, book);
    },
  };
}

function keepFromVue({ renderer: { rules } }: MarkdownRenderer): void {
  const { text } = rules;
  if (text) {
    rules.text = (...args) => text(...args).replaceAll('{{', '&#123;&#123;');
  }
  const html: Rule = (tokens, i) => {
    const content = tokens[i]?.content ?? '';
    return HTML.test(content) ? content.replaceAll('<', '&lt;') : content;
  };
  rules.html_block = html;
  rules.html_inline = html;
}

/** Replaces the targets of links and pictures, files of the project, by their addresses in the site. */
function linkPages({ core }: MarkdownRenderer, book: Book): void {
  core.ruler.push('project_links', ({ tokens, env }: { tokens: Token[]; env: { relativePath: string } }) => {
    const document = book.get(env.relativePath) ?? '';
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const name = token.type === 'image' ? 'src' : 'href';
      const target = targetOf(document, token.attrGet(name) ?? '');
      if (target !== undefined) {
        token.attrSet(name, `${addressOf(target.file)}${target.anchor}`);
      }
    }
  });
}
