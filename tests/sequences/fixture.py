# SPDX-License-Identifier: MIT
# The fixture of every sequence: names, a frame and a camera of 128x64, threads, and steps with allowed results.
import _thread, binascii, gc, micropython, struct, sys, time

from media.vencoder import *
from media.sensor import *
from media.media import *
from mpp.vb import *
from _virtual_board import MPP_GENERATION, fault, interrupt, outstanding

WIDTH, HEIGHT = 128, 64
# The luma plane; the chroma plane begins at the next page.
UV = WIDTH * HEIGHT
SIZE = UV + UV // 2
FAULTS_AT_ONCE = 10


class Picture:
    def __init__(self):
        self.buffer = None
        self.info = k_video_frame_info()
        self.pool = kd_mpi_vb_create_pool(k_vb_pool_config(blk_size=ALIGN_UP(SIZE, 4096), blk_cnt=1))
        sys.atexit(self.release)
        self.describe()

    def describe(self):
        self.buffer = MediaManager.Buffer.get(SIZE, self.pool)
        frame = self.info.v_frame
        frame.width, frame.height = WIDTH, HEIGHT
        frame.pixel_format = PIXEL_FORMAT_YUV_SEMIPLANAR_420
        frame.phys_addr[0] = self.buffer.phys_addr
        frame.phys_addr[1] = self.buffer.phys_addr + UV
        self.info.pool_id = self.buffer.pool_id

    # Pending faults may make this fail, so it retries.
    def release(self):
        for _ in range(FAULTS_AT_ONCE):
            if self.buffer is not None:
                self.buffer.destroy()
            if kd_mpi_vb_destory_pool(self.pool) == 0:
                return


# Generation A: the camera must request its buffers before start_media().
camera = Sensor()
camera.reset()
camera.set_framesize(width=WIDTH, height=HEIGHT)
camera.set_pixformat(Sensor.YUV420SP)
links = {}
blank = k_video_frame_info()
# The virtual MPP draws no images, so there is none at the address.
image = k_video_frame_info()
image.v_frame.width = image.v_frame.height = 8
image.v_frame.pixel_format = PIXEL_FORMAT_ARGB_8888
picture = None


def start_media():
    global picture
    MediaManager.init()
    picture = Picture()


def bind_camera(chn):
    if chn not in links:
        links[chn] = MediaManager.link(camera.bind_info()["src"], (VIDEO_ENCODE_MOD_ID, VENC_DEV_ID, chn))
    camera.reset()
    camera.run()


def unbind_camera(chn):
    if chn in links:
        links.pop(chn).destroy()


# Overwrites stale references on the stack.
def clear_stack(depth=20):
    filler = [depth] * 8
    return clear_stack(depth - 1) if depth else filler


def collect():
    clear_stack()
    gc.collect()


# Subclasses as in scripts.
class OwnEncoder(Encoder):
    def __init__(self):
        super().__init__()
        self.calls = 0

    def Create(self, chn, chnAttr):
        self.calls += 1
        return super().Create(chn, chnAttr)

    def GetStream(self, chn, streamData, timeout=-1):
        self.calls += 1
        return super().GetStream(chn, streamData, timeout)


class OwnStreamData(StreamData):
    def __init__(self):
        self.label = "mine"


class OwnChnAttrStr(ChnAttrStr):
    pass


JPEG, FIXED_QUALITY, QUALITY = 26, 4, 45


# Creates a channel by raw calls over the buffers of an Encoder, as scripts for older firmware do. Returns the MPP's
# code; None if the Encoder has no pool.
def raw_create(encoder, chn, buffers):
    head = (JPEG,)
    if MPP_GENERATION == "A":
        head += (ALIGN_UP(WIDTH * HEIGHT * 3 // 4, 4096), buffers)
    elif encoder.private_poolid < 0:
        return None
    else:
        code = kd_mpi_venc_attach_vb_pool(chn, encoder.private_poolid)
        if code != 0:
            return code
    fields = head + (WIDTH, HEIGHT, 0, FIXED_QUALITY, 30, 30, QUALITY, 0, 0, 0)
    code = kd_mpi_venc_create_chn(chn, bytearray(struct.pack("<%dI" % len(fields), *fields)))
    if code != 0:
        raw_detach(chn)
    else:
        kd_mpi_venc_set_rotation(chn, chn % 4)
        kd_mpi_venc_set_mirror(chn, 1 + chn % 2)
    return code


def raw_end(chn):
    kd_mpi_venc_stop_chn(chn)
    raw_detach(chn)
    return kd_mpi_venc_destroy_chn(chn)


def raw_detach(chn):
    if MPP_GENERATION == "B":
        kd_mpi_venc_detach_vb_pool(chn)


# Generation B: makes the driver give this channel to who requests one.
def with_only(chn, work):
    if MPP_GENERATION == "A":
        return work()
    number = bytearray(4)
    others = []
    while kd_mpi_venc_request_chn(number) == 0:
        others.append(number[0])
    try:
        if chn in others:
            others.remove(chn)
            kd_mpi_venc_release_chn(chn)
        return work()
    finally:
        for other in others:
            kd_mpi_venc_release_chn(other)


class NoPack(Exception):
    pass


class BytesChanged(Exception):
    pass


sums = {}


# Adds up what StreamData.write writes.
class Sink:
    sum = 0

    def write(self, data):
        self.sum = binascii.crc32(data, self.sum)


# Reads the packs of a StreamData and checks that they have not changed since they were `new`. Returns their number.
def held(data, new=False):
    count = data.pack_cnt
    found = []
    sink, whole = Sink(), 0
    data.write(sink)
    for i in range(count):
        window = uctypes.bytearray_at(data.data[i], data.data_size[i])
        if bytes(window[:2]) not in (b"\xff\xd8", b"\x00\x00"):
            raise NoPack()
        found.append(binascii.crc32(window))
        whole = binascii.crc32(window, whole)
        if data.view(i) != window:
            raise BytesChanged()
    if sink.sum != whole:
        raise BytesChanged()
    if new:
        sums[id(data)] = found
    if sums[id(data)][:count] != found:
        raise BytesChanged()
    return count


# One turn of a loop over the packs of a channel, which are there. Returns their number.
def iterated(encoder, chn):
    for stream in encoder.frames(chn):
        count = held(stream, True)
        view = stream.view(0)
        encoder.ReleaseStream(chn, stream)
        if len(view) > 0:
            raise BytesChanged()
        return count


# A thread that repeats a call; end() returns its exception, if any.
class Worker:
    def __init__(self, rounds, work):
        self.rounds, self.work, self.failure, self.exited = rounds, work, None, False
        _thread.start_new_thread(self.run, ())

    def run(self):
        try:
            self.repeat()
        except MemoryError:
            # There was no memory to describe the exception.
            self.failure = "MemoryError"
        self.work = None
        self.exited = True

    def repeat(self):
        try:
            while self.rounds > 0:
                self.rounds -= 1
                self.work()
        except Exception as error:
            self.failure = describe(error)

    def end(self):
        self.rounds = 0
        start = time.time_ns()
        while not self.exited:
            if time.time_ns() - start > 10_000_000_000:
                return "does not exit"
            time.sleep_ms(1)
        return self.failure


def Getter(rounds, encoder, chn):
    data = StreamData()

    def work():
        # Does not read the bytes: the main thread may destroy the channel at any time.
        if encoder.GetStream(chn, data, 2) == 0:
            encoder.ReleaseStream(chn, data)

    return Worker(rounds, work)


def Sender(rounds, encoder, chn):
    return Worker(rounds, lambda: encoder.SendFrame(chn, picture.info, 2))


# Channels and resources that the MPP still has.
def leaks():
    status = k_venc_chn_status()
    channels = ["channel %d" % chn for chn in range(VENC_MAX_CHN_NUMS) if kd_mpi_venc_query_status(chn, status) == 0]
    return channels + outstanding()


# The number of packs of a channel that are not released.
def outstanding_packs(chn):
    return sum(("pack of " in line and (" of channel %d," % chn) in line) for line in outstanding())


def describe(error):
    code = error.errno if isinstance(error, OSError) else None
    return type(error).__name__ + ("" if code is None else " %d" % code)


# Allocates all of the free heap.
def all_memory():
    blocks = None
    size = 1 << 18
    while size >= 16:
        try:
            blocks = [blocks, bytearray(size)]
        except MemoryError:
            size >>= 3
    return blocks


def with_heap_locked(work):
    micropython.heap_lock()
    try:
        return work()
    finally:
        micropython.heap_unlock()


# Unlinks the blocks one by one: a stale reference on the stack may keep a block alive if another thread collects
# garbage. It then keeps one block, not all.
def with_heap_full(work):
    blocks = all_memory()
    try:
        return work()
    finally:
        while blocks is not None:
            block = blocks
            blocks = block[0]
            block[0] = block[1] = None


# Makes the nth allocation of any thread fail. Removes other pending faults.
def with_failure(n):
    failure = "gc_alloc:%d" % n

    def around(work):
        fault(failure)
        try:
            return work()
        finally:
            fault()

    return around


# Another thread sends Ctrl-C during the work. Returns None if it arrives before the end.
def interrupted(work):
    value = failure = None
    try:
        _thread.start_new_thread(interrupt, ())
        try:
            value = work()
        except Exception as error:
            failure = error
        while True:
            pass
    except KeyboardInterrupt:
        pass
    if failure is not None:
        raise failure
    return value


# The result of a step: the repr of its value, or its exception.
def result_of(text, around=None):
    try:
        try:
            work = eval("lambda: " + text, globals())
        except SyntaxError:
            code = compile(text, "step", "exec")
            work = lambda: exec(code, globals())
        return repr(work() if around is None else around(work))
    except Exception as error:
        return describe(error)


# Executes a step; its result must match one of `allowed`, where a trailing * matches any text.
def step(text, allowed, around=None):
    result = result_of(text, around)
    print(text, "->", result)
    assert any(result == each or each[-1:] == "*" and result.startswith(each[:-1]) for each in allowed), allowed
