# SPDX-License-Identifier: MIT
"""Modules network, socket and asyncio: boards that talk to each other and to programs of this machine."""

import os
import socket
import subprocess
import tempfile
import threading
import unittest
import urllib.request

from board_process import COMMAND, TIMEOUT_S, ScriptProcess, Terminal, run_script

# One for each run of the tests, so that runs at the same time do not meet.
ADDRESS = "127.%d.%d.%%d" % (os.getpid() // 200 % 200 + 20, os.getpid() % 200 + 20)
HERE = ADDRESS % 2
OTHER = ADDRESS % 3

# Root without the right to all ports.
AS_ANY_USER = ["setpriv", "--bounding-set=-net_bind_service"] if os.geteuid() == 0 else []
with open("/proc/sys/net/ipv4/ip_unprivileged_port_start") as start:
    PORTS_OF_ROOT = int(start.read())

CONNECT = "import network, socket, time\nsta = network.WLAN(network.STA_IF)\nsta.connect('any', 'password')\n"
# As CanMV's accept() without a client raises EAGAIN.
ACCEPT = (
    "def accept(server):\n"
    "    while True:\n"
    "        try:\n            return server.accept()\n"
    "        except OSError as e:\n            if e.errno != 11: raise\n"
)
LISTEN = (
    CONNECT + ACCEPT + "server = socket.socket()\nserver.bind(socket.getaddrinfo('0.0.0.0', 8080)[0][-1])\n"
    "server.listen(2)\nprint('listening')\n"
)


class BoardTest(unittest.TestCase):
    def output(self, source, *options):
        done = run_script(source, options=["--address", HERE, *options])
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
        return done.stdout

    def raised(self, source):
        done = run_script(CONNECT + source, options=["--address", HERE])
        self.assertEqual(done.returncode, 1)
        return done.stdout.splitlines()[-1]

    def start(self, source, *options, address=HERE):
        board = ScriptProcess(source, "--address", address, *options)
        self.addCleanup(board.__exit__)
        return board

    def client(self, port=8080):
        connection = socket.create_connection((HERE, port))
        self.addCleanup(connection.close)
        return connection


class Interfaces(BoardTest):
    def test_station(self):
        output = self.output(
            "import network\nsta = network.WLAN(network.STA_IF)\n"
            "print(sta.active(), sta.isconnected(), sta.status(), sta.ifconfig()[0], sta.status('rssi'), sta.status('ap'))\n"
            "print(sta.active(True))\n"
            "print(sta.connect('any', 'password'), sta.isconnected(), sta.status(), sta.ifconfig())\n"
            "print(sta.status('ap').ssid, len(sta.config('mac')), sta.config(auto_reconnect=True), sta.config('auto_reconnect'))\n"
            "print(sta.disconnect(), sta.isconnected(), sta.ifconfig()[0])\n"
        )
        self.assertEqual(
            output.replace(HERE, "ADDRESS"),
            "True False False 0.0.0.0 -99 None\n"
            "Network (rt-smart) is always active and cannot be disabled.\nNone\n"
            "True True True ('ADDRESS', '255.0.0.0', 'ADDRESS', 'ADDRESS')\n"
            "b'any' 6 True True\n"
            "True False 0.0.0.0\n",
        )

    def test_scan(self):
        output = self.output(
            "import network\nsta = network.WLAN()\nfound = sta.scan('mine')[0]\n"
            "print(found.ssid, len(found.bssid), found.security == sta.SECURITY_WPA2_AES_PSK, found.band == sta.BAND_2_4GHZ)\n"
            "print(sta.connect(None, 'password', info=found), sta.status('ap').ssid, len(sta.scan()))\n"
        )
        self.assertEqual(output, "b'mine' 6 True True\nTrue b'mine' 1\n")

    def test_access_point(self):
        output = self.output(
            "import network\nap = network.WLAN(network.AP_IF)\nprint(ap.status(), ap.ifconfig()[0])\n"
            "print(ap.config(ssid='mine', key='password'), ap.status(), ap.status('stations'), ap.info().ssid)\n"
            "print(ap.config('info').ssid, ap.ifconfig()[0] == '%s', ap.stop(), ap.status())\n" % HERE
        )
        self.assertEqual(output, "False 0.0.0.0\nTrue True [] b'mine'\nb'mine' True True False\n")

    def test_lan(self):
        output = self.output(
            "import network\nlan = network.LAN()\nprint(lan.active(), lan.isconnected(), lan.status(), lan.ifconfig('dhcp'))\n"
            "lan.config(mac=b'123456')\nprint(lan.ifconfig()[0] == '%s', lan.config('mac'))\n"
            "print(network.LAN(itf=network.LAN_ECM).active())\n" % HERE
        )
        self.assertEqual(output, "True True 1 True\nTrue b'123456'\nTrue\n")

    def test_devices(self):
        output = self.output(
            "import network\nprint(network.get_dev_list(), network.get_default_dev(), network.set_default_dev('u0'))\n"
            "print(network.get_default_dev(), network.set_default_dev('none'), network.hostname(), network.country())\n"
        )
        self.assertEqual(output, "['wlan0', 'wlan1', 'u0'] wlan0 True\nu0 False canmv k230 XX\n")

    def test_wrong_use(self):
        for source, error in (
            ("sta.connect('')", "OSError: SSID can't be empty, and can't longer than 32"),
            ("sta.connect('x' * 33)", "OSError: SSID can't be empty, and can't longer than 32"),
            ("sta.connect()", "OSError: should set ssid or ap"),
            ("sta.connect('any', 'short')", "OSError: Key length(5) should be 8 - 32"),
            ("sta.status('none')", "ValueError: unknown status param"),
            ("sta.ifconfig('none')", "ValueError: unknown config param"),
            ("network.LAN(1)", "TypeError: Unsupport type"),
            ("network.LAN().config('none')", "ValueError: unknown config param"),
            ("network.set_default_dev('')", "ValueError: invalid device name"),
            ("sta.connect(None, info=3)", "TypeError: Can't convert int to rt_wlan_info"),
        ):
            self.assertEqual(self.raised(source), error)

    def test_address_of_the_script(self):
        done = run_script(
            CONNECT + "print(sta.ifconfig(('192.168.1.9', '255.255.255.0', '192.168.1.1', '8.8.8.8')), sta.ifconfig()[0])\n"
            "s = socket.socket()\ns.bind(('192.168.1.9', 8080))\n",
            options=["--address", HERE],
        )
        self.assertEqual((done.stdout, done.returncode), ("True %s\n" % HERE, 0))
        self.assertEqual(
            done.stderr, "network: the board keeps its address on this machine's loopback, %s; --address changes it\n" % HERE
        )

    def test_info_attributes(self):
        output = self.output(
            "import network\nkind = type(network.WLAN().scan()[0])\n"
            "info = kind(ssid='a', bssid=(1, 2, 3, 4, 5, 255), channel=3, hidden=1)\ninfo.ssid = 'b'\ninfo.rssi = -30\nprint(info)\n"
            "print(info.ssid, info.bssid, info.channel, info.rssi, info.hidden)\n"
        )
        self.assertEqual(
            output,
            '{"ssid":"b", "bssid":01:02:03:04:05:FF, "channel":3, "rssi":-30, "security":"SECURITY_OPEN", "band":"2.4G", "hidden":1}\n'
            "b'b' b'\\x01\\x02\\x03\\x04\\x05\\xff' 3 -30 1\n",
        )


class Libs(BoardTest):
    def test_connect_network(self):
        output = self.output(
            "from libs.Network import *\n"
            "for kind in ('default', 'lan', 'wifi_sta', 'wifi_ap'):\n"
            "    nic, ip = connect_network(kind, ssid='any', password='password', timeout=5, show=kind == 'lan')\n"
            "    print(ip, disconnect_network(nic))\n"
            "print(get_devices(), get_default_device(), mac_address(network.LAN()), scan_wifi('any')[0].ssid)\n"
        )
        self.assertEqual(
            output.replace(HERE, "A"),
            "A True\n"
            "('A', '255.0.0.0', 'A', 'A')\nA False\n"
            "A True\nA True\n"
            "['wlan0', 'wlan1', 'u0'] wlan0 02:4B:32:33:30:03 b'any'\n",
        )


class Addresses(BoardTest):
    def test_names(self):
        output = self.output(
            CONNECT + "print(socket.getaddrinfo('1.2.3.4', 80), socket.getaddrinfo('localhost', 80)[0][-1])\n"
            "print(socket.getaddrinfo(network.hostname(), 80)[0][-1][0] == '%s')\n" % HERE
        )
        self.assertEqual(output, "[(2, 1, 0, '', ('1.2.3.4', 80))] ('127.0.0.1', 80)\nTrue\n")

    def test_without_an_interface(self):
        done = run_script("import socket\nsocket.socket().connect(('127.0.0.1', 1))\n")
        self.assertEqual((done.stdout.splitlines()[-1], done.returncode), ("OSError: no available NIC", 1))

    def test_other_addresses_cannot_be_reached(self):
        for call in ("socket.socket().connect(('8.8.8.8', 80))", "socket.socket(2, 2).sendto(b'x', ('8.8.8.8', 53))"):
            done = run_script(CONNECT + call)
            self.assertEqual(done.stdout.splitlines()[-1], "OSError: [Errno 113] EHOSTUNREACH")
            self.assertEqual(
                done.stderr, "network: 8.8.8.8 cannot be reached: this board's network is the loopback of this machine\n"
            )
        done = run_script(CONNECT + "socket.getaddrinfo('www.example.com', 80)")
        self.assertIn("OSError", done.stdout)
        self.assertEqual(
            done.stderr, "network: no address for www.example.com: this board's network is the loopback of this machine\n"
        )

    def test_server_of_another_address(self):
        self.assertEqual(self.raised("socket.socket().bind(('8.8.8.8', 8080))"), "OSError: 99")

    def test_only_the_boards_address_is_served(self):
        board = self.start(LISTEN + "client, address = accept(server)\nclient.send(b'served')\n")
        self.assertEqual(board.read_line(), "listening")
        with self.assertRaises(ConnectionRefusedError):
            socket.create_connection((OTHER, 8080))
        self.assertEqual(self.client().recv(10), b"served")
        self.assertEqual(board.finish(), ("", 0))

    @unittest.skipIf(PORTS_OF_ROOT < 81, "this machine lets everybody use port 80")
    def test_port_of_root(self):
        with tempfile.NamedTemporaryFile("w", suffix=".py") as script:
            script.write(CONNECT + "s = socket.socket()\ns.bind(('0.0.0.0', 80))\ns.listen(1)\nprint('bound')\n")
            script.flush()
            done = subprocess.run(
                [*AS_ANY_USER, *COMMAND, "--address", HERE, script.name], capture_output=True, text=True, timeout=TIMEOUT_S
            )
        self.assertEqual((done.stdout, done.returncode), ("bound\n", 0), done.stderr)
        self.assertEqual(
            done.stderr,
            "network: port 80 of the board is at %s:8080, because this machine keeps low ports for root\n" % HERE,
        )

    def test_private_address_is_this_machine(self):
        with socket.create_server(("127.0.0.1", 0)) as server:
            done = run_script(CONNECT + "s = socket.socket()\ns.connect(('192.168.1.20', %d))\n" % server.getsockname()[1])
        self.assertEqual((done.stdout, done.returncode), ("", 0))
        self.assertEqual(
            done.stderr, "network: 192.168.1.20 and other private addresses are this machine here: 127.0.0.1\n"
        )


class Tcp(BoardTest):
    def test_two_boards(self):
        server = self.start(
            LISTEN + "client, address = accept(server)\nprint(address[0])\n"
            "while True:\n"
            "    size = client.recv(4)\n"
            "    if not size: break\n"
            "    data = client.recv(int.from_bytes(size, 'big'))\n"
            "    print(len(data), sum(data))\n"
            "    client.send(b'%8d' % sum(data))\n"
        )
        self.assertEqual(server.read_line(), "listening")
        client = self.start(
            CONNECT + "s = socket.socket()\ns.connect(('%s', 8080))\n"
            "for size in (1, 1000, 300000):\n"
            "    s.sendall(size.to_bytes(4, 'big') + bytes([3]) * size)\n"
            "    print(s.recv(8))\n"
            "s.close()\nprint(time.ticks_ms() < 1000)\n" % HERE,
            address=OTHER,
        )
        self.assertEqual(client.finish(), ("b'       3'\nb'    3000'\nb'  900000'\nTrue\n", 0))
        self.assertEqual(server.finish(), ("%s\n1 3\n1000 3000\n300000 900000\n" % OTHER, 0))

    def test_http_server(self):
        board = self.start(
            LISTEN + "for i in range(2):\n"
            "    client, address = accept(server)\n"
            "    request = b''\n"
            "    while True:\n"
            "        line = client.readline()\n"
            "        if line in (b'', b'\\r\\n'): break\n"
            "        request = request or line\n"
            "    client.write('HTTP/1.0 200 OK\\r\\n\\r\\n' + request.decode().split()[1])\n"
            "    client.close()\n"
        )
        self.assertEqual(board.read_line(), "listening")
        for path in ("/one", "/two"):
            self.assertEqual(urllib.request.urlopen("http://%s:8080%s" % (HERE, path)).read(), path.encode())
        self.assertEqual(board.finish(), ("", 0))

    def test_request_that_follows_the_connection(self):
        # recv() without a timeout returns b'' while there is nothing; a new client gets the time to send its request.
        board = self.start(
            LISTEN + "client, address = accept(server)\nclient.setblocking(False)\nprint(client.recv(100), client.recv(100))\n"
        )
        self.assertEqual(board.read_line(), "listening")
        self.client().send(b"GET")
        self.assertEqual(board.finish(), ("b'GET' b''\n", 0))

    def test_threads_of_one_board(self):
        source = (
            LISTEN + "import _thread\n"
            "def serve():\n"
            "    client, address = accept(server)\n"
            "    print(client.recv(5), time.ticks_ms())\n"
            "    time.sleep(2)\n"
            "    client.send(b'answer')\n"
            "    client.close()\n"
            "_thread.start_new_thread(serve, ())\n"
            "time.sleep(1)\n"
            "s = socket.socket()\ns.connect(('%s', 8080))\ns.send(b'hello')\n"
            "print(s.read(), time.ticks_ms())\n" % HERE
        )
        self.assertEqual(self.output(source), "listening\nb'hello' 1000\nb'answer' 3000\n")

    def test_recv_waits_for_all(self):
        board = self.start(LISTEN + "client, address = accept(server)\nprint(client.recv(6))\n")
        self.assertEqual(board.read_line(), "listening")
        client = self.client()
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for part in (b"ab", b"cd", b"ef"):
            client.send(part)
        self.assertEqual(board.finish(), ("b'abcdef'\n", 0))

    def test_recv_ends_without_the_rest(self):
        board = self.start(LISTEN + "client, address = accept(server)\nprint(client.recv(6))\n")
        self.assertEqual(board.read_line(), "listening")
        client = self.client()
        client.send(b"abc")
        self.assertEqual(
            board.finish()[0],
            "network: recv(6) got 3 bytes; on a board it waits for the rest: call settimeout() or setblocking(False) first\nb'abc'\n",
        )

    def test_end_of_the_data(self):
        board = self.start(LISTEN + "client, address = accept(server)\nprint(client.recv(10), client.recv(10), client.read())\n")
        self.assertEqual(board.read_line(), "listening")
        client = self.client()
        client.send(b"abc")
        client.close()
        self.assertEqual(board.finish(), ("b'abc' b'' b''\n", 0))

    def test_nobody_listens(self):
        self.assertEqual(
            self.raised("socket.socket().connect(('%s', 9))" % HERE), "OSError: [Errno 111] ECONNREFUSED"
        )

    def test_port_in_use(self):
        done = run_script(
            CONNECT + "a = socket.socket()\na.bind(('0.0.0.0', 8081))\na.listen(1)\nsocket.socket().bind(('0.0.0.0', 8081))\n",
            options=["--address", HERE],
        )
        self.assertEqual(done.stdout.splitlines()[-1], "OSError: [Errno 98] EADDRINUSE")
        self.assertIn("network: port 8081 at %s is in use" % HERE, done.stderr)


class SoftReset(BoardTest):
    def test_sockets_are_closed(self):
        with Terminal("--address", HERE) as terminal:
            terminal.expect(b">>> ")
            for i in range(2):
                terminal.send(b"import network, socket; network.LAN(); s = socket.socket(); s.bind(('0.0.0.0', 8080)); s.listen(1)\r")
                terminal.expect(b"\n>>> ")
                terminal.send(b"print(len(network.route()), 'bound')\r")
                terminal.expect(b"\n1 bound\r\n>>> ")
                terminal.send(b"\x04")
                terminal.expect(b"soft reboot")
                terminal.expect(b">>> ")


class Timeouts(BoardTest):
    def test_accept(self):
        # At least 100 ms, as in CanMV; the machine's time has no part in it.
        source = (
            CONNECT + "s = socket.socket()\ns.bind(('0.0.0.0', 8080))\ns.listen(1)\n"
            "for timeout in (None, 0, 0.05, 3, 86400):\n"
            "    s.settimeout(timeout)\n"
            "    start = time.ticks_ms()\n"
            "    try:\n        s.accept()\n"
            "    except OSError as e:\n        print(e.errno, time.ticks_diff(time.ticks_ms(), start))\n"
        )
        self.assertEqual(self.output(source), "11 100\n11 100\n11 100\n11 3000\n11 86400000\n")

    def test_recvfrom(self):
        source = (
            CONNECT + "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.bind(('0.0.0.0', 8080))\n"
            "for timeout in (0, 5):\n"
            "    s.settimeout(timeout)\n"
            "    start = time.ticks_ms()\n"
            "    print(s.recvfrom(10), time.ticks_diff(time.ticks_ms(), start))\n"
        )
        self.assertEqual(self.output(source), "(b'', ('0.0.0.0', 0)) 0\n(b'', ('0.0.0.0', 0)) 5000\n")

    def test_silent_peer(self):
        with socket.create_server(("127.0.0.1", 0)) as server:
            output = self.output(
                CONNECT + "s = socket.socket()\ns.connect(('127.0.0.1', %d))\ns.settimeout(0.3)\n"
                "start = time.ticks_ms()\nprint(s.recv(10), time.ticks_diff(time.ticks_ms(), start))\n" % server.getsockname()[1]
            )
        self.assertEqual(output, "b'' 300\n")

    def test_answer_of_a_peer_takes_no_time(self):
        # Whatever this machine takes for it, as long as it is less than the timeout.
        with socket.create_server(("127.0.0.1", 0)) as server:

            def answer():
                connection, _ = server.accept()
                with connection:
                    connection.recv(1)
                    connection.send(b"answer")

            peer = threading.Thread(target=answer)
            peer.start()
            output = self.output(
                CONNECT + "s = socket.socket()\ns.settimeout(60)\ns.connect(('127.0.0.1', %d))\n"
                "s.send(b'?')\nprint(s.recv(6), time.ticks_ms())\n" % server.getsockname()[1]
            )
            peer.join()
        self.assertEqual(output, "b'answer' 0\n")

    def test_threads_run_while_one_waits(self):
        source = (
            LISTEN + "import _thread\n"
            "def serve():\n    accept(server)\n"
            "_thread.start_new_thread(serve, ())\n"
            "for i in range(5):\n    time.sleep_ms(70)\n    print(time.ticks_ms())\n"
        )
        self.assertEqual(self.output(source), "listening\n70\n140\n210\n280\n350\n")

    def test_stop_after_ends_a_wait_without_a_timeout(self):
        done = run_script(
            CONNECT + "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.bind(('0.0.0.0', 8080))\n"
            "try:\n    s.recvfrom(10)\nexcept KeyboardInterrupt:\n    print(time.ticks_ms())\n",
            options=["--address", HERE, "--stop-after", "1.5"],
        )
        self.assertEqual((done.stdout, done.returncode), ("1500\n", 0), done.stderr)

    def test_loop_of_polls_ends(self):
        source = (
            CONNECT + "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.bind(('0.0.0.0', 8080))\ns.settimeout(0)\n"
            "import select\np = select.poll()\np.register(s, select.POLLIN)\n"
            "while time.ticks_ms() < 500:\n    p.poll(0)\n"
            "while time.ticks_ms() < 1000:\n    s.recvfrom(10)\n"
            "print('ended')\n"
        )
        self.assertEqual(self.output(source), "ended\n")


class Udp(BoardTest):
    def test_two_boards(self):
        server = self.start(
            CONNECT + "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.bind(('0.0.0.0', 8080))\nprint('bound')\n"
            "for i in range(3):\n    data, address = s.recvfrom(100)\n    print(data, address[0])\n    s.sendto(b'got ' + data, address)\n"
        )
        self.assertEqual(server.read_line(), "bound")
        client = self.start(
            CONNECT + "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.settimeout(60)\n"
            "for i in range(3):\n    s.sendto(b'%%d' %% i, ('%s', 8080))\n    print(s.recvfrom(100)[0])\n" % HERE,
            address=OTHER,
        )
        self.assertEqual(client.finish(), ("b'got 0'\nb'got 1'\nb'got 2'\n", 0))
        self.assertEqual(server.finish(), ("".join("b'%d' %s\n" % (i, OTHER) for i in range(3)), 0))

    def test_broadcast_stays_on_this_machine(self):
        self.assertEqual(
            self.output(
                CONNECT + "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
                "s.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)\nprint(s.sendto(b'abc', ('255.255.255.255', 9)))\n"
            ),
            "3\n",
        )


class Select(BoardTest):
    def test_poll_of_a_server_and_a_client(self):
        board = self.start(
            LISTEN + "import select\npoller = select.poll()\npoller.register(server, select.POLLIN)\n"
            "print([event for s, event in poller.poll()] == [select.POLLIN])\n"
            "client, address = server.accept()\npoller.register(client, select.POLLIN)\n"
            "print([s is client for s, event in poller.poll()], client.recv(3))\n"
            "start = time.ticks_ms()\n"
            "print(poller.poll(50), time.ticks_diff(time.ticks_ms(), start))\n"
            "poller.modify(client, select.POLLOUT)\nprint([event == select.POLLOUT for s, event in poller.poll()])\n"
        )
        self.assertEqual(board.read_line(), "listening")
        client = self.client()
        self.assertEqual(board.read_line(), "True")
        client.send(b"abc")
        self.assertEqual(board.finish(), ("[True] b'abc'\n[] 50\n[True]\n", 0))

    def test_select(self):
        output = self.output(
            LISTEN + "import select\nprint(select.select([server], [], [], 2), time.ticks_ms())\n"
            "s = socket.socket()\ns.connect(('%s', 8080))\nprint(select.select([server], [s], [], 2) == ([server], [s], []))\n" % HERE
        )
        self.assertEqual(output, "listening\n([], [], []) 2000\nTrue\n")


class Asyncio(BoardTest):
    def test_server_and_clients(self):
        source = (
            CONNECT + "import asyncio\n"
            "async def answer(reader, writer):\n"
            "    line = await reader.readline()\n"
            "    await asyncio.sleep_ms(100)\n"
            "    writer.write(b'got ' + line)\n    await writer.drain()\n    writer.close()\n    await writer.wait_closed()\n"
            "async def ask(i):\n"
            "    reader, writer = await asyncio.open_connection('%s', 8080)\n"
            "    writer.write(b'%%d\\n' %% i)\n    await writer.drain()\n    print(await reader.read(), time.ticks_ms())\n"
            "async def main():\n"
            "    server = await asyncio.start_server(answer, '0.0.0.0', 8080)\n"
            "    await asyncio.gather(ask(1), ask(2))\n"
            "    server.close()\n"
            "asyncio.run(main())\n" % HERE
        )
        output = self.output(source)
        self.assertEqual([line.split("'")[1] for line in output.splitlines()], ["got 1\\n", "got 2\\n"])

    def test_sleeps_are_exact(self):
        source = (
            CONNECT + "import asyncio\n"
            "async def answer(reader, writer):\n    pass\n"
            "async def main():\n"
            "    await asyncio.start_server(answer, '0.0.0.0', 8080)\n"
            "    for i in range(10):\n        await asyncio.sleep_ms(500)\n"
            "start = time.ticks_ms()\nasyncio.run(main())\nprint(time.ticks_diff(time.ticks_ms(), start))\n"
        )
        self.assertEqual(self.output(source), "5000\n")

    def test_client_of_this_machine(self):
        board = self.start(
            CONNECT + "import asyncio\n"
            "async def answer(reader, writer):\n"
            "    writer.write(await reader.readexactly(3))\n    await writer.drain()\n    done.set()\n"
            "async def main():\n"
            "    global done\n    done = asyncio.Event()\n"
            "    await asyncio.start_server(answer, '0.0.0.0', 8080)\n    print('listening')\n    await done.wait()\n"
            "asyncio.run(main())\n"
        )
        self.assertEqual(board.read_line(), "listening")
        client = self.client()
        client.send(b"abc")
        self.assertEqual(client.recv(10), b"abc")
        self.assertEqual(board.finish(), ("", 0))


class Interrupts(BoardTest):
    WAITS = (
        ("accept(server)", ()),
        ("accept(server)", ("--realtime",)),
        ("client = accept(server)[0]\nprint('accepted')\nclient.recv(10)", ()),
        ("client = accept(server)[0]\nprint('accepted')\nclient.settimeout(600)\nclient.recv(10)", ()),
        ("client = accept(server)[0]\nprint('accepted')\nwhile True: client.send(bytes(100000))", ()),
        ("import select\np = select.poll()\np.register(server, select.POLLIN)\np.poll()\np.unregister(server)\nprint('accepted')\np.poll()", ()),
    )

    def test_ctrl_c_ends_a_wait(self):
        for wait, options in self.WAITS:
            with self.start(LISTEN + wait + "\n", *options) as board:
                self.assertEqual(board.read_line(), "listening")
                if "accepted" in wait:
                    with socket.create_connection((HERE, 8080)):
                        self.assertEqual(board.read_line(), "accepted")
                        board.interrupt()
                        output, code = board.finish()
                else:
                    board.interrupt()
                    output, code = board.finish()
                self.assertEqual((output.splitlines()[-1], code), ("KeyboardInterrupt: ", 1), wait)


if __name__ == "__main__":
    unittest.main()
