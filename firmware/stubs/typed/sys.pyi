# SPDX-License-Identifier: MIT
# sys of MicroPython.
from types import ModuleType, TracebackType
from typing import Any, Callable, NoReturn, TextIO

argv: list[str]
byteorder: str
implementation: Any
maxsize: int
modules: dict[str, ModuleType]
path: list[str]
platform: str
ps1: str
ps2: str
stderr: TextIO
stdin: TextIO
stdout: TextIO
tracebacklimit: int
version: str
version_info: tuple[int, int, int]

def atexit(function: Callable[[], object] | None, /) -> Callable[[], object] | None: ...
def exc_info() -> tuple[type[BaseException] | None, BaseException | None, TracebackType | None]: ...
def exit(status: object = ..., /) -> NoReturn: ...
def getsizeof(obj: object, /) -> int: ...
def intern(text: str, /) -> str: ...
def print_exception(exc: BaseException, file: TextIO = ..., /) -> None:
    """Prints an exception with its traceback."""
