# SPDX-License-Identifier: MIT
# MediaManager.link(): binds two MPP channels, such as camera to encoder. The link
# lasts until destroy() or until the object is collected.
from _virtual_board import Link
from mpp.sys_struct import k_mpp_chn


def _end_point(name, ids):
    if not isinstance(ids, tuple):
        raise TypeError("%s must be a tuple (module, device, channel)" % name)
    if len(ids) != 3:
        raise TypeError("%s must have three ids (module, device, channel), not %d" % (name, len(ids)))
    return k_mpp_chn(mod_id=ids[0], dev_id=ids[1], chn_id=ids[2])


def link(src, dst):
    ends = (_end_point("src", src), _end_point("dst", dst))
    try:
        return Link(*ends)
    except OSError as error:
        raise RuntimeError("MediaManager link %s to %s failed(%d)" % (src, dst, error.errno))
