// SPDX-License-Identifier: MIT
// Small changes of a line of source, each of which a test should notice.

type Operator = (line: string) => string[];

/** Replaces each match of a pattern in turn. */
function replacing(pattern: RegExp, replacement: string): Operator {
  return (line) =>
    [...line.matchAll(pattern)].map(
      (match) => line.slice(0, match.index) + line.slice(match.index).replace(match[0], () => replacement),
    );
}

function negatedCondition(line: string): string[] {
  const match = /^(\s*(?:\} else )?if \()(.*)(\) \{)$/.exec(line);
  return match ? [`${match[1] ?? ''}!(${match[2] ?? ''})${match[3] ?? ''}`] : [];
}

/** A call without a result, or an assignment to something that exists. */
function deletedStatement(line: string): string[] {
  const isCall = /^\s+[\w.]+\(.*\);$/.test(line) && !/^\s+(return|throw|static)\b/.test(line);
  const isAssignment = /^\s+[\w.>[\]-]+ (=|\+=) [^=].*;$/.test(line);
  return isCall || isAssignment ? [`${/^\s*/.exec(line)?.[0] ?? ''};`] : [];
}

const OPERATORS: Operator[] = [
  negatedCondition,
  deletedStatement,
  replacing(/ < /g, ' <= '),
  replacing(/ >= /g, ' > '),
  replacing(/ > /g, ' >= '),
  replacing(/ === /g, ' !== '),
  replacing(/ == /g, ' != '),
  replacing(/ && /g, ' || '),
  replacing(/ \|\| /g, ' && '),
  replacing(/ \+ 1\b/g, ' + 2'),
  replacing(/ = 0;/g, ' = 1;'),
  replacing(/ : 0;/g, ' : 1;'),
  replacing(/\btrue\b/g, 'false'),
  replacing(/\bfalse\b/g, 'true'),
];

function isCode(line: string): boolean {
  return !/^\s*(\/\/|\/\*|\*|#|import |export type |static const |\{ MP_)/.test(line);
}

export function changesOf(line: string): string[] {
  return isCode(line) ? OPERATORS.flatMap((operator) => operator(line)).filter((each) => each !== line) : [];
}
