# SPDX-License-Identifier: MIT
# What MicroPython's compiler and builtins have and CPython's do not.
from typing import TypeVar

_T = TypeVar("_T")

def const(value: _T, /) -> _T: ...
