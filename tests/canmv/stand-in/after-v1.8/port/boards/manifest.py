# SPDX-License-Identifier: MIT
package("mpp", base_path="../builtin_py", opt=3)
package("media", base_path="../builtin_py", opt=3)
