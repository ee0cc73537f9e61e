# SPDX-License-Identifier: MIT
# uctypes: memory at addresses, and structs in it.
from typing import Any
from typing_extensions import Buffer, Literal

LITTLE_ENDIAN: Literal[0]
BIG_ENDIAN: Literal[1]
NATIVE: Literal[2]

VOID: int
UINT8: int
INT8: int
UINT16: int
INT16: int
UINT32: int
INT32: int
UINT64: int
INT64: int
FLOAT32: int
FLOAT64: int
SHORT: int
USHORT: int
INT: int
UINT: int
LONG: int
ULONG: int
LONGLONG: int
ULONGLONG: int
BFUINT8: int
BFINT8: int
BFUINT16: int
BFINT16: int
BFUINT32: int
BFINT32: int
BF_POS: int
BF_LEN: int
PTR: int
ARRAY: int

class struct:
    def __init__(self, addr: int, descriptor: dict[str, Any] | tuple[Any, ...], layout_type: int = ..., /) -> None: ...
    def __buffer__(self, flags: int, /) -> memoryview: ...

def sizeof(struct: struct | dict[str, Any] | tuple[Any, ...], layout_type: int = ..., /) -> int:
    """The size of a struct or of a layout, in bytes."""

def addressof(obj: Buffer, /) -> int:
    """The address of an object's memory."""

def bytes_at(addr: int, size: int, /) -> bytes:
    """A copy of memory."""

def bytearray_at(addr: int, size: int, /) -> bytearray:
    """Memory without a copy: valid as long as the memory is."""
