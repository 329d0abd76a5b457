"""What every measurement shares: where it works, what a figure says, and how it is written down."""

import json
import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "bench"


@dataclass(frozen=True)
class Figure:
    """One thing measured: the figure, what was promised of it, and how it stands to a floor where there is one.

    The floor is what the machine does at best, such as the same rows through a bare `executemany`; `promised` is blank where
    nothing is.
    """

    what: str
    measured: float
    unit: str
    promised: str = ""
    is_kept: bool = True
    floor: float | None = None
    floor_is: str = ""
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times as far from nought as the floor the figure is, the larger over the smaller."""
        if not self.floor or not self.measured:
            return None
        return max(self.floor, self.measured) / min(self.floor, self.measured)


def at_least(what: str, measured: float, unit: str, limit: float, **rest) -> Figure:
    """A figure that was promised to be no less."""
    return Figure(what, measured, unit, f"at least {limit:,g}", measured >= limit, **rest)


def at_most(what: str, measured: float, unit: str, limit: float, **rest) -> Figure:
    """A figure that was promised to be no more."""
    return Figure(what, measured, unit, f"at most {limit:,g}", measured <= limit, **rest)


@contextmanager
def timed():
    """Collects the seconds that the block took, on the clock and on the processor."""
    took: list[float] = []
    clock, processor = time.perf_counter(), time.process_time()
    yield took
    took.extend([time.perf_counter() - clock, time.process_time() - processor])


def best_of(times: int, work: Callable[[], object]) -> float:
    """The fewest seconds that the work took in so many runs."""
    seconds = []
    for _ in range(times):
        with timed() as took:
            work()
        seconds.append(took[0])
    return min(seconds)


def percentile(values: Sequence[float], hundredth: int) -> float:
    """The value that so many of a hundred do not exceed."""
    return statistics.quantiles(values, n=100, method="inclusive")[hundredth - 1]


def machine() -> dict[str, str | int | float]:
    """What it was measured on."""
    models = [line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    return {
        "processor": models[0] if models else platform.processor() or platform.machine(),
        "cores": os.cpu_count() or 0,
        "system": platform.platform(),
        "python": platform.python_version(),
        "load_average_of_a_minute": round(os.getloadavg()[0], 1),
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines() if Path(path).exists() else []


def write_down(name: str, figures: Sequence[Figure]) -> None:
    """Keep the figures, with the machine, as build/bench/NAME.json."""
    BUILD.mkdir(parents=True, exist_ok=True)
    rows = [{**asdict(figure), "ratio": figure.ratio} for figure in figures]
    text = json.dumps({"machine": machine(), "figures": rows}, indent=2, ensure_ascii=False)
    (BUILD / f"{name}.json").write_text(text + "\n", encoding="utf-8")
