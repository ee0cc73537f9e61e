# SPDX-License-Identifier: MIT
# Prints what calls return or raise, one line each, to compare two implementations.
import hashlib
import uctypes

from shape import named


# Prints the result of a call under a name; the comparison refers to these names.
def probe(name, call):
    try:
        print("%s: %r" % (name, call()))
    except Exception as error:
        print("%s: raises %s" % (name, type(error).__name__))


# The packs of a StreamData: type, time and a hash of the bytes of each.
def packs(data):
    return [
        (data.stream_type[i], data.pts[i], hashlib.sha256(bytes(uctypes.bytearray_at(data.data[i], data.data_size[i]))).digest()[:4])
        for i in range(0, data.pack_cnt)
    ]


# One GetStream: its result, and the packs if there are any. Releases them.
def get(encoder, chn, data, *timeout):
    result = encoder.GetStream(*named(chn), data, *timeout)
    found = packs(data) if result == 0 else None
    if result == 0:
        encoder.ReleaseStream(*named(chn), data)
    return result, found
