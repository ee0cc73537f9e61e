# SPDX-License-Identifier: MIT
"""Prints the declarations in Python source from stdin as JSON: classes, their methods and attributes, with docs."""
import ast
import json
import sys


def main():
    module = ast.parse(sys.stdin.read())
    classes = {node.name: outline(node) for node in module.body if isinstance(node, ast.ClassDef)}
    json.dump({"names": annotated(module), "classes": classes}, sys.stdout)


def outline(node):
    methods = [each for each in node.body if isinstance(each, ast.FunctionDef)]
    return {
        "doc": ast.get_docstring(node) or "",
        "attributes": annotated(node),
        "methods": {each.name: method(each) for each in methods},
    }


def annotated(node):
    """Annotated names, with the string that follows each of them."""
    found = {}
    for each, following in zip(node.body, node.body[1:]):
        if isinstance(each, ast.AnnAssign):
            text = ast.literal_eval(following.value) if isinstance(following, ast.Expr) else ""
            found[each.target.id] = {"type": ast.unparse(each.annotation), "doc": text}
    return found


def method(node):
    names = [each.arg for each in node.args.args]
    defaults = [ast.literal_eval(each) for each in node.args.defaults]
    padded = [None] * (len(names) - len(defaults)) + defaults
    assigned = [each for each in node.body if isinstance(each, ast.Assign)]
    return {
        "doc": ast.get_docstring(node) or "",
        "parameters": [{"name": name, "default": value} for name, value in zip(names, padded) if name != "self"],
        "assigns": {each.targets[0].attr: ast.unparse(each.value) for each in assigned},
    }


main()
