# Generated from spec/mpp.ts, spec/targets.ts, spec/vencoder.ts: change these and run `make generate`, do not edit.
from typing_extensions import Buffer as _Buffer

def kd_mpi_vb_set_config(config: _Buffer, /) -> int:
    """Configures the common pools; call before `vb_init`."""

def kd_mpi_vb_get_config(config: _Buffer, /) -> int:
    """Reads the configuration of the common pools."""

def kd_mpi_vb_set_supplement_config(supplement_config: _Buffer, /) -> int:
    """Configures the supplementary data of each block; call before `vb_init`."""

def kd_mpi_vb_get_supplement_config(supplement_config: _Buffer, /) -> int:
    """Reads the configuration of the supplementary data."""

def kd_mpi_vb_init() -> int:
    """Creates the common pools."""

def kd_mpi_vb_exit() -> int:
    """Destroys all pools; fails while blocks are in use."""

def kd_mpi_vb_create_pool(config: _Buffer, /) -> int:
    """Creates a private pool; returns its ID, or VB_INVALID_POOLID."""

def kd_mpi_vb_destory_pool(pool_id: int, /) -> int:
    """Destroys a private pool (the name is spelled as in the SDK)."""

def kd_mpi_vb_get_block(pool_id: int, blk_size: int, mmz_name: str | _Buffer, /) -> int:
    """Allocates a block; returns VB_INVALID_HANDLE if none is free."""

def kd_mpi_vb_release_block(block: int, /) -> int:
    """Releases a block."""

def kd_mpi_vb_phyaddr_to_handle(phys_addr: int, /) -> int:
    """Returns the block that contains a physical address, or VB_INVALID_HANDLE."""

def kd_mpi_vb_handle_to_phyaddr(block: int, /) -> int:
    """Returns the physical address of a block, 0 if there is no such block."""

def kd_mpi_vb_handle_to_pool_id(block: int, /) -> int:
    """Returns the pool ID of a block."""

def kd_mpi_sys_mmap(phy_addr: int, size: int, /) -> int:
    """Maps physical memory uncached, `size` in bytes; returns NULL on failure."""

def kd_mpi_sys_mmap_cached(phy_addr: int, size: int, /) -> int:
    """Maps physical memory cached, `size` in bytes; returns NULL on failure."""

def kd_mpi_sys_munmap(virt_addr: int, size: int, /) -> int:
    """Removes a mapping, `size` in bytes."""

def kd_mpi_sys_mmz_free(phy_addr: int, virt_addr: int, /) -> int:
    """Frees media memory."""

def kd_mpi_sys_mmz_flush_cache(phy_addr: int, virt_addr: int, size: int, /) -> int:
    """Writes the cache back to memory, `size` in bytes."""

def kd_mpi_sys_bind(src_chn: _Buffer, dest_chn: _Buffer, /) -> int:
    """Binds a source to a destination."""

def kd_mpi_sys_unbind(src_chn: _Buffer, dest_chn: _Buffer, /) -> int:
    """Removes a bind."""

def kd_mpi_sys_get_bind_by_dest(dest_chn: _Buffer, src_chn: _Buffer, /) -> int:
    """Finds the source that is bound to a destination."""

def kd_mpi_venc_create_chn(chn_num: int, attr: _Buffer, /) -> int:
    """Creates a channel."""

def kd_mpi_venc_start_chn(chn_num: int, /) -> int:
    """Starts a created channel."""

def kd_mpi_venc_stop_chn(chn_num: int, /) -> int:
    """Stops a started channel."""

def kd_mpi_venc_destroy_chn(chn_num: int, /) -> int:
    """Destroys a channel."""

def kd_mpi_venc_send_frame(chn_num: int, frame: _Buffer, milli_sec: int, /) -> int:
    """Queues a frame; waits up to `milli_sec` ms while the queue is full."""

def kd_mpi_venc_get_stream(chn_num: int, stream: _Buffer, milli_sec: int, /) -> int:
    """Gets up to `pack_cnt` packs; waits up to `milli_sec` ms, -1 without limit."""

def kd_mpi_venc_release_stream(chn_num: int, stream: _Buffer, /) -> int:
    """Releases packs."""

def kd_mpi_venc_query_status(chn_num: int, status: _Buffer, /) -> int:
    """Reads the state of a channel."""

def kd_mpi_venc_enable_idr(chn_num: int, idr_enable: int, /) -> int:
    """Repeats the parameter sets before each IDR, and allows `request_idr`. H.264 and H.265, between `create_chn` and `start_chn`."""

def kd_mpi_venc_request_idr(chn_num: int, /) -> int:
    """Makes the next frame an IDR, in any state of the channel. H.264 and H.265, after `enable_idr`."""

def kd_mpi_venc_set_rotation(chn_num: int, rotation: int, /) -> int:
    """Rotates the following frames clockwise: `pic_width` and `pic_height` are those of the frames that come in. Any payload."""

def kd_mpi_venc_get_rotation(chn_num: int, rotation: _Buffer, /) -> int:
    """Reads the rotation."""

def kd_mpi_venc_set_mirror(chn_num: int, mirror: int, /) -> int:
    """Mirrors the following frames, after the rotation. Any payload; there is no value for none."""

def kd_mpi_venc_get_mirror(chn_num: int, mirror: _Buffer, /) -> int:
    """Reads the mirroring; 0 if none was set."""

def kd_mpi_venc_set_h265_sao(chn_num: int, h265_sao: _Buffer, /) -> int:
    """Switches the sample adaptive offset of luma and chroma, each 0 or 1. H.265, between `create_chn` and `start_chn`."""

def kd_mpi_venc_get_h265_sao(chn_num: int, h265_sao: _Buffer, /) -> int:
    """Reads the sample adaptive offset. H.265."""

def kd_mpi_venc_set_dblk(chn_num: int, dblk_en: int, /) -> int:
    """Switches the deblocking filter, which is on by default. H.264 and H.265, between `create_chn` and `start_chn`."""

def kd_mpi_venc_get_dblk(chn_num: int, dblk_en: _Buffer, /) -> int:
    """Reads the deblocking filter. H.264 and H.265."""

def kd_mpi_venc_set_h264_entropy(chn_num: int, h264_entropy: _Buffer, /) -> int:
    """Selects the entropy coding, with `cabac_init_idc` 0..2. H.264; call before `start_chn`."""

def kd_mpi_venc_get_h264_entropy(chn_num: int, h264_entropy: _Buffer, /) -> int:
    """Reads the entropy coding. H.264."""

def kd_mpi_venc_set_h265_entropy(chn_num: int, h265_entropy: _Buffer, /) -> int:
    """Sets `cabac_init_flag`, 0 or 1. H.265; call before `start_chn`."""

def kd_mpi_venc_get_h265_entropy(chn_num: int, h265_entropy: _Buffer, /) -> int:
    """Reads `cabac_init_flag`. H.265."""

def kd_mpi_venc_set_intbuf_size(chn_num: int, size: int, /) -> int:
    """Sets the size of the VPU's own memory in bytes; streams do not depend on it."""

def kd_mpi_venc_attach_2d(chn_num: int, /) -> int:
    """Attaches the 2D unit to channel 0, 1 or 2; call between `create_chn` and `start_chn`."""

def kd_mpi_venc_detach_2d(chn_num: int, /) -> int:
    """Detaches the 2D unit; call before `destroy_chn`."""

def kd_mpi_venc_set_2d_mode(chn_num: int, mode: int, /) -> int:
    """Selects what the 2D unit does. A wrong mode is INVALID_CHNID, as the vendor's library has it."""

def kd_mpi_venc_get_2d_mode(chn_num: int, mode: _Buffer, /) -> int:
    """Reads what the 2D unit does."""

def kd_mpi_venc_set_2d_osd_param(chn_num: int, index: int, attr: _Buffer, /) -> int:
    """Sets an OSD region; regions are numbered from 0. A wrong number is INVALID_CHNID, as the vendor's library has it."""

def kd_mpi_venc_get_2d_osd_param(chn_num: int, index: int, attr: _Buffer, /) -> int:
    """Reads an OSD region."""

def kd_mpi_venc_set_2d_border_param(chn_num: int, index: int, attr: _Buffer, /) -> int:
    """Sets a border; borders are numbered from 0."""

def kd_mpi_venc_get_2d_border_param(chn_num: int, index: int, attr: _Buffer, /) -> int:
    """Reads a border."""

def kd_mpi_venc_attach_vb_pool(chn_num: int, pool_id: int, /) -> int:
    """Attaches a private pool to a channel for its output; call before `create_chn`."""

def kd_mpi_venc_attach_vb_pool_ex(chn_num: int, pool_id: int, buff_num: int, /) -> int:
    """Attaches a private pool as `attach_vb_pool` does, of which the channel uses `buff_num` blocks; 0: all."""

def kd_mpi_venc_detach_vb_pool(chn_num: int, /) -> int:
    """Detaches the private pool from a channel."""

def kd_mpi_venc_request_chn(chn_num: _Buffer, /) -> int:
    """Reserves a free channel."""

def kd_mpi_venc_release_chn(chn_num: int, /) -> int:
    """Releases a reserved channel."""
