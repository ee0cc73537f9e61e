// SPDX-License-Identifier: MIT
/** View + template → text. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import Handlebars from 'handlebars';

const EXTENSION = '.hbs';
const PARTIALS = 'partials';

const HELPERS = {
  upper: (text: string): string => text.toUpperCase(),
  join: (items: string[]): string => items.join(', '),
  equal: (one: unknown, other: unknown): boolean => one === other,
  // Prefixes each line of a block, as comments need.
  prefixLines(this: unknown, prefix: string, { fn }: Handlebars.HelperOptions): string {
    const lines = fn(this).trimEnd().split('\n');
    return lines.map((line) => `${prefix} ${line}`.trimEnd() + '\n').join('');
  },
};

/** A misspelt name or helper is an error; it would print nothing. */
const OPTIONS: CompileOptions = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(Object.keys(HELPERS).map((name) => [name, true])),
  noEscape: true,
  preventIndent: true,
};

export class Renderer {
  private constructor(private readonly templates: Map<string, HandlebarsTemplateDelegate>) {}

  /** Loads the templates of a folder, and its partials. */
  static async load(folder: string): Promise<Renderer> {
    const engine = Handlebars.create();
    engine.registerHelper(HELPERS);
    for (const [name, text] of await readTemplates(path.join(folder, PARTIALS))) {
      engine.registerPartial(name, text);
    }
    const templates = new Map<string, HandlebarsTemplateDelegate>();
    for (const [name, text] of await readTemplates(folder)) {
      templates.set(name, engine.compile(text, OPTIONS));
    }
    return new Renderer(templates);
  }

  render(template: string, view: object): string {
    const compiled = this.templates.get(template);
    if (!compiled) {
      throw new Error(`unknown template ${template}${EXTENSION}`);
    }
    return `${compiled(complete(view)).trimEnd()}\n`;
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

/**
 * The view, whose absent keys throw. Handlebars' own strict mode leaves out the arguments of helpers: `{{#if name}}` with
 * a misspelt name would be false.
 */
function complete(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? new Proxy(value, COMPLETE) : value;
}

const COMPLETE: ProxyHandler<object> = {
  get(target, key): unknown {
    if (typeof key === 'string' && !(key in target)) {
      throw new Error(`a template uses ${key}, which its view lacks: ${Object.keys(target).join(', ')}`);
    }
    return complete(Reflect.get(target, key));
  },
};
