// SPDX-License-Identifier: MIT
/** View + template → text. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import Handlebars from 'handlebars';

const EXTENSION = '.hbs';
const PARTIALS = 'partials';

export class Renderer {
  private constructor(private readonly templates: Map<string, HandlebarsTemplateDelegate>) {}

  /** Loads the templates of a folder, and its partials. */
  static async load(folder: string): Promise<Renderer> {
    const engine = Handlebars.create();
    registerHelpers(engine);
    for (const [name, text] of await readTemplates(path.join(folder, PARTIALS))) {
      engine.registerPartial(name, text);
    }
    const templates = new Map<string, HandlebarsTemplateDelegate>();
    for (const [name, text] of await readTemplates(folder)) {
      templates.set(name, engine.compile(text, { strict: false, noEscape: true, preventIndent: true }));
    }
    return new Renderer(templates);
  }

  render(template: string, view: object): string {
    const compiled = this.templates.get(template);
    if (!compiled) {
      throw new Error(`unknown template ${template}${EXTENSION}`);
    }
    return `${compiled(view).trimEnd()}\n`;
  }
}

/** Names (without extension) and texts of a folder's templates, sorted. */
async function readTemplates(folder: string): Promise<[string, string][]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(EXTENSION)).sort();
  return Promise.all(
    names.map(async (name): Promise<[string, string]> => {
      return [name.slice(0, -EXTENSION.length), await readFile(path.join(folder, name), 'utf8')];
    }),
  );
}

function registerHelpers(engine: typeof Handlebars): void {
  engine.registerHelper('upper', (text: string) => text.toUpperCase());
  engine.registerHelper('join', (items: string[]) => items.join(', '));
  // Prefixes each line of a block, as comments need.
  engine.registerHelper(
    'prefixLines',
    function (this: unknown, prefix: string, { fn }: Handlebars.HelperOptions) {
      const lines = fn(this).trimEnd().split('\n');
      return lines.map((line) => `${prefix} ${line}`.trimEnd() + '\n').join('');
    },
  );
  engine.registerHelper('equal', (one: unknown, other: unknown) => one === other);
}
