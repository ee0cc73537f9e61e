# SPDX-License-Identifier: MIT
# machine.FPIOA: which function a pin has. The table is the chip's, the state at boot
# that of a board without any device: plain GPIO, but for boot pins, JTAG, console and card.
_PINS = const(72)
_LAST_GPIO = const(71)

# Functions in the order of their numbers; those in brackets have no name in CanMV's class.
_NAMES = (
    "BOOT0 BOOT1 [CI0] [CI1] [CI2] [CI3] [CO0] [CO1] [CO2] [CO3] [DI0] [DI1] [DI2] [DI3] [DO0] [DO1] [DO2] [DO3] "
    "HSYNC0 HSYNC1 IIC0_SCL IIC0_SDA IIC1_SCL IIC1_SDA IIC2_SCL IIC2_SDA IIC3_SCL IIC3_SDA IIC4_SCL IIC4_SDA IIS_CLK "
    "IIS_D_IN0_PDM_IN3 IIS_D_IN1_PDM_IN2 IIS_D_OUT0_PDM_IN1 IIS_D_OUT1_PDM_IN0 IIS_WS JTAG_RST JTAG_TCK JTAG_TDI "
    "JTAG_TDO JTAG_TMS M_CLK1 M_CLK2 M_CLK3 MMC1_CLK MMC1_CMD MMC1_D0 MMC1_D1 MMC1_D2 MMC1_D3 OSPI_CLK OSPI_CS OSPI_D0 "
    "OSPI_D1 OSPI_D2 OSPI_D3 OSPI_D4 OSPI_D5 OSPI_D6 OSPI_D7 OSPI_DQS PDM_IN0 PDM_IN1 PDM_IN2 PDM_IN3 PULSE_CNTR0 "
    "PULSE_CNTR1 PULSE_CNTR2 PULSE_CNTR3 PULSE_CNTR4 PULSE_CNTR5 PWM0 PWM1 PWM2 PWM3 PWM4 PWM5 QSPI0_CLK QSPI0_CS0 "
    "QSPI0_CS1 QSPI0_CS2 QSPI0_CS3 QSPI0_CS4 QSPI0_D0 QSPI0_D1 QSPI0_D2 QSPI0_D3 QSPI1_CLK QSPI1_CS0 QSPI1_CS1 QSPI1_CS2 "
    "QSPI1_CS3 QSPI1_CS4 QSPI1_D0 QSPI1_D1 QSPI1_D2 QSPI1_D3 SPI2AXI_CK SPI2AXI_CS SPI2AXI_DI SPI2AXI_DO UART0_RXD "
    "UART0_TXD UART1_CTS UART1_RTS UART1_RXD UART1_TXD UART2_CTS UART2_RTS UART2_RXD UART2_TXD UART3_CTS UART3_DE UART3_RE "
    "UART3_RTS UART3_RXD UART3_TXD UART4_RXD UART4_TXD PDM_CLK VSYNC0 VSYNC1 CTRL_IN_3D CTRL_O1_3D CTRL_O2_3D [PMU_INT0] "
    "[PMU_INT1] [PMU_INT2] [PMU_INT3] [PMU_INT4] [PMU_INT5] [PMU_OUT0] [PMU_OUT1]"
).split()

# What a pin can be besides its GPIO, a pin in each line. An asterisk marks the function at boot.
_OTHERS = """BOOT0*
BOOT1*
JTAG_TCK* PULSE_CNTR0
JTAG_TDI* PULSE_CNTR1 UART1_TXD
JTAG_TDO* PULSE_CNTR2 UART1_RXD
JTAG_TMS* PULSE_CNTR3 UART2_TXD
JTAG_RST* PULSE_CNTR4 UART2_RXD
PWM2 IIC4_SCL
PWM3 IIC4_SDA
PWM4 UART1_TXD IIC1_SCL
CTRL_IN_3D UART1_RXD IIC1_SDA
CTRL_O1_3D UART2_TXD IIC2_SCL
CTRL_O2_3D UART2_RXD IIC2_SDA
M_CLK1
OSPI_CS QSPI0_CS0
OSPI_CLK QSPI0_CLK
OSPI_D0 QSPI1_CS4 QSPI0_D0
OSPI_D1 QSPI1_CS3 QSPI0_D1
OSPI_D2 QSPI1_CS2 QSPI0_D2
OSPI_D3 QSPI1_CS1 QSPI0_D3
OSPI_D4 QSPI1_CS0 PULSE_CNTR0
OSPI_D5 QSPI1_CLK PULSE_CNTR1
OSPI_D6 QSPI1_D0 PULSE_CNTR2
OSPI_D7 QSPI1_D1 PULSE_CNTR3
OSPI_DQS QSPI1_D2 PULSE_CNTR4
PWM5 QSPI1_D3 PULSE_CNTR5
MMC1_CLK PDM_CLK
MMC1_CMD PULSE_CNTR5 PDM_IN0
MMC1_D0 UART3_TXD PDM_IN1
MMC1_D1 UART3_RXD CTRL_IN_3D
MMC1_D2 UART3_RTS CTRL_O1_3D
MMC1_D3 UART3_CTS CTRL_O2_3D
IIC0_SCL IIS_CLK UART3_TXD
IIC0_SDA IIS_WS UART3_RXD
IIC1_SCL IIS_D_IN0_PDM_IN3 UART3_RTS
IIC1_SDA IIS_D_OUT0_PDM_IN1 UART3_CTS
IIC3_SCL IIS_D_IN1_PDM_IN2 UART4_TXD
IIC3_SDA IIS_D_OUT1_PDM_IN0 UART4_RXD
UART0_TXD* QSPI1_CS0 HSYNC0
UART0_RXD* QSPI1_CLK VSYNC0
UART1_TXD IIC1_SCL QSPI1_D0
UART1_RXD IIC1_SDA QSPI1_D1
UART1_RTS PWM0 QSPI1_D2
UART1_CTS PWM1 QSPI1_D3
UART2_TXD IIC3_SCL SPI2AXI_CK
UART2_RXD IIC3_SDA SPI2AXI_CS
UART2_RTS PWM2 IIC4_SCL
UART2_CTS PWM3 IIC4_SDA
UART4_TXD IIC0_SCL SPI2AXI_DI
UART4_RXD IIC0_SDA SPI2AXI_DO
UART3_TXD IIC2_SCL QSPI0_CS4
UART3_RXD IIC2_SDA QSPI0_CS3
UART3_RTS PWM4 IIC3_SCL
UART3_CTS PWM5 IIC3_SDA
QSPI0_CS0 MMC1_CMD* PWM0
QSPI0_CLK MMC1_CLK* PWM1
QSPI0_D0 MMC1_D0* PWM2
QSPI0_D1 MMC1_D1* PWM3
QSPI0_D2 MMC1_D2* PWM4
QSPI0_D3 MMC1_D3* PWM5
PWM0 IIC0_SCL QSPI0_CS2 HSYNC1
PWM1 IIC0_SDA QSPI0_CS1 VSYNC1
M_CLK2 UART3_DE
M_CLK3 UART3_RE
[PMU_INT0]*
[PMU_INT1]*
[PMU_INT2]*
[PMU_INT3]*
[PMU_INT4]*
[PMU_INT5]*
[PMU_OUT0]*
[PMU_OUT1]*""".split("\n")

_NUMBERS = {name: _LAST_GPIO + 1 + i for i, name in enumerate(_NAMES)}
_FUNCTIONS = _LAST_GPIO + 1 + len(_NAMES)


def _at_boot(pin):
    for name in _OTHERS[pin].split():
        if name[-1] == "*":
            return _NUMBERS[name[:-1]]
    return pin


_functions = [_at_boot(pin) for pin in range(_PINS)]
_configs = {}


def _name(func):
    return "GPIO%d" % func if func <= _LAST_GPIO else _NAMES[func - _LAST_GPIO - 1].strip("[]")


def _others(pin):
    return [name.strip("*") for name in _OTHERS[pin].split()]


def number(name):
    return _NUMBERS[name]


# The first pin with the function, or -1.
def find_pin(func):
    return _functions.index(func) if func in _functions else -1


def get_function(pin):
    return _functions[pin]


def is_supported(pin, func):
    if not 0 <= pin < _PINS:
        return False
    return func == pin or func in [_NUMBERS[name] for name in _others(pin)]


# False: the pin does not have this function.
def assign(pin, func):
    if not is_supported(pin, func):
        return False
    _functions[pin] = func
    return True


# A pin for a function of a bus: the given one, or the one that FPIOA has set.
def claim(pin, func, unit, signal):
    if pin is None:
        pin = find_pin(func)
        if pin < 0:
            raise AssertionError("%s %s not configured, see machine.FPIOA" % (unit, signal))
        return pin
    pin = int(pin)
    if not assign(pin, func):
        raise AssertionError("Pin(%d) can not set to %s %s" % (pin, unit, signal))
    return pin


# The pad's electrical settings.
class PinCfg:
    def __init__(self, pin):
        self.pin = pin
        self.st = 1
        self.ds = 7
        self.pd = 0
        self.pu = 0
        self.oe = 1
        self.ie = 1
        self.msc = 0

    def __repr__(self):
        return '"pin": %d, {"st": %d, "ds": %d, "pd": %d, "pu": %d, "oe": %d, "ie": %d, "msc": %d }' % (
            self.pin,
            self.st,
            self.ds,
            self.pd,
            self.pu,
            self.oe,
            self.ie,
            self.msc,
        )


def config(pin):
    if pin not in _configs:
        _configs[pin] = PinCfg(pin)
    return _configs[pin]


def _check_pin(pin):
    if not 0 <= pin < _PINS:
        raise ValueError("invalid pin number %d" % pin)


def _check_func(func):
    if not 0 <= func < _FUNCTIONS:
        raise ValueError("invalid func %d" % func)


class FPIOA:
    def set_function(self, pin, func, *, ie=-1, oe=-1, pu=-1, pd=-1, ds=-1, st=-1, sl=-1):
        _check_pin(pin)
        _check_func(func)
        if not assign(pin, func):
            raise RuntimeError("set pin func failed")
        values = {"ie": ie, "oe": oe, "pu": pu, "pd": pd, "ds": ds, "st": st}
        for name in values:
            if values[name] != -1:
                setattr(config(pin), name, values[name])
        if sl != -1:
            print("not support set sl", end="")

    # None: no pin has the function.
    def get_pin_num(self, func):
        _check_func(func)
        pin = find_pin(func)
        return pin if pin >= 0 else None

    def get_pin_func(self, pin):
        _check_pin(pin)
        return _functions[pin]

    def get_pin_cfg(self, pin):
        _check_pin(pin)
        return config(pin)

    def set_pin_cfg(self, cfg):
        _configs[cfg.pin] = cfg
        return True

    def help(self, num=-1, *, func=False):
        if func:
            _check_func(num)
            pins = ["PIN%d" % pin for pin in range(_PINS) if is_supported(pin, num)]
            print("function %s can be set to %s" % (_name(num), ", ".join(pins)))
            if find_pin(num) >= 0:
                print("current set PIN%d as %s" % (find_pin(num), _name(num)))
        elif num == -1:
            print("| pin  | cur func   |                can be func                              |")
            print("| ---- |------------|---------------------------------------------------------|")
            for pin in range(_PINS):
                print("| %-2d   | %-10s | %-56s|" % (pin, _name(_functions[pin]), self._alternatives(pin)))
        else:
            _check_pin(num)
            print("|%-17s|%-60d|" % ("pin num ", num))
            print("|%-17s|%-60s|" % ("current config", "%s, %r" % (_name(_functions[num]), config(num))))
            print("|%-17s|%-60s|" % ("can be function", self._alternatives(num)))

    def _alternatives(self, pin):
        return "/".join([_name(pin)] + [name.strip("[]") for name in _others(pin)])


for _number in range(_FUNCTIONS):
    if _number <= _LAST_GPIO or _NAMES[_number - _LAST_GPIO - 1][0] != "[":
        setattr(FPIOA, _name(_number), _number)
