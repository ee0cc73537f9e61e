# SPDX-License-Identifier: MIT
"""The RTSP process: a server of a board, by GStreamer's gst-rtsp-server.

Run as: python3 rtsp_process.py SOCKET MEMORY, numbers of open files. It ends when the board closes the socket.
"""

import os
import sys

from board import LISTEN, Board, ClientCount

MISSING = "%s; install the packages: sudo apt install python3-gi gir1.2-gst-rtsp-server-1.0"


def close_other_files(kept):
    """A file of the board's program, such as the writing end of a pipe, must not stay open for as long as the process runs."""
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    last = 2
    for file in sorted(kept):
        os.closerange(last + 1, file)
        last = file
    os.closerange(last + 1, os.sysconf("SC_OPEN_MAX"))


def refuse(board, error):
    while True:
        if board.request()[0] == LISTEN:
            board.reply(-1, MISSING % error)


def serve(board, clients):
    try:
        from server import Server
    except (ImportError, ValueError) as error:
        refuse(board, error)
    Server(board, clients).run()


def end_with_error(*error):
    """GLib removes a callback that raises; the board would wait for it for ever."""
    sys.__excepthook__(*error)
    os._exit(1)


def main():
    sys.excepthook = end_with_error
    socket, memory = (int(argument) for argument in sys.argv[1:])
    close_other_files((socket, memory))
    board = Board(socket)
    board.report_start()
    try:
        serve(board, ClientCount(memory))
    except (EOFError, ConnectionError):
        pass
    # Threads of the server may still wait for clients.
    os._exit(0)


main()
