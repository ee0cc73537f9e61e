# SPDX-License-Identifier: MIT
# Stand-in for the base64 that CanMV freezes, over binascii: base 64 and base 16.
from binascii import a2b_base64, b2a_base64, hexlify, unhexlify

_LINE = 57


def _bytes(text):
    return text.encode() if isinstance(text, str) else bytes(text)


def _replaced(data, old_to_new):
    return bytes(old_to_new.get(byte, byte) for byte in data)


def b64encode(s, altchars=None):
    encoded = b2a_base64(s)[:-1]
    if altchars is None:
        return encoded
    return _replaced(encoded, {ord("+"): altchars[0], ord("/"): altchars[1]})


def b64decode(s, altchars=None):
    s = _bytes(s)
    if altchars is not None:
        altchars = _bytes(altchars)
        s = _replaced(s, {altchars[0]: ord("+"), altchars[1]: ord("/")})
    return a2b_base64(s)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def b16encode(s):
    return hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes(s)
    if not casefold and s != s.upper():
        raise ValueError("non-base16 digit found")
    return unhexlify(s)


def encodebytes(s):
    return b"".join(b2a_base64(s[start : start + _LINE]) for start in range(0, len(s), _LINE))


def decodebytes(s):
    return a2b_base64(s)
