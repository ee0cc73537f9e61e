# SPDX-License-Identifier: MIT
# CanMV's ulab: micropython-ulab in C, if the board was built with it, and what CanMV's
# copy has besides.
try:
    from _ulab import *
    from _ulab import __version__
except ImportError:
    raise ImportError(
        "no module named 'ulab': set the environment variable VENCODER_ULAB to a checkout of "
        "github.com/v923z/micropython-ulab, and start the board again"
    )
import ulab.numpy
