// SPDX-License-Identifier: MIT
// A board's configuration in the root repository of the RTOS SDK: a defconfig and the defaults of boards/Kconfig*.

import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

const KCONFIGS = ['Kconfig', 'Kconfig.memory_static', 'Kconfig.memory_auto'];

interface Option {
  /** In order; the first whose condition is true applies. */
  defaults: { value: string; condition: string | undefined }[];
  selects: string[];
}

/** One board's configuration. */
export class SdkConfiguration {
  private constructor(
    private readonly options: Map<string, Option>,
    private readonly defconfig: Map<string, string>,
  ) {}

  /** Names of defconfigs, without `_defconfig`, that build CanMV. */
  static async canmvNames(sdk: string): Promise<string[]> {
    const files = await readdir(path.join(sdk, 'configs'));
    const names = files.filter((file) => file.endsWith('_defconfig')).map((file) => file.slice(0, -10));
    const read = await Promise.all(names.map((name) => SdkConfiguration.of(sdk, name)));
    return names.filter((_, i) => read[i]?.isSet('SDK_ENABLE_CANMV'));
  }

  static async of(sdk: string, name: string): Promise<SdkConfiguration> {
    const options = new Map<string, Option>();
    for (const file of KCONFIGS) {
      addOptions(options, await readFile(path.join(sdk, 'boards', file), 'utf8'));
    }
    const text = await readFile(path.join(sdk, 'configs', `${name}_defconfig`), 'utf8');
    const defconfig = new Map<string, string>();
    for (const [, off, option = '', value = ''] of text.matchAll(
      /^(# )?CONFIG_(\w+)(?:=(.*)| is not set)$/gm,
    )) {
      defconfig.set(option, off === undefined ? unquoted(value) : 'n');
    }
    return new SdkConfiguration(options, defconfig);
  }

  isSet(option: string): boolean {
    return this.value(option) === 'y';
  }

  /** An option's value: the defconfig's, or the first default whose condition is true. */
  value(option: string): string | undefined {
    const defaults = this.options.get(option)?.defaults ?? [];
    const holds = (condition: string | undefined): boolean =>
      condition === undefined || condition.split('||').some((name) => this.isChosen(name.trim()));
    return this.defconfig.get(option) ?? defaults.find(({ condition }) => holds(condition))?.value;
  }

  bytes(option: string): number {
    return Number(this.value(option));
  }

  /** The suffixes, numbers or names, of the options that are on, sorted. */
  suffixes(pattern: RegExp): string[] {
    const on = [...this.defconfig]
      .filter(([, value]) => value === 'y')
      .map(([option]) => pattern.exec(option)?.[1]);
    return on.filter((suffix) => suffix !== undefined).sort();
  }

  chip(): string | undefined {
    const selects = this.options.get(this.boardOption())?.selects ?? [];
    return selects.map((select) => /^BOARD_CHIP_(\w+)$/.exec(select)?.[1]).find((name) => name !== undefined);
  }

  /** The selected option of the choice BOARD; its default is the name of an option. */
  private boardOption(): string {
    const chosen = [...this.options].find(
      ([option, { selects }]) =>
        this.defconfig.get(option) === 'y' && selects.some((name) => /^BOARD_CHIP_/.test(name)),
    );
    return chosen?.[0] ?? this.options.get('choice BOARD')?.defaults[0]?.value ?? '';
  }

  private isChosen(option: string): boolean {
    return this.defconfig.get(option) === 'y' || option === this.boardOption();
  }
}

function addOptions(options: Map<string, Option>, text: string): void {
  let current: Option = { defaults: [], selects: [] };
  for (const line of text.split('\n')) {
    const begins = /^\s*(?:menu)?(?:config|(choice)) (\w+)$/.exec(line);
    const value = /^\s*default (\S+)(?:\s+if (.*))?$/.exec(line);
    const selects = /^\s*select (\w+)$/.exec(line);
    if (begins !== null) {
      current = { defaults: [], selects: [] };
      options.set(`${begins[1] === undefined ? '' : 'choice '}${begins[2] ?? ''}`, current);
    } else if (value !== null) {
      current.defaults.push({ value: unquoted(value[1] ?? ''), condition: value[2] });
    } else if (selects !== null) {
      current.selects.push(selects[1] ?? '');
    }
  }
}

function unquoted(text: string): string {
  return text.replace(/^"(.*)"$/, '$1');
}
