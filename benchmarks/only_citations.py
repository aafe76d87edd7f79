"""The events of citing without those of the rest of the site, as a hook for `benchmarks.citations`."""

from __future__ import annotations

import sys
from pathlib import Path

from mkdocs.plugins import CombinedEvent

sys.path.insert(0, str(Path(__file__).parents[1] / "hooks"))

from mkdocs_events import citations, order

for name, event in list(vars(order).items()):
    if isinstance(event, CombinedEvent):
        own = [function for function in event.methods if function.__module__ == citations.__name__]
        globals()[name] = CombinedEvent(*own)
