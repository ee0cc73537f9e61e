# SPDX-License-Identifier: MIT
# MediaManager of MPP generation A: _config() requests video buffers, then init()
# creates all common pools at once.
from _virtual_board import Buffer, unbind_all
from mpp.vb import (
    VB_MAX_COMM_POOLS,
    VB_REMAP_MODE_NOCACHE,
    VB_SUPPLEMENT_JPEG_MASK,
    k_vb_config,
    k_vb_supplement_config,
    kd_mpi_vb_exit,
    kd_mpi_vb_init,
    kd_mpi_vb_set_config,
    kd_mpi_vb_set_supplement_config,
)
from media.link import link


class MediaManager:
    Buffer = Buffer

    _is_inited = False

    # Called after the class body, not in it: from 1.26, MicroPython looks up __set_name__ in class attributes, which
    # raises KeyError on a struct.
    @classmethod
    def _reset_pools(cls):
        cls._pools = k_vb_config(max_pool_cnt=VB_MAX_COMM_POOLS)
        cls._pool_count = 0

    @classmethod
    def _config(cls, config):
        if cls._is_inited:
            raise AssertionError("please run MediaManager._config() before MediaManager.init()")
        for i in range(VB_MAX_COMM_POOLS):
            request = config.comm_pool[i]
            if request.blk_size and request.blk_cnt:
                if cls._pool_count == VB_MAX_COMM_POOLS:
                    return False
                pool = cls._pools.comm_pool[cls._pool_count]
                pool.blk_size = request.blk_size
                pool.blk_cnt = request.blk_cnt
                pool.mode = request.mode
                cls._pool_count += 1
        return True

    @classmethod
    def init(cls, for_comress=True):
        if cls._is_inited:
            raise AssertionError("MediaManager.init() was called already: call MediaManager.deinit() first")
        if for_comress:
            cls._config_ide_compress()
        cls._check("vb config", kd_mpi_vb_set_config(cls._pools))
        supplement = k_vb_supplement_config(supplement_config=VB_SUPPLEMENT_JPEG_MASK)
        cls._check("vb supplement config", kd_mpi_vb_set_supplement_config(supplement))
        cls._check("vb init", kd_mpi_vb_init())
        cls._is_inited = True

    @classmethod
    def deinit(cls, force=False):
        cls._reset_pools()
        unbind_all()
        was_inited = cls._is_inited
        cls._is_inited = False
        if was_inited:
            code = kd_mpi_vb_exit()
            if force:
                cls._check("vb deinit", code)

    link = staticmethod(link)

    # The firmware reserves two buffers for compress_for_ide().
    @classmethod
    def _config_ide_compress(cls):
        config = k_vb_config(max_pool_cnt=1)
        config.comm_pool[0].blk_size = 1920 * 1080 + 0xFFF & ~0xFFF
        config.comm_pool[0].blk_cnt = 2
        config.comm_pool[0].mode = VB_REMAP_MODE_NOCACHE
        if not cls._config(config):
            raise RuntimeError("MediaManager configure buffer for image compress failed")

    @staticmethod
    def _check(what, code):
        if code:
            raise RuntimeError("MediaManager, %s failed(%d)" % (what, code))


MediaManager._reset_pools()
