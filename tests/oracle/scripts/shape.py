# SPDX-License-Identifier: MIT
# Calls that name a channel, as CanMV up to v1.8 has them, or calls without, as CanMV after it: if the last argument is "own".
import sys

OWN = sys.argv[-1] == "own"


# What a call has in front of its other arguments.
def named(chn):
    return () if OWN else (chn,)


# The same by keyword.
def keyed(chn):
    return {} if OWN else {"chn": chn}
