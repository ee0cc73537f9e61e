# SPDX-License-Identifier: MIT
# Every call in every state of a channel, as far as it returns. Each channel is used once: wrong calls may break it.
from probe import *
from shape import *
from media.vencoder import *
from media.media import *
from picture import Picture

JPEG = ChnAttrStr(Encoder.PAYLOAD_TYPE_JPEG, 0, 128, 64)
encoders = [Encoder() for _ in range(4)]
for chn in range(3):
    encoders[chn].SetOutBufs(*named(chn), 4, 128, 64)
MediaManager.init()
picture = Picture()


def loop(name, chn, data):
    encoder = encoders[chn]
    probe(name + " SendFrame", lambda: encoder.SendFrame(*named(chn), picture.info, 1))
    for timeout in (0, 5):
        probe(name + " GetStream %d" % timeout, lambda: encoder.GetStream(*named(chn), data, timeout))


def set_up(chn):
    encoders[chn].Create(*named(chn), JPEG)
    encoders[chn].Start(*named(chn))
    return StreamData()


# Before Create.
loop("without buffers", 3, StreamData())
loop("not created", 0, StreamData())
for call in ("Start", "Stop", "Destroy"):
    probe("not created " + call, lambda: getattr(encoders[0], call)(*named(0)))

# Created and not started.
encoders[0].Create(*named(0), JPEG)
loop("created", 0, StreamData())
probe("created Stop", lambda: encoders[0].Stop(*named(0)))
probe("created Start", lambda: encoders[0].Start(*named(0)))

# Running.
data = StreamData()
loop("running", 0, data)
probe("running ReleaseStream", lambda: encoders[0].ReleaseStream(*named(0), data))
probe("running Start", lambda: encoders[0].Start(*named(0)))

# Stopped.
empty = StreamData()
probe("Stop", lambda: encoders[0].Stop(*named(0)))
loop("stopped", 0, empty)
probe("stopped ReleaseStream", lambda: encoders[0].ReleaseStream(*named(0), empty))
probe("stopped Stop", lambda: encoders[0].Stop(*named(0)))
probe("stopped Start", lambda: encoders[0].Start(*named(0)))

# Destroyed.
probe("Destroy", lambda: encoders[0].Destroy(*named(0)))
loop("destroyed", 0, StreamData())
probe("destroyed Destroy", lambda: encoders[0].Destroy(*named(0)))

# Packs that are held and unread when the channel stops.
data = set_up(1)
for _ in range(2):
    encoders[1].SendFrame(*named(1), picture.info)
probe("held", lambda: (encoders[1].GetStream(*named(1), data), data.pack_cnt))
encoders[1].SendFrame(*named(1), picture.info)
encoders[1].Stop(*named(1))
probe("pack_cnt after Stop", lambda: data.pack_cnt)
probe("unread after Stop", lambda: encoders[1].GetStream(*named(1), StreamData(), 0))
encoders[1].Destroy(*named(1))

# Twice, and never.
data = set_up(2)
encoders[2].SendFrame(*named(2), picture.info)
encoders[2].GetStream(*named(2), data)
probe("ReleaseStream", lambda: encoders[2].ReleaseStream(*named(2), data))
probe("ReleaseStream again", lambda: encoders[2].ReleaseStream(*named(2), data))
probe("after a timeout", lambda: (encoders[2].GetStream(*named(2), data, 0), data.pack_cnt))
probe("ReleaseStream after a timeout", lambda: encoders[2].ReleaseStream(*named(2), data))
probe("Destroy running", lambda: encoders[2].Destroy(*named(2)))
