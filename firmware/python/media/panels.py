# SPDX-License-Identifier: MIT
# The panels that CanMV's Display knows, by their types.

VIRT = const(300)
DEBUGGER = const(301)
LT9611 = const(305)

# Type: name, then (width, height, frames per second) of each size, the default first. Width and height may be exchanged; those of
# an HDMI bridge, LT9611, may not.
PANELS = {
    302: ("ST7701", (800, 480, 30), (854, 480, 30), (640, 480, 30), (544, 368, 60)),
    303: ("HX8399", (1920, 1080, 30)),
    304: ("ILI9806", (800, 480, 30)),
    305: (
        "LT9611",
        (1920, 1080, 60),
        (1920, 1080, 30),
        (1280, 720, 60),
        (1280, 720, 50),
        (1280, 720, 30),
        (640, 480, 60),
    ),
    306: ("ILI9881", (1280, 800, 60)),
    307: ("NT35516", (960, 536, 30)),
    308: ("NT35532", (1920, 1080, 30)),
    309: ("GC9503", (800, 480, 60)),
    310: ("ST7102", (640, 480, 60)),
    311: ("AML020T", (480, 360, 30)),
    312: ("JD9852", (320, 240, 60)),
    313: ("ST7789", (320, 240, 60)),
}


# The size and the rate of a panel, or None when it does not have the size. fps: 0 is any.
def find_panel(type, width, height, fps):
    for size in PANELS[type][1:]:
        exchanged = (size[1], size[0], size[2])
        for candidate in (size,) if type == LT9611 else (size, exchanged):
            if width and height and (width, height) != candidate[:2]:
                continue
            if type == LT9611 and fps and fps != candidate[2]:
                continue
            return candidate
    return None
