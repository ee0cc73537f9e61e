# SPDX-License-Identifier: MIT
# The names of the module, without types. A test compares them with the board.
from typing import Any

CancelledError: Any
Event: Any
IOQueue: Any
Lock: Any
Loop: Any
SingletonGenerator: Any
StreamReader: Any
StreamWriter: Any
Task: Any
TaskQueue: Any
ThreadSafeFlag: Any
TimeoutError: Any
create_task: Any
cur_task: Any
current_task: Any
gather: Any
get_event_loop: Any
new_event_loop: Any
open_connection: Any
run: Any
run_until_complete: Any
sleep: Any
sleep_ms: Any
start_server: Any
ticks: Any
ticks_add: Any
ticks_diff: Any
wait_for: Any
wait_for_ms: Any
