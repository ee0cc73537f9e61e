# SPDX-License-Identifier: MIT
"""The board's program: its messages (rtsp_protocol.h), and what it reads in shared memory."""

import mmap
import socket
import struct

REQUEST = struct.Struct("<IIQII")
REPLY = struct.Struct("<iI")
CLIENTS = struct.Struct("<I")

LISTEN, ADD_SESSION, REMOVE_SESSION, START, STOP, VIDEO, AUDIO = range(7)

# Of ADD_SESSION's value.
HAS_AUDIO = 0x100
IS_REALTIME = 0x200


class Board:
    """The board's program. Its end is EOFError."""

    def __init__(self, file):
        self._socket = socket.socket(fileno=file)

    def fileno(self):
        return self._socket.fileno()

    def _receive(self, size):
        data = bytearray(size)
        view = memoryview(data)
        while view:
            received = self._socket.recv_into(view)
            if received == 0:
                raise EOFError
            view = view[received:]
        return bytes(data)

    def request(self):
        """Operation, session, time in µs, value and bytes."""
        operation, session, time_us, value, size = REQUEST.unpack(self._receive(REQUEST.size))
        return operation, session, time_us, value, self._receive(size)

    def report_start(self):
        self._socket.sendall(struct.pack("<i", 0))

    def reply(self, result, text=""):
        data = text.encode()
        self._socket.sendall(REPLY.pack(result, len(data)) + data)


class ClientCount:
    """How many clients are connected; the board reads it without a message."""

    def __init__(self, file):
        self._memory = mmap.mmap(file, CLIENTS.size)

    def set(self, count):
        CLIENTS.pack_into(self._memory, 0, count)
