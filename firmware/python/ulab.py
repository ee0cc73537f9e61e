# SPDX-License-Identifier: MIT
# In place of ulab, CanMV's numpy, in a program that was built without it. A program with
# ulab has it in C, which comes before this file.
raise ImportError(
    "no module named 'ulab': set the environment variable VENCODER_ULAB to a checkout of github.com/v923z/micropython-ulab, "
    "and start the board again"
)
