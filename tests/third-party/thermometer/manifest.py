# SPDX-License-Identifier: MIT
# The facade, and the modules that it imports itself.
package("sensors", files=("__init__.py", "base.py", "units.py"))
package("sensors", base_path="generated", files=("thermo.py",))
