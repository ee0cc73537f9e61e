# SPDX-License-Identifier: MIT
# Prints the names that `import *` imports from the facade and from the firmware's module that it replaces.
import json
import _vencoder


def star(module):
    names = {}
    exec("from %s import *" % module, names)
    return {name: names[name] for name in names if not name.startswith("_")}


facade = star("media.vencoder")
replaced = star("replaced_vencoder")
print(
    json.dumps(
        {
            "facade": sorted(facade),
            "replaced": sorted(replaced),
            # Both import from the same modules: a different object is the facade's own.
            "own": sorted(name for name in facade if name not in replaced or facade[name] is not replaced[name]),
            "native": sorted(name for name in dir(_vencoder) if facade.get(name) is getattr(_vencoder, name)),
        }
    )
)
