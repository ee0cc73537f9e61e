# SPDX-License-Identifier: MIT
# Pointers to single values, for out parameters.
import uctypes


def _pointer(kind, value):
    layout = {"value": kind}
    data = bytearray(uctypes.sizeof(layout, uctypes.NATIVE))
    pointer = uctypes.struct(uctypes.addressof(data), layout, uctypes.NATIVE)
    pointer.value = value
    return pointer


def k_u64_ptr(value=0):
    return _pointer(uctypes.UINT64, value)


def k_s64_ptr(value=0):
    return _pointer(uctypes.INT64, value)


def k_u32_ptr(value=0):
    return _pointer(uctypes.UINT32, value)


def k_s32_ptr(value=0):
    return _pointer(uctypes.INT32, value)


def k_u8_ptr(value=0):
    return _pointer(uctypes.UINT8, value)


def k_s8_ptr(value=0):
    return _pointer(uctypes.INT8, value)


def k_bool_ptr(value=0):
    return _pointer(uctypes.UINT32, value)


def struct_ptr(struct):
    return uctypes.addressof(struct)


def str_ptr(text):
    return uctypes.addressof(text)


def struct_copy(source, target):
    size = uctypes.sizeof(source)
    if size != uctypes.sizeof(target):
        raise ValueError("struct_copy: the structs differ in size")
    data = uctypes.bytearray_at(uctypes.addressof(source), size)
    uctypes.bytearray_at(uctypes.addressof(target), size)[:] = data
