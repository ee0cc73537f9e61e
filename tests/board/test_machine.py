# SPDX-License-Identifier: MIT
"""The module machine: a board with nothing attached, and time that is the board's."""

import unittest

from board_process import run_script

IS_A = "from _virtual_board import MPP_GENERATION\nIS_A = MPP_GENERATION == 'A'\n"


class Machine(unittest.TestCase):
    def run_source(self, source, *options):
        return run_script(IS_A + "import machine, time\nfrom machine import *\n" + source, options=options)

    def script(self, source):
        done = self.run_source(source)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def raised(self, source):
        done = self.run_source(source)
        self.assertEqual(done.returncode, 1)
        return done.stdout.splitlines()[-1]


class Pins(Machine):
    def test_inputs_read_their_pull_and_outputs_their_value(self):
        done = self.run_source(
            "up, down, out = Pin(21, Pin.IN, Pin.PULL_UP), Pin(22, Pin.IN, Pin.PULL_DOWN), Pin(23, Pin.OUT)\n"
            "out.value(1)\nprint(up.value(), down(), out.value(), out.toggle(), out(), out.high(), out(), int(out))\n"
            "up.value(1)\nprint(up.mode() != out.mode(), out.drive(7), out.drive(), Pin(24).pull() == Pin.PULL_NONE)\n"
        )
        self.assertEqual(
            done.stdout, "1 0 1 True 0 True 1 23\npin(21) is INPUT mode, can not set value\nTrue True 7 True\n"
        )
        self.assertEqual(
            done.stderr, "machine.Pin: nothing is attached to the emulated board's pins: an input reads its pull\n"
        )

    def test_a_pin_has_the_functions_of_the_chip(self):
        self.assertEqual(
            self.script(
                "f = FPIOA()\nprint(f.get_pin_num(FPIOA.PWM1), f.get_pin_func(38) == FPIOA.UART0_TXD)\n"
                "f.set_function(61, FPIOA.PWM1, ie=1, oe=1, ds=15)\n"
                "print(f.get_pin_num(FPIOA.PWM1), f.get_pin_func(61) == FPIOA.PWM1, f.get_pin_cfg(61).ds)\n"
                "f.help(FPIOA.IIC0_SDA, func=True)\n"
            ),
            "None True\n61 True 15\nfunction IIC0_SDA can be set to PIN33, PIN49, PIN61\n",
        )
        self.assertEqual(
            self.raised("FPIOA().set_function(61, FPIOA.UART1_TXD)"), "RuntimeError: set pin func failed"
        )
        self.assertEqual(self.raised("FPIOA().set_function(72, 0)"), "ValueError: invalid pin number 72")

    def test_wrong_pins_raise(self):
        self.assertEqual(self.raised("Pin(72, Pin.OUT)"), "ValueError: pin(72) invalid")
        self.assertEqual(self.raised("Pin(1).irq(None, Pin.IRQ_FALLING)"), "ValueError: invalid callback")


class Buses(Machine):
    def test_a_uart_sends_and_receives_nothing(self):
        self.assertEqual(
            self.script(
                "import select\nf = FPIOA()\nf.set_function(11, FPIOA.UART2_TXD)\nf.set_function(12, FPIOA.UART2_RXD)\n"
                "u = UART(UART.UART2, 115200, UART.EIGHTBITS, UART.PARITY_NONE, UART.STOPBITS_ONE, timeout=20)\n"
                "begin = time.ticks_ms()\nprint(u.write('hello'), u.any(), u.read(4), time.ticks_ms() - begin, u.readline())\n"
                "poll = select.poll()\npoll.register(u, select.POLLIN | select.POLLOUT)\n"
                "print([event for _, event in poll.poll(0)] == [select.POLLOUT])\nprint('line', file=u)\n"
            ),
            "5 0 None 20 None\nTrue\n",
        )
        self.assertEqual(
            self.raised("UART(UART.UART1, 9600)"), "AssertionError: UART(1) tx not configured, see machine.FPIOA"
        )
        self.assertEqual(self.raised("UART(5)"), "ValueError: invalid UART index")

    def test_i2c_and_spi_have_no_device(self):
        self.assertEqual(
            self.script(
                "i = I2C(2, scl=11, sda=12)\nprint(i.scan())\n"
                "try:\n    i.readfrom_mem(0x3c, 0, 2)\nexcept OSError as error:\n    print(error.errno)\n"
                "s = SPI(1, baudrate=1000000, polarity=0, phase=0, bits=8)\nbuffer = bytearray(b'ab')\n"
                "s.write_readinto(b'12', buffer)\nprint(s.read(2), buffer)\n"
            ),
            "[]\n19\nb'\\x00\\x00' bytearray(b'\\x00\\x00')\n",
        )
        self.assertEqual(
            self.raised("I2C(1)"), "AssertionError: I2C(1) scl not configured, see machine.FPIOA"
        )

    def test_pwm_keeps_its_settings(self):
        self.assertEqual(
            self.script(
                "p = PWM(42, freq=1000, duty=50)\nprint(p.freq(), p.duty(), p.duty_u16(), p.duty_ns())\n"
                "p.freq(50)\nprint(p.duty(), p)\np.duty_ns(1500000)\nprint(p.duty_ns())\n"
            ),
            "1000 50 32768 500000\n50 PWM(channel=0, pin=42, freq=50, duty=50)\n1500000\n",
        )
        self.assertEqual(self.raised("PWM(42, freq=50).duty(101)"), "ValueError: duty must be 0-100")

    def test_the_old_form_of_pwm(self):
        self.assertEqual(
            self.script(
                "FPIOA().set_function(42, FPIOA.PWM0)\n"
                "try:\n    p = PWM(0, 2000, 25, enable=True)\n    print(p.freq(), p.duty(), p.enable(False))\n"
                "except (TypeError, AssertionError) as error:\n    print(2000, 25, None if not IS_A else error)\n"
            ),
            "2000 25 None\n",
        )

    def test_the_rest_reads_nothing(self):
        self.assertEqual(
            self.script(
                "print(ADC(0).read_u16(), ADC(5).read_uv(), TOUCH(0).read(5), len(machine.chipid()), machine.temperature())\n"
                "import umachine, array, uctypes\nprint(umachine.Pin is Pin)\n"
                "a, b = bytearray(b'abcd'), bytearray(4)\nmachine.mem_copy(uctypes.addressof(b), uctypes.addressof(a), 4)\n"
                "print(b, hasattr(machine, 'OTP') != IS_A)\n"
                "print(sorted([name for name in dir(machine) if name.islower() and name[0] != '_']))\n"
            ),
            "0 0 () 32 40.0\nTrue\nbytearray(b'abcd') True\n"
            "['bitstream', 'bootloader', 'chipid', 'dht_readinto', 'mem_copy', 'reset', 'temperature']\n",
        )
        self.assertIn("no such device", self.raised("SPI_LCD(SPI(1))"))

    def test_modules_over_pins(self):
        self.assertEqual(
            self.script(
                "import neopixel, dht, onewire, ds18x20\nleds = neopixel.NeoPixel(Pin(42), 3)\nleds.fill((1, 2, 3))\n"
                "leds[-1] = (9, 8, 7)\nleds.write()\nprint(len(leds), leds[0], leds[2], leds.buf)\n"
                "try:\n    dht.DHT22(Pin(43)).measure()\nexcept OSError as error:\n    print(error.errno)\n"
                "bus = onewire.OneWire(Pin(44))\nprint(ds18x20.DS18X20(bus).scan(), bus.crc8(b'\\x02\\x1c\\xb8\\x01\\0\\0\\0'))\n"
            ),
            "3 (1, 2, 3) (9, 8, 7) bytearray(b'\\x02\\x01\\x03\\x02\\x01\\x03\\x08\\t\\x07')\n110\n[] 162\n",
        )

    def test_fft_of_a_tone(self):
        self.assertEqual(
            self.script(
                "import array, math\n"
                "tone = array.array('h', [int(1000 * math.sin(2 * math.pi * 4 * i / 64)) for i in range(64)])\n"
                "fft = FFT(tone, 64, 0)\nsizes = fft.amplitude(fft.run())[:32]\n"
                "print(sizes.index(max(sizes)), 990 < max(sizes) < 1010, fft.freq(64, 6400)[4])\n"
            ),
            "4 True 400\n",
        )


class Timers(Machine):
    def test_a_timer_calls_back_in_virtual_time(self):
        self.assertEqual(
            self.script(
                "times = []\nbegin = time.ticks_ms()\nt = Timer(-1)\n"
                "t.init(period=10, mode=Timer.PERIODIC, callback=lambda timer: times.append(time.ticks_ms() - begin))\n"
                "time.sleep_ms(55)\nt.deinit()\ntime.sleep_ms(50)\nprint(times, time.ticks_ms() - begin)\n"
                "Timer(0, mode=Timer.ONE_SHOT, freq=100, callback=lambda timer: print(timer is Timer(0)))\ntime.sleep(1)\n"
            ),
            "[10, 20, 30, 40, 50] 105\nTrue\n",
        )

    def test_a_timer_calls_back_in_waits_and_loops(self):
        self.assertEqual(
            self.script(
                "import _thread\nfrom media.vencoder import *\nlate = []\nbegin = time.ticks_ms()\n"
                "Timer(1, period=20, mode=Timer.PERIODIC, callback=lambda t: late.append((time.ticks_ms() - begin) % 20))\n"
                "e, s = Encoder(), StreamData()\ne.SetOutBufs(0, 4, 320, 240)\nfrom media.media import MediaManager\n"
                "MediaManager.init()\ne.Create(0, ChnAttrStr(e.PAYLOAD_TYPE_H264, e.H264_PROFILE_MAIN, 320, 240))\ne.Start(0)\n"
                "before = time.ticks_ms()\nprint(e.GetStream(0, s, timeout=200), time.ticks_ms() - before, max(late), len(late) >= 9)\n"
                "lock = _thread.allocate_lock()\nlock.acquire()\n"
                "def release():\n    time.sleep_ms(100)\n    lock.release()\n"
                "late.clear()\n_thread.start_new_thread(release, ())\nlock.acquire()\nprint(max(late), len(late) >= 4)\n"
                "late.clear()\nend = time.ticks_ms() + 100\n"
                "while time.ticks_ms() < end:\n    pass\nprint(max(late) <= 1, len(late) >= 4)\n"
                "e.Stop(0)\ne.Destroy(0)\nMediaManager.deinit()\n"
            ),
            "-1 200 0 True\n0 True\nTrue True\n",
        )

    def test_a_callback_that_raises_is_not_called_again(self):
        done = self.run_source(
            "Timer(0, period=5, mode=Timer.PERIODIC, callback=lambda t: 1 / 0)\ntime.sleep(1)\nprint('end')\n"
        )
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stdout.count("ZeroDivisionError"), 1)
        self.assertTrue(done.stdout.startswith("Uncaught exception in IRQ callback handler\n"))
        self.assertTrue(done.stdout.endswith("end\n"))

    def test_wrong_timers_raise(self):
        self.assertEqual(self.raised("Timer(6)"), "ValueError: invalid timer number")
        self.assertEqual(
            self.raised("Timer(0, period=4, callback=print)"),
            "ValueError: invalid period or freq, period should >= 5",
        )
        self.assertEqual(self.raised("Timer(0, period=1 << 61, callback=print)"), "ValueError: invalid period")
        self.assertEqual(self.raised("Timer(0, period=40)"), "ValueError: invalid callback")

    def test_the_clock_can_be_set(self):
        self.assertEqual(
            self.script(
                "r = RTC()\nprint(r.datetime())\nr.init((2030, 5, 6, 7, 8))\nprint(r.datetime(), time.localtime()[:5])\n"
                "r.datetime((2031, 2, 3, 0, 4, 5, 6, 0, 8))\nprint(r.now(), time.localtime()[3], int(time.time()) // 3600 % 24, r.timezone())\n"
            ),
            "(2026, 1, 1, 4, 0, 0, 0, 0)\n(2030, 5, 6, 1, 7, 8, 0, 0) (2030, 5, 6, 7, 8)\n"
            "(2031, 2, 3, 1, 4, 5, 6, 0) 4 20 8\n",
        )
        self.assertEqual(self.raised("RTC().timezone(13)"), "ValueError: timezone should be -12 to 12, not 13")


class Resets(Machine):
    RESET = "the board resets: %s; the emulated board ends here, where a board starts again\n"

    def test_a_reset_ends_the_run(self):
        done = self.run_source("try:\n    print('begin')\n    machine.reset()\nfinally:\n    print('never')\n")
        self.assertEqual((done.returncode, done.stdout), (1, "begin\n"))
        self.assertEqual(done.stderr, self.RESET % "machine.reset()")

    def test_a_thread_can_reset(self):
        done = self.run_source("import _thread\n_thread.start_new_thread(machine.reset, ())\ntime.sleep(1)\n")
        self.assertEqual((done.returncode, done.stderr), (1, self.RESET % "machine.reset()"))

    def test_the_watchdog_resets_unless_it_is_fed(self):
        done = self.run_source(
            "w = WDT(1, 3)\nfor i in range(4):\n    time.sleep(2)\n    w.feed()\nprint('fed')\ntime.sleep(4)\nprint('never')\n"
        )
        self.assertEqual((done.returncode, done.stdout), (1, "fed\n"))
        self.assertEqual(done.stderr, self.RESET % "the watchdog was not fed")

    def test_a_closed_watchdog_does_not_reset(self):
        self.assertEqual(
            self.script("w = WDT(timeout=1)\nw.stop()\ntime.sleep(5)\nWDT(timeout=1).stop()\nprint('end')\n"), "end\n"
        )
        self.assertIn("use", self.raised("w = WDT(timeout=9)\nWDT(timeout=9)"))


if __name__ == "__main__":
    unittest.main()
