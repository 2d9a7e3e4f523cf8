"""The machine that measures, without its name or any path on it.

In: /proc and the standard library. Out: facts for the report.
"""

import os
import platform
from datetime import date
from pathlib import Path
from typing import Any


def describe() -> dict[str, Any]:
    """Processor, cores, memory and operating system; and the day."""
    return {
        "processor": _line("/proc/cpuinfo", "model name") or platform.machine(),
        "architecture": platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "memory": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "system": platform.freedesktop_os_release().get("PRETTY_NAME", platform.system()),
        "kernel": platform.release().split("-")[0],
        "python": platform.python_version(),
        "day": date.today().isoformat(),
    }


def load() -> float:
    """How many processes want a processor now, on average over a minute."""
    return os.getloadavg()[0]


def _line(file: str, name: str) -> str:
    for line in Path(file).read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(":")
        if key.strip() == name:
            return value.strip()
    return ""
