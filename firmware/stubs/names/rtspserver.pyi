# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

rtspserver_create: Any
rtspserver_createsession: Any
rtspserver_deinit: Any
rtspserver_destroy: Any
rtspserver_destroysession: Any
rtspserver_getrtspurl: Any
rtspserver_init: Any
rtspserver_sendaudiodata: Any
rtspserver_sendaudiodata_byphyaddr: Any
rtspserver_sendvideodata: Any
rtspserver_sendvideodata_byphyaddr: Any
rtspserver_start: Any
rtspserver_stop: Any
rtspserver_test: Any
