# SPDX-License-Identifier: MIT
# Images that SetOSD draws: what the driver gets, what it refuses, and that the 2D unit is detached.
from recording import *
from picture import Picture
from raised import raised
from _virtual_board import fault, outstanding

WIDTH, HEIGHT, BUFFERS = 128, 64, 4
WRONG = "has OSD images in ARGB_8888 only, of even sides, at multiples of 8 bytes (0xA0098003 K_ERR_VENC_ILLEGAL_PARAM)"
CALLS = "kd_mpi_venc_attach_2d", "kd_mpi_venc_set_2d_mode", "kd_mpi_venc_set_2d_osd_param"


def is_attached():
    return any("2D unit" in text for text in outstanding())


# The image is in the memory of a picture.
def image_in(picture, width=16, height=8, offset=0, pixel_format=PIXEL_FORMAT_ARGB_8888):
    info = k_video_frame_info()
    frame = info.v_frame
    frame.width, frame.height = width, height
    frame.pixel_format = pixel_format
    frame.phys_addr[0] = picture.buffer.phys_addr + offset
    return info


# What the driver has: place, size, address, opacities, order and format.
def region(chn, index):
    attr = k_venc_2d_osd_attr()
    assert kd_mpi_venc_get_2d_osd_param(chn, index, attr) == 0
    place = attr.startx, attr.starty, attr.width, attr.height, attr.phys_addr[0]
    return place, (attr.osd_alpha, attr.video_alpha, attr.bg_alpha), (attr.add_order, attr.fmt)


def created(number, payload=Encoder.PAYLOAD_TYPE_H264):
    encoder = Encoder()
    encoder.SetOutBufs(*number, BUFFERS, WIDTH, HEIGHT)
    MediaManager.init()
    encoder.Create(*number, ChnAttrStr(payload, Encoder.H264_PROFILE_MAIN, WIDTH, HEIGHT))
    return encoder


def close(encoder, number, picture):
    encoder.Stop(*number)
    encoder.Destroy(*number)
    assert not is_attached()
    picture.release()
    MediaManager.deinit()


# Paints a grey area into the picture: place and size.
def paint(picture, x, y, width, height):
    for row in range(y, y + height):
        at = row * WIDTH + x
        picture.bytes[at : at + width] = b"\x80" * width
    for row in range(y // 2, (y + height) // 2):
        at = picture.uv + row * WIDTH + x
        picture.bytes[at : at + width] = b"\x80" * width


# The packs of the first picture, with areas that the script paints and grey images that SetOSD draws: size of the image,
# its offset, and more arguments of SetOSD.
def first_picture(areas=(), images=()):
    encoder = Encoder()
    encoder.SetOutBufs(BUFFERS, WIDTH, HEIGHT)
    MediaManager.init()
    picture, grey = Picture(), Picture()
    picture.draw(1)
    grey.bytes[:] = b"\xff\x80\x80\x80" * (len(grey.bytes) // 4)
    encoder.Create(ChnAttrStr(Encoder.PAYLOAD_TYPE_H265, Encoder.H265_PROFILE_MAIN, WIDTH, HEIGHT))
    for area in areas:
        paint(picture, *area)
    for width, height, offset, place in images:
        encoder.SetOSD(image_in(grey, width, height, offset), *place)
    encoder.Start()
    assert encoder.SendFrame(picture.info) == 0
    stream = StreamData()
    assert encoder.GetStream(stream, 0) == 0
    packs = b"".join(bytes(stream.view(i)) for i in range(stream.pack_cnt))
    encoder.Close()
    grey.release()
    picture.release()
    MediaManager.deinit()
    return packs


# What the unit draws is what the script would have painted.
plain = first_picture()
hidden = 16, 8, 0, (16, 8, 0, 0)
assert first_picture(images=[hidden]) == plain
logo = 16, 8, 0
line = 64, 2, 8
drawn = first_picture(images=[logo + ((16, 8),), line + ((64, 62, 5),)])
moved = first_picture(images=[logo + ((32, 8, 3),), line + ((64, 62),), logo + ((16, 8, 3),)])
painted = first_picture(areas=[(16, 8, 16, 8), (64, 62, 64, 2)])
assert drawn == moved == painted != plain

# With and without a channel number; while the channel runs, too.
for number in ((1,), ()):
    encoder = created(number)
    chn = number[0] if number else encoder.chn
    picture = Picture()
    image = image_in(picture)
    assert not is_attached()
    encoder.SetOSD(*number, image, 16, 8)
    mode = bytearray(4)
    assert kd_mpi_venc_get_2d_mode(chn, mode) == 0 and mode[0] == K_VENC_2D_CALC_MODE_OSD
    place = (16, 8, 16, 8, picture.buffer.phys_addr)
    assert region(chn, 0) == (place, (255, 255, 0), (K_VENC_2D_ADD_ORDER_VIDEO_OSD, K_VENC_2D_OSD_FMT_ARGB8888))
    encoder.Start(*number)
    encoder.SetOSD(*number, frame_info=image_in(picture, 32, 2, 4096), x=0, y=62, index=7, alpha=0)
    assert region(chn, 7)[:2] == ((0, 62, 32, 2, picture.buffer.phys_addr + 4096), (0, 255, 0))
    encoder.SetOSD(*number, image, 2, 4, 0, 128)
    assert region(chn, 0)[:2] == ((2, 4, 16, 8, picture.buffer.phys_addr), (128, 255, 0))
    assert encoder.SendFrame(*number, picture.info) == 0
    stream = StreamData()
    assert encoder.GetStream(*number, stream, 0) == 0 and stream.pack_cnt == 2
    close(encoder, number, picture)

# Images that the unit cannot draw attach nothing.
encoder = created((0,), Encoder.PAYLOAD_TYPE_JPEG)
picture = Picture()
for wrong in (
    picture.info,
    image_in(picture, pixel_format=PIXEL_FORMAT_ARGB_1555),
    image_in(picture, width=15),
    image_in(picture, height=7),
    image_in(picture, offset=4),
):
    raised(OSError, lambda: encoder.SetOSD(0, wrong, 0, 0), "Encoder.SetOSD: chn 0 " + WRONG)
assert not is_attached()

# The driver fails: the call detaches the unit, or Destroy does.
image = image_in(picture)
for call in CALLS:
    fault(call + ":1")
    raised(OSError, lambda: encoder.SetOSD(0, image, 0, 0), "chn 0 failed in %s: " % call)
    assert is_attached() == (call == CALLS[2])
encoder.SetOSD(0, image, 0, 0)
# Destroy tries again what the driver refused.
fault("kd_mpi_venc_detach_2d:1")
raised(OSError, lambda: encoder.Destroy(0), "failed in kd_mpi_venc_detach_2d: ")
assert is_attached()
close(encoder, (0,), picture)

# The script detaches the unit itself.
encoder = created((2,))
picture = Picture()
encoder.SetOSD(2, image_in(picture), 0, 0)
assert kd_mpi_venc_detach_2d(2) == 0
close(encoder, (2,), picture)

# The last channel has no 2D unit.
encoder = created((3,))
picture = Picture()
raised(OSError, lambda: encoder.SetOSD(3, image_in(picture), 0, 0), "chn 3 failed in kd_mpi_venc_attach_2d: no such channel")
close(encoder, (3,), picture)

# Close detaches the unit, too; it does what the finaliser does.
encoder = created((0,))
picture = Picture()
encoder.SetOSD(0, image_in(picture), 0, 0)
encoder.Close()
assert not is_attached()
picture.release()
MediaManager.deinit()
print("osd: ok")
