# SPDX-License-Identifier: MIT
# A call that must raise: raised(ValueError, call, "a piece of its text", ...).


def raised(expected, call, *pieces):
    try:
        call()
    except expected as error:
        for piece in pieces:
            assert piece in str(error.args[-1]), error
    else:
        assert False, pieces
