// SPDX-License-Identifier: MIT
// What an HTML file links to, and the anchors that it has.

import { readFileSync } from 'node:fs';
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';

export interface Links {
  /** Addresses of links, pictures, scripts and styles. */
  targets: string[];
  anchors: Set<string>;
}

export function linksOf(file: string): Links {
  const links: Links = { targets: [], anchors: new Set() };
  collect(parse(readFileSync(file, 'utf8')), links);
  return links;
}

function collect(node: DefaultTreeAdapterTypes.ParentNode, links: Links): void {
  for (const child of node.childNodes) {
    if (defaultTreeAdapter.isElementNode(child)) {
      for (const { name, value } of child.attrs) {
        if (name === 'href' || name === 'src') {
          links.targets.push(value);
        } else if (name === 'id') {
          links.anchors.add(value);
        }
      }
      collect(child, links);
    }
  }
}
