# SPDX-License-Identifier: MIT
# Structs and constants of the MP4 calls.
from typing_extensions import Literal

import uctypes as uctypes

K_MP4_CONFIG_MUXER: Literal[1]
K_MP4_CONFIG_DEMUXER: Literal[2]
K_MP4_CONFIG_BUTT: Literal[3]

K_MP4_STREAM_VIDEO: Literal[1]
K_MP4_STREAM_AUDIO: Literal[2]
K_MP4_STREAM_BUTT: Literal[3]

K_MP4_CODEC_ID_H264: Literal[0]
K_MP4_CODEC_ID_H265: Literal[1]
K_MP4_CODEC_ID_G711A: Literal[2]
K_MP4_CODEC_ID_G711U: Literal[3]
K_MP4_CODEC_ID_BUTT: Literal[4]

class k_mp4_config_muxer_s(uctypes.struct):
    def __init__(self, *, fmp4_flag: int = ...) -> None: ...
    fmp4_flag: int
    @property
    def file_name(self) -> bytearray: ...

class k_mp4_config_demuxer_s(uctypes.struct):
    def __init__(self) -> None: ...
    @property
    def file_name(self) -> bytearray: ...

class k_mp4_config_s(uctypes.struct):
    def __init__(self, *, config_type: int = ...) -> None: ...
    config_type: int
    @property
    def muxer_config(self) -> k_mp4_config_muxer_s: ...
    @property
    def demuxer_config(self) -> k_mp4_config_demuxer_s: ...

class k_mp4_video_info_s(uctypes.struct):
    def __init__(self, *, width: int = ..., height: int = ..., track_id: int = ..., codec_id: int = ...) -> None: ...
    width: int
    height: int
    track_id: int
    codec_id: int

class k_mp4_audio_info_s(uctypes.struct):
    def __init__(
        self,
        *,
        channels: int = ...,
        sample_rate: int = ...,
        bit_per_sample: int = ...,
        track_id: int = ...,
        codec_id: int = ...,
    ) -> None: ...
    channels: int
    sample_rate: int
    bit_per_sample: int
    track_id: int
    codec_id: int

class k_mp4_track_info_s(uctypes.struct):
    def __init__(self, *, track_type: int = ..., time_scale: int = ...) -> None: ...
    track_type: int
    time_scale: int
    @property
    def video_info(self) -> k_mp4_video_info_s: ...
    @property
    def audio_info(self) -> k_mp4_audio_info_s: ...

class k_mp4_file_info_s(uctypes.struct):
    def __init__(self, *, duration: int = ..., track_num: int = ...) -> None: ...
    duration: int
    track_num: int

class k_mp4_frame_data_s(uctypes.struct):
    def __init__(
        self,
        *,
        codec_id: int = ...,
        time_stamp: int = ...,
        data: int = ...,
        data_length: int = ...,
        eof: int = ...,
    ) -> None: ...
    codec_id: int
    time_stamp: int
    data: int
    data_length: int
    eof: int
