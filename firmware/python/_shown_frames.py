# SPDX-License-Identifier: MIT
# What libs.WBCRtsp and libs.WBCRtspPusher share: a thread sends each frame that the display shows.
import os
import time
import _thread
from _media import Display

_DUMP_TIMEOUT_MS = const(100)


class ShownFrames:
    def __init__(self, thread_name):
        self._thread_name = thread_name
        self.is_running = False
        # No thread has begun.
        self._has_ended = True

    # Display.writeback(True) comes first.
    def start(self, send):
        # Here, not in the thread: stop() may come before its first turn.
        self.is_running = True
        self._has_ended = False
        _thread.start_new_thread(self._send_frames, (send,))

    def stop(self):
        self.is_running = False
        while not self._has_ended:
            time.sleep(0.1)
        if not Display.writeback(False):
            print("stop wbc failed")

    def _send_frames(self, send):
        try:
            while self.is_running:
                os.exitpoint()
                frame = Display.writeback_dump(_DUMP_TIMEOUT_MS)
                if frame:
                    send(frame)
                time.sleep(0.01)
        finally:
            # stop() waits for it, also after an exception.
            self._has_ended = True
        print(self._thread_name, "thread over")
