# SPDX-License-Identifier: MIT
"""
Prints the declarations in Python source from stdin as JSON: classes, their methods and attributes, with docs. With names
of files: the declarations of each.
"""
import ast
import json
import sys


def main():
    files = sys.argv[1:]
    json.dump({file: declarations(text(file)) for file in files} if files else declarations(sys.stdin.read()), sys.stdout)


def text(file):
    with open(file, encoding="utf-8") as stream:
        return stream.read()


def declarations(source):
    module = ast.parse(source)
    classes = {node.name: outline(node) for node in module.body if isinstance(node, ast.ClassDef)}
    return {"names": annotated(module), "classes": classes}


def outline(node):
    forms = [(each.name, method(each)) for each in node.body if isinstance(each, ast.FunctionDef)]
    methods = {}
    for name, form in forms:
        methods.setdefault(name, form)
    return {
        "doc": ast.get_docstring(node) or "",
        "attributes": annotated(node),
        "methods": methods,
        "forms": forms,
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
    assigned = [each for each in node.body if isinstance(each, ast.Assign) and isinstance(each.targets[0], ast.Attribute)]
    return {
        "doc": ast.get_docstring(node) or "",
        "parameters": [{"name": name, "default": value} for name, value in zip(names, padded) if name != "self"],
        "assigns": {each.targets[0].attr: ast.unparse(each.value) for each in assigned},
    }


main()
