# SPDX-License-Identifier: MIT
# Relays: exceptions of failures and of rejections with a key, for each kind of result; waits without limit.
import _thread
import _virtual_board
import gc
import time
from relays import *


# The exception of a call as text, or its result.
def outcome(call, *arguments, **keywords):
    try:
        return call(*arguments, **keywords)
    except Exception as error:
        return "%s%r" % (type(error).__name__, error.args)


def expect(found, expected):
    assert found == expected, found


def results(board):
    opened = "relay 0 is open: call Close first (0x92000001 RELAY_OPEN)"
    expect(outcome(board.Open, 0), "ValueError('Board.Open: %s',)" % opened)
    expect(outcome(board.Pulse, 0), "RuntimeError('Board.Pulse: %s',)" % opened)
    expect(outcome(board.Closures, 0), "LookupError('Board.Closures: %s',)" % opened)
    expect(outcome(board.Data, 3, relay=0), "RuntimeError('Board.Data: %s',)" % opened)
    expect(outcome(board.WaitButton, 0), "ValueError('Board.WaitButton: %s',)" % opened)
    expect(board.Close(0), None)
    text = "relay 0 is closed: call Open first (0x92000002 RELAY_CLOSED)"
    expect(outcome(board.Close, 0), "ValueError('Board.Close: %s',)" % text)
    expect((board.Pulse(0), board.Closures(0), board.Data(3, 0)), (0, 1, b"rel"))
    expect(board.Open(0), 0)


def failures(board):
    reason = "relay 3 failed in %s: the contacts are welded (0x92000003 RELAY_WELDED)"
    expect(outcome(board.Close, 3), "RuntimeError('Board.Close: %s',)" % (reason % "relay_move"))
    expect((outcome(board.Open, 3), outcome(board.Pulse, 3)), (-1845493757, -1))
    expect(outcome(board.Closures, 3), "LookupError('Board.Closures: %s',)" % (reason % "relay_count"))
    expect(outcome(board.Data, 2), "MemoryError('Board.Data: %s',)" % (reason % "relay_read"))
    expect(outcome(board.WaitButton, 3), -1845493757)
    reason = "failed in relay_wait: the contacts are welded (0x92000003 RELAY_WELDED)"
    expect(outcome(Board.WaitAny, "broken"), "RuntimeError('Board.WaitAny: %s',)" % reason)


def arguments(board):
    expect((board.Contacts(None, 3), board.Contacts(b"\x02\0\0\0", factor=1.5)), (3.0, 3.0))
    expect(str(board.Contacts(None)), "-0.0")
    name = "relay_construction_with_a_name_longer_than_any_buffer_for_messages_would_be"
    expect(outcome(board.Contacts, 1), "TypeError('Board.Contacts: construction must be a %s or None, not int',)" % name)


# Calls, presses Ctrl-C during the call, and returns the number of slices until then.
def interrupted(call, argument):
    def press():
        while Slices() < begin + 5:
            time.sleep_ms(1)
        _virtual_board.interrupt()

    begin = Slices()
    _thread.start_new_thread(press, ())
    try:
        call(argument)
    except KeyboardInterrupt:
        return Slices() - begin
    return None


def waits(board):
    board.Close(0)
    board.Close(1)
    begin = Slices()
    expect((board.WaitButton(1), Board.WaitAny("first")), (0, None))
    expect(Slices() - begin, 8)
    for call, argument in ((board.WaitButton, 0), (Board.WaitAny, "nobody")):
        count = interrupted(call, argument)
        assert count in (5, 6), count
    # What a wait was about can be used again.
    expect((board.WaitButton(1), board.Open(0), board.Open(1)), (0, 0, 0))


board = Board()
for test in (results, failures, arguments, waits):
    test(board)
del board, test
gc.collect()
print("relays: ok")
