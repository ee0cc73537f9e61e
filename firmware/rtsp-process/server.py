# SPDX-License-Identifier: MIT
"""The server: the board's requests, clients, and GLib's main loop."""

import errno
import socket
import threading
from urllib.parse import quote

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import Gio, GLib, Gst, GstRtspServer

from board import ADD_SESSION, AUDIO, HAS_AUDIO, IS_REALTIME, LISTEN, REMOVE_SESSION, START, STOP, VIDEO
from session import Session

# What clients have to receive the end of their streams.
GOODBYE_MS = 100
# Of sessions whose client is gone without a word.
CLEANUP_S = 2
# A client may wait for the first picture of a session while others come.
THREADS = 8
UDP_PORTS = (20000, 60000)
IN_USE = "; stop the other server, or use another --address"


class Server:
    def __init__(self, board, client_count):
        Gst.init(None)
        self._board = board
        self._client_count = client_count
        self._loop = GLib.MainLoop()
        self._server = GstRtspServer.RTSPServer()
        self._server.get_thread_pool().set_max_threads(THREADS)
        self._server.connect("client-connected", self._add_client)
        self._mounts = self._server.get_mount_points()
        self._addresses = GstRtspServer.RTSPAddressPool()
        self._socket = None
        self._watch = None
        self._sessions = {}
        self._clients = []
        # Clients go in threads of the server; the board reads their number at any time.
        self._lock = threading.Lock()
        self._operations = {
            LISTEN: self._listen,
            ADD_SESSION: self._add_session,
            REMOVE_SESSION: self._remove_session,
            START: self._start,
            STOP: self._stop,
            VIDEO: self._send_video,
            AUDIO: self._send_audio,
        }

    def run(self):
        """Until the board is gone."""
        GLib.io_add_watch(self._board.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, self._handle)
        GLib.timeout_add_seconds(CLEANUP_S, lambda: self._server.get_session_pool().cleanup() >= 0)
        self._loop.run()

    def _handle(self, *_):
        try:
            operation, session, time_us, value, data = self._board.request()
        except (EOFError, ConnectionError):
            self._end()
            return False
        self._operations[operation](session, time_us, value, data)
        return True

    def _end(self):
        has_clients = bool(self._clients)
        self._stop()
        if has_clients:
            GLib.timeout_add(2 * GOODBYE_MS, self._loop.quit)
        else:
            self._loop.quit()

    def _listen(self, _, __, port, address):
        host = address.decode()
        self._socket = socket.socket()
        # The connections of a server before this one may not have timed out yet.
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self._socket.bind((host, port))
            self._socket.listen()
        except OSError as error:
            advice = IN_USE if error.errno == errno.EADDRINUSE else ""
            self._board.reply(-1, "%s:%d: %s%s" % (host, port, error.strerror, advice))
            return
        self._addresses.add_range(host, host, *UDP_PORTS, 0)
        self._board.reply(self._socket.getsockname()[1])

    def _start(self, *_):
        if self._watch is None:
            self._watch = GLib.io_add_watch(self._socket.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_IN, self._accept)

    def _accept(self, *_):
        try:
            connection, (host, port) = self._socket.accept()
        except OSError:
            # The client has gone.
            return True
        # In time, not in large segments.
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._server.transfer_connection(Gio.Socket.new_from_fd(connection.detach()), host, port, None)
        return True

    def _add_client(self, _, client):
        client.connect("closed", self._remove_client)
        with self._lock:
            self._clients.append(client)
            self._client_count.set(len(self._clients))

    # In a thread of the server.
    def _remove_client(self, client):
        with self._lock:
            if client in self._clients:
                self._clients.remove(client)
            self._client_count.set(len(self._clients))

    @staticmethod
    def _paths(name):
        # Clients ask for a name with special characters as it is, or quoted.
        return {"/" + name, "/" + quote(name)}

    def _add_session(self, number, _, value, data):
        # A script may name a session by any bytes.
        name = data.decode(errors="replace")
        has_audio, is_realtime = value & HAS_AUDIO != 0, value & IS_REALTIME != 0
        session = Session(name, value % HAS_AUDIO, has_audio, is_realtime, self._addresses)
        self._sessions[number] = (name, session)
        for path in self._paths(name):
            self._mounts.add_factory(path, session.factory)

    def _remove_session(self, number, *_):
        name, session = self._sessions.pop(number)
        session.end()
        for path in self._paths(name):
            self._mounts.remove_factory(path)

    def _stop(self, *_):
        for number in list(self._sessions):
            self._remove_session(number)
        if self._watch is not None:
            GLib.source_remove(self._watch)
            self._watch = None
        GLib.timeout_add(GOODBYE_MS, self._close, list(self._clients))

    @staticmethod
    def _close(clients):
        for client in clients:
            client.close()
        return False

    def _send_video(self, number, time_us, _, data):
        self._sessions[number][1].send_video(time_us, data)

    def _send_audio(self, number, time_us, _, data):
        self._sessions[number][1].send_audio(time_us, data)
