# SPDX-License-Identifier: MIT
# Frozen into MicroPython's unix port: the facade media.vencoder, and the stand-ins of
# CanMV's packages that it imports.
package("mpp", base_path="../python")
package("media", base_path="../python", files=("__init__.py", "link.py", "media.py", "media_manager_b.py"))
package("media", base_path="../python/generated", files=("vencoder.py",))
