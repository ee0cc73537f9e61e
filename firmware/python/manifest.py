# SPDX-License-Identifier: MIT
# Modules frozen into the emulated boards: the facade media.vencoder and stand-ins
# for the CanMV packages around it.
package("media")
package("media", base_path="generated", files=("vencoder.py",))
package("mpp")
package("umpp")
package("machine")
package("ulab")
module("umachine.py")
for file in ("kpu_option.py", "nncase_runtime.py", "aidemo.py", "aicube.py", "cv_lite.py"):
    module(file)
for file in ("neopixel.py", "dht.py", "onewire.py", "ds18x20.py"):
    module(file)
# Without an __init__.py, so that the folder libs of a card adds to it (frozen_folders.c).
package("libs")
module("base64.py")
module("gzip.py")
module("hashlib.py")
module("multimedia.py")
module("nonai2d.py")
module("rtsp_push.py")
module("ssl.py")
module("_media.py")
module("_shown_frames.py")
# As in CanMV's firmware.
include("$(MPY_DIR)/extmod/asyncio")
