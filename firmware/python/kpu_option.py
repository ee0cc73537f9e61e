# SPDX-License-Identifier: MIT
# What the AI modules do where a K230 uses its KPU: raise, or with --kpu blind see nothing.
import sys
from _virtual_board import kpu

_said = set()


def is_blind():
    return kpu() == "blind"


# For a call that needs the KPU.
def require(name):
    if not is_blind():
        raise RuntimeError(
            "the emulated board has no KPU (%s); run the script on a board, or with --kpu blind, which recognises nothing, "
            "or with --modules DIR that has a module of your own in its place" % name
        )
    if not _said:
        _said.add(name)
        print("kpu: --kpu blind: every model runs, and recognises nothing", file=sys.stderr)
