# SPDX-License-Identifier: MIT
# machine.RTC: the board's clock. Local time is UTC until a script sets a time zone.
import _machine
import time


# One object, as on the board.
class RTC:
    def init(self, date):
        if len(date) < 3:
            raise ValueError("tuple/list has wrong length")
        now = self.datetime()
        # (year, month, day, hour, minute, second, microsecond): the rest stays as it is.
        clock = list(date[3:6]) + list(now[4 + len(date[3:6]) : 7])
        self.datetime((date[0], date[1], date[2], 0, clock[0], clock[1], clock[2], 0))

    # (year, month, day, weekday, hour, minute, second, 0); 9 items: the last is the time zone.
    def datetime(self, *date):
        if not date:
            now = time.localtime()
            # Sunday is 0.
            return (now[0], now[1], now[2], (now[6] + 1) % 7, now[3], now[4], now[5], 0)
        date = date[0]
        if len(date) not in (8, 9):
            raise ValueError("requested length 8 or 9 but object has length %d" % len(date))
        if len(date) == 9:
            self.timezone(date[8])
        seconds = time.mktime((date[0], date[1], date[2], date[4], date[5], date[6], 0, 0))
        _machine.set_time(int(seconds) - _machine.timezone() * 3600)

    def now(self):
        return self.datetime()

    # There is no Internet on the virtual clock: its time is set already.
    def ntp_sync(self):
        return True

    def timezone(self, *hours):
        if not hours:
            return _machine.timezone()
        if not -12 <= hours[0] <= 12:
            raise ValueError("timezone should be -12 to 12, not %d" % hours[0])
        _machine.timezone(hours[0])
        return True
