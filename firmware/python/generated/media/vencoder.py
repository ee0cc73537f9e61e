# Generated from spec/mpp.ts, spec/targets.ts, spec/vencoder.ts: change these and run `make generate`, do not edit.
import uctypes
from mpp.venc import *
from mpp.sys import *
from mpp.payload_struct import *
from mpp.venc_struct import *
from media.media import *
from mpp.video_struct import *
from _vencoder import ChnAttrStr, StreamData, Encoder, VENC_PACK_CNT_MAX
