# SPDX-License-Identifier: MIT
VENC_DEV_ID = 0


class MediaManager:
    pass
