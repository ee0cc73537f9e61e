# SPDX-License-Identifier: MIT
# Five seconds of the camera as an MP4 file: /sdcard/video.mp4.
from media.vencoder import *
from media.sensor import *
from media.media import *
from mpp.mp4_format import *
from mpp.mp4_format_struct import *

PATH = "/sdcard/video.mp4"
CHN, WIDTH, HEIGHT, FRAMES = VENC_CHN_ID_0, 1280, 720, 150


class Mp4File:
    def __init__(self, path: str):
        config = k_mp4_config_s(config_type=K_MP4_CONFIG_MUXER)
        config.muxer_config.file_name[:] = path.encode()
        handle, track = k_u64_ptr(), k_u64_ptr()
        if kd_mp4_create(handle, config):
            raise OSError("kd_mp4_create failed")
        self._handle = handle.value
        info = k_mp4_track_info_s(track_type=K_MP4_STREAM_VIDEO, time_scale=1000)
        info.video_info.width = WIDTH
        info.video_info.height = HEIGHT
        info.video_info.codec_id = K_MP4_CODEC_ID_H264
        if kd_mp4_create_track(self._handle, track, info):
            raise OSError("kd_mp4_create_track failed")
        self._track = track.value
        self._frame = k_mp4_frame_data_s(codec_id=K_MP4_CODEC_ID_H264)
        # The header and the first picture, which one call must write.
        self._first = bytearray()
        self._start = None

    def add(self, data: bytearray, is_picture: bool, pts: int):
        if self._start is None:
            self._first.extend(data)
            if not is_picture:
                return
            data, self._start = self._first, pts
        self._frame.data = uctypes.addressof(data)
        self._frame.data_length = len(data)
        # In microseconds.
        self._frame.time_stamp = pts - self._start
        if kd_mp4_write_frame(self._handle, self._track, self._frame):
            raise OSError("kd_mp4_write_frame failed")

    # Without this, the file has no index, and no player opens it.
    def close(self):
        kd_mp4_destroy_tracks(self._handle)
        kd_mp4_destroy(self._handle)


sensor = Sensor()
sensor.reset()
sensor.set_framesize(width=WIDTH, height=HEIGHT, alignment=12)
sensor.set_pixformat(Sensor.YUV420SP)

encoder = Encoder()
encoder.SetOutBufs(CHN, 8, WIDTH, HEIGHT)
link = MediaManager.link(sensor.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, CHN))
MediaManager.init()
encoder.Create(CHN, ChnAttrStr(encoder.PAYLOAD_TYPE_H264, encoder.H264_PROFILE_MAIN, WIDTH, HEIGHT))
encoder.Start(CHN)
file = Mp4File(PATH)
sensor.run()

stream = StreamData()
frames = 0
try:
    while frames < FRAMES:
        if encoder.GetStream(CHN, stream, timeout=1000) != 0:
            continue
        for i in range(stream.pack_cnt):
            is_picture = stream.stream_type[i] != encoder.STREAM_TYPE_HEADER
            data = uctypes.bytearray_at(stream.data[i], stream.data_size[i])
            file.add(data, is_picture, stream.pts[i])
            frames += is_picture
        encoder.ReleaseStream(CHN, stream)
finally:
    sensor.stop()
    del link
    encoder.Stop(CHN)
    encoder.Destroy(CHN)
    MediaManager.deinit()
    file.close()
print("frames:", frames)
