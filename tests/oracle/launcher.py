# SPDX-License-Identifier: MIT
# Runs a script with this module or with CanMV's own: launcher.py FOLDER SCRIPT [ARGS...]. FOLDER is "-", or has copies of
# CanMV's files under names of their own; everything below them (mpp, media) is the board's.
import sys

folder, script = sys.argv[1:3]
sys.argv[:] = sys.argv[2:]
sys.path[:0] = [script.rsplit("/", 1)[0], "../module/scripts"]

if folder != "-":
    sys.path.insert(0, folder)
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
