# SPDX-License-Identifier: MIT
"""H.264 and H.265 streams in Annex B form, cut into access units."""

_START = b"\0\0\1"
# Units before a picture; more are no stream of the codec.
PREFIX_MAX = 64


class H264:
    """What a NAL unit is, by its first bytes."""

    SEQUENCE_HEADER = 7

    @staticmethod
    def kind(unit):
        return unit[0] & 0x1F

    @staticmethod
    def is_slice(kind):
        return 1 <= kind <= 5

    @staticmethod
    def is_key(kind):
        return kind == 5

    @staticmethod
    def is_parameter_set(kind):
        return kind in (7, 8)

    @staticmethod
    def begins_picture(unit):
        """Of a slice: it is the first one of its picture."""
        return len(unit) > 1 and unit[1] & 0x80 != 0


class H265:
    SEQUENCE_HEADER = 33

    @staticmethod
    def kind(unit):
        return unit[0] >> 1 & 0x3F

    @staticmethod
    def is_slice(kind):
        return kind < 32

    @staticmethod
    def is_key(kind):
        return 16 <= kind <= 21

    @staticmethod
    def is_parameter_set(kind):
        return 32 <= kind <= 34

    @staticmethod
    def begins_picture(unit):
        return len(unit) > 2 and unit[2] & 0x80 != 0


def nal_units(data):
    """Yields the kinds' bytes and the position of each unit, start code included."""
    at = data.find(_START)
    while at >= 0:
        after = at + len(_START)
        following = data.find(_START, after)
        begin = at - 1 if at > 0 and data[at - 1] == 0 else at
        end = following if following >= 0 else len(data)
        # A start code of four bytes belongs to the next unit as a whole.
        if following > after and data[following - 1] == 0:
            end = following - 1
        if after < len(data):
            yield data[after : after + 3], data[begin:end]
        at = following


class AccessUnits:
    """Joins what comes before a picture with it. A decoder starts at a key unit: it has the parameter sets."""

    def __init__(self, codec):
        self._codec = codec
        # Units before the next picture.
        self._prefix = []
        self.is_other_codec = False
        # The last parameter sets by their kind, for key pictures without them.
        self._parameter_sets = {}

    def cut(self, data):
        """The complete units in `data`: pairs of "is key" and bytes. Units after the last picture wait for the next one."""
        done = []
        self._picture = []
        self._is_key = False
        for head, unit in nal_units(data):
            kind = self._codec.kind(head)
            is_slice = self._codec.is_slice(kind)
            if self._picture and (not is_slice or self._codec.begins_picture(head)):
                done.append(self._finish())
            if is_slice:
                self._picture.append(unit)
                self._is_key = self._is_key or self._codec.is_key(kind)
            else:
                self._keep(kind, unit)
        if self._picture:
            done.append(self._finish())
        return done

    def _keep(self, kind, unit):
        self._prefix.append((kind, unit))
        if len(self._prefix) > PREFIX_MAX:
            self._prefix = []
            self.is_other_codec = True
        if kind == self._codec.SEQUENCE_HEADER:
            self._parameter_sets = {k: u for k, u in self._parameter_sets.items() if k < kind}
        if self._codec.is_parameter_set(kind):
            self._parameter_sets[kind] = unit

    def _finish(self):
        units = [unit for _, unit in self._prefix]
        if self._is_key and not any(kind == self._codec.SEQUENCE_HEADER for kind, _ in self._prefix):
            units = list(self._parameter_sets.values()) + units
        done = self._is_key, b"".join(units + self._picture)
        self._prefix, self._picture, self._is_key = [], [], False
        return done


class Pictures:
    """JPEG: each one is complete."""

    is_other_codec = False

    @staticmethod
    def cut(data):
        return [(True, data)]
