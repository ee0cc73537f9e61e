# SPDX-License-Identifier: MIT
# A video buffer that holds audio: of the common pools in generation A, and of its own
# pool in B, as in CanMV's modules.
from _virtual_board import MPP_GENERATION
from mpp.vb import *
from media.media import MediaManager


# In generation A, before MediaManager.init(): asks for `count` buffers.
def request_buffers(*pools):
    config = k_vb_config(max_pool_cnt=len(pools))
    for i, (size, count) in enumerate(pools):
        config.comm_pool[i].blk_size = size
        config.comm_pool[i].blk_cnt = count
        config.comm_pool[i].mode = VB_REMAP_MODE_NOCACHE
    MediaManager._config(config)


class AudioBuffer:
    def __init__(self, size):
        self._pool = -1
        if MPP_GENERATION == "B":
            self._pool = kd_mpi_vb_create_pool(k_vb_pool_config(blk_size=size, blk_cnt=1, mode=VB_REMAP_MODE_NOCACHE))
            self._buffer = MediaManager.Buffer.get(size, self._pool)
        else:
            self._buffer = MediaManager.Buffer.get(size)
        self.phys_addr = self._buffer.phys_addr
        self.virt_addr = self._buffer.virt_addr
        self.pool_id = self._buffer.pool_id

    def destroy(self):
        self._buffer.destroy()
        if self._pool != -1:
            kd_mpi_vb_destory_pool(self._pool)
            self._pool = -1
