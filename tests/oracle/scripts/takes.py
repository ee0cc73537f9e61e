# SPDX-License-Identifier: MIT
# Prints the shapes of calls that the module takes.
from media.vencoder import *

try:
    Encoder().SetOutBufs(4, 128, 64)
    print("named own")
except TypeError:
    print("named")
