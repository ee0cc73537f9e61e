# SPDX-License-Identifier: MIT
"""
Prints the names that each stub below a folder exports, as JSON: {module: {name: annotation}}. As type checkers do it: an import exports
a name only as `X as X`, and a star exports what the other stub exports.
"""
import ast
import json
import pathlib
import sys

ROOT = pathlib.Path(sys.argv[1])


def module_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {module_of(path): path for path in sorted(ROOT.rglob("*.pyi"))}
FOUND = {}


def exported(module):
    if module not in FOUND:
        FOUND[module] = {}
        for node in ast.parse(FILES[module].read_text(encoding="utf-8")).body:
            FOUND[module].update(names_of(node))
    return FOUND[module]


def names_of(node):
    if isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
        return {name: text for name, text in exported(node.module).items() if not name.startswith("_")}
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        pairs = [(each.name, each.asname) for each in node.names]
        source = exported(node.module) if isinstance(node, ast.ImportFrom) and node.module in FILES else {}
        shown = [(name, new) for name, new in pairs if new is not None and (name == new or name in source) and not new.startswith("_")]
        return {new: source.get(name, "") for name, new in shown}
    if isinstance(node, ast.AnnAssign):
        return {node.target.id: ast.unparse(node.annotation)}
    if isinstance(node, ast.Assign):
        return {node.targets[0].id: ""}
    if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
        return {node.name: ""}
    return {}


json.dump({module: {n: t for n, t in exported(module).items() if not n.startswith("_")} for module in FILES}, sys.stdout)
