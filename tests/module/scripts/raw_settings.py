# SPDX-License-Identifier: MIT
# Raw MPP calls for what a channel does, as scripts make them: rotation, mirroring, fixed QP, IDR on request, the 2D unit, and
# a JPEG of RGB frames. `tests/virtual-mpp` judges the streams.
import struct

from recording import *
from picture import Picture
from _virtual_board import outstanding

WIDTH, HEIGHT, BUFFERS = 128, 64, 4
CHN, PAGE = 0, 4096
ILLEGAL_PARAM, BUSY = (code - (1 << 32) for code in (0xA0098003, 0xA0098012))
CBR, FIXQP, MJPEG_FIXQP = 1, 3, 4

encoder = Encoder()
encoder.SetOutBufs(CHN, BUFFERS, WIDTH, HEIGHT)
MediaManager.init()


def create(payload, profile, mode, *rates):
    head = (payload,)
    if encoder.private_poolid < 0:
        head += (WIDTH * HEIGHT * 3 // 4 + 4095) // 4096 * 4096, BUFFERS
    else:
        assert kd_mpi_venc_attach_vb_pool(CHN, encoder.private_poolid) == 0
    fields = head + (WIDTH, HEIGHT, profile, mode) + rates + (0,) * (6 - len(rates))
    assert kd_mpi_venc_create_chn(CHN, bytearray(struct.pack("<%dI" % len(fields), *fields))) == 0


def destroy():
    assert kd_mpi_venc_stop_chn(CHN) == 0
    if encoder.private_poolid >= 0:
        assert kd_mpi_venc_detach_vb_pool(CHN) == 0
    assert kd_mpi_venc_destroy_chn(CHN) == 0


# The packs of a frame, as (type, bytes).
def encode(info):
    packs = bytearray(32 * BUFFERS)
    stream = k_venc_stream(pack=uctypes.addressof(packs), pack_cnt=BUFFERS)
    assert kd_mpi_venc_send_frame(CHN, info, 1000) == 0
    assert kd_mpi_venc_get_stream(CHN, stream, 0) == 0
    found = []
    for i in range(stream.pack_cnt):
        phys, length, _, _, kind = struct.unpack("<QIIQI", packs[32 * i : 32 * i + 28])
        address = kd_mpi_sys_mmap(phys, length)
        found.append((kind, bytes(uctypes.bytearray_at(address, length))))
        assert kd_mpi_sys_munmap(address, length) == 0
    assert kd_mpi_venc_release_stream(CHN, stream) == 0
    return found


def read(call, *arguments):
    word = bytearray(4)
    assert call(CHN, *arguments, word) == 0
    return int.from_bytes(word, "little")


picture = Picture()
picture.draw(1)

# The size of a turned JPEG is in its frame header.
create(Encoder.PAYLOAD_TYPE_JPEG, 0, MJPEG_FIXQP, 30, 30, 90)
assert kd_mpi_venc_set_rotation(CHN, K_VPU_ROTATION_270 + 1) == ILLEGAL_PARAM
assert kd_mpi_venc_set_rotation(CHN, K_VPU_ROTATION_90) == 0
assert kd_mpi_venc_set_mirror(CHN, 0) == ILLEGAL_PARAM
assert kd_mpi_venc_set_mirror(CHN, K_VENC_MIRROR_VERT) == 0
assert read(kd_mpi_venc_get_rotation) == K_VPU_ROTATION_90
assert read(kd_mpi_venc_get_mirror) == K_VENC_MIRROR_VERT
assert kd_mpi_venc_set_dblk(CHN, 0) == ILLEGAL_PARAM
assert kd_mpi_venc_start_chn(CHN) == 0
assert kd_mpi_venc_set_rotation(CHN, K_VPU_ROTATION_0) == BUSY
jpeg = encode(picture.info)[0][1]
at = jpeg.index(b"\xff\xc0")
assert struct.unpack(">HH", jpeg[at + 5 : at + 9]) == (WIDTH, HEIGHT)
destroy()

# A grey picture has the same bytes in each format.
create(Encoder.PAYLOAD_TYPE_JPEG, 0, MJPEG_FIXQP, 30, 30, 90)
assert kd_mpi_venc_start_chn(CHN) == 0
size = WIDTH * HEIGHT * 4
pool = k_vb_pool_config(blk_size=size, blk_cnt=1)
grey = kd_mpi_vb_create_pool(pool)
block = kd_mpi_vb_get_block(grey, size, "")
phys = kd_mpi_vb_handle_to_phyaddr(block)
address = kd_mpi_sys_mmap(phys, size)
pixels = uctypes.bytearray_at(address, size)
for i in range(size):
    pixels[i] = 128
frame = k_video_frame_info()
frame.v_frame.width, frame.v_frame.height = WIDTH, HEIGHT
frame.v_frame.phys_addr[0], frame.v_frame.phys_addr[1], frame.v_frame.phys_addr[2] = phys, phys + 2 * PAGE, phys + 4 * PAGE
pictures = set()
for format in (
    PIXEL_FORMAT_YUV_SEMIPLANAR_420,
    PIXEL_FORMAT_YVU_SEMIPLANAR_420,
    PIXEL_FORMAT_YVU_PLANAR_420,
    PIXEL_FORMAT_YUYV_PACKAGE_422,
    PIXEL_FORMAT_UYVY_PACKAGE_422,
    PIXEL_FORMAT_ARGB_8888,
    PIXEL_FORMAT_ABGR_8888,
    PIXEL_FORMAT_BGRA_8888,
    PIXEL_FORMAT_RGB_888_PLANAR,
    PIXEL_FORMAT_BGR_888_PLANAR,
):
    frame.v_frame.pixel_format = format
    pictures.add(encode(frame)[0][1])
assert len(pictures) == 1, len(pictures)
assert kd_mpi_sys_munmap(address, size) == 0
assert kd_mpi_vb_release_block(block) == 0
assert kd_mpi_vb_destory_pool(grey) == 0
destroy()

for payload, profile in (
    (Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN),
    (Encoder.PAYLOAD_TYPE_H265, Encoder.H265_PROFILE_MAIN),
):
    create(payload, profile, FIXQP, 30, 30, 30, 24, 34)
    assert kd_mpi_venc_request_idr(CHN) == ILLEGAL_PARAM
    assert kd_mpi_venc_enable_idr(CHN, 1) == 0
    assert kd_mpi_venc_request_idr(CHN) == 0
    assert read(kd_mpi_venc_get_dblk) == 1
    assert kd_mpi_venc_set_dblk(CHN, 0) == 0
    assert read(kd_mpi_venc_get_dblk) == 0
    entropy = k_venc_h264_entropy(entropy_coding_mode=0)
    is_h264 = payload == Encoder.PAYLOAD_TYPE_H264
    assert kd_mpi_venc_set_h264_entropy(CHN, entropy) == (0 if is_h264 else ILLEGAL_PARAM)
    sao = k_venc_h265_sao(slice_sao_luma_flag=1, slice_sao_chroma_flag=1)
    assert kd_mpi_venc_set_h265_sao(CHN, sao) == (ILLEGAL_PARAM if is_h264 else 0)
    assert kd_mpi_venc_start_chn(CHN) == 0
    kinds = []
    for number in range(6):
        if number == 3:
            assert kd_mpi_venc_request_idr(CHN) == 0
        picture.draw(number)
        kinds.append([kind for kind, _ in encode(picture.info)])
    HEADER, I, P = encoder.STREAM_TYPE_HEADER, encoder.STREAM_TYPE_I, encoder.STREAM_TYPE_P
    assert kinds == [[HEADER, I], [P], [P], [HEADER, I], [P], [P]], kinds
    destroy()

# The 2D unit outlives the channel, until it is detached.
create(Encoder.PAYLOAD_TYPE_H264, Encoder.H264_PROFILE_MAIN, CBR, 30, 0, 30, 30, 1000)
assert kd_mpi_venc_attach_2d(CHN) == 0
assert kd_mpi_venc_set_2d_mode(CHN, K_VENC_2D_CALC_MODE_OSD) == 0
assert read(kd_mpi_venc_get_2d_mode) == K_VENC_2D_CALC_MODE_OSD
assert kd_mpi_venc_start_chn(CHN) == 0
destroy()
assert any("2D unit attached to channel 0" in text for text in outstanding())
assert kd_mpi_venc_detach_2d(CHN) == 0
assert not any("2D unit" in text for text in outstanding())

picture.release()
encoder.Destroy(CHN)
encoder = None
MediaManager.deinit()
print("raw settings: ok")
