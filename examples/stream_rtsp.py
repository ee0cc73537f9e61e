# SPDX-License-Identifier: MIT
# Streams the camera by RTSP, until Ctrl-C.
import multimedia
from media.vencoder import *
from media.sensor import *
from media.media import *

PORT, NAME = 8554, "camera"
CHN, WIDTH, HEIGHT = VENC_CHN_ID_0, 1280, 720

sensor = Sensor()
sensor.reset()
sensor.set_framesize(width=WIDTH, height=HEIGHT, alignment=12)
sensor.set_pixformat(Sensor.YUV420SP)

encoder = Encoder()
encoder.SetOutBufs(CHN, 8, WIDTH, HEIGHT)
link = MediaManager.link(sensor.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, CHN))
MediaManager.init()
# A player that connects later starts at the last key picture: one each second.
attributes = ChnAttrStr(encoder.PAYLOAD_TYPE_H264, encoder.H264_PROFILE_MAIN, WIDTH, HEIGHT, gopLen=30)
encoder.Create(CHN, attributes)
encoder.Start(CHN)

server = multimedia.rtsp_server()
if server.rtspserver_init(PORT):
    raise OSError("port %d is in use" % PORT)
server.rtspserver_createsession(NAME, multimedia.multi_media_type.media_h264, False)
server.rtspserver_start()
print("play", server.rtspserver_getrtspurl(NAME))

sensor.run()
stream = StreamData()
try:
    while True:
        if encoder.GetStream(CHN, stream, timeout=1000) != 0:
            continue
        for i in range(stream.pack_cnt):
            data = bytes(uctypes.bytearray_at(stream.data[i], stream.data_size[i]))
            # The last argument is a time stamp, which the server ignores.
            server.rtspserver_sendvideodata(NAME, data, len(data), 1000)
        encoder.ReleaseStream(CHN, stream)
except KeyboardInterrupt:
    print("stopped")
finally:
    sensor.stop()
    del link
    encoder.Stop(CHN)
    encoder.Destroy(CHN)
    MediaManager.deinit()
    server.rtspserver_stop()
    server.rtspserver_deinit()
