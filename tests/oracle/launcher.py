# SPDX-License-Identifier: MIT
# Runs a script with CanMV's own module (launcher.py vendor SCRIPT [ARGS...]) or with this one (launcher.py ours SCRIPT
# [ARGS...]). CanMV's files are beside it, under names of their own; everything below them (mpp, media) is the board's.
import sys

which, script = sys.argv[1:3]
sys.argv[:] = sys.argv[2:]

if which == "vendor":
    import media
    import mpp
    import vendor_venc_def

    mpp.venc_def = vendor_venc_def
    import vendor_venc_struct

    sys.modules["mpp.venc_struct"] = vendor_venc_struct
    import vendor_vencoder

    sys.modules["media.vencoder"] = media.vencoder = vendor_vencoder

with open(script) as file:
    exec(compile(file.read(), script, "exec"), {"__name__": "__main__"})
