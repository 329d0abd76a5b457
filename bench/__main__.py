"""Runs the measurements, each in a process of its own, and prints one table. 1 when a promise is not kept."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence

from bench.common import BUILD, ROOT, machine

NAMES = {
    "imports": "imports",
    "linking": "linking",
    "pages": "big",
    "performance_table": "big",
    "ranked_list": "ranked",
    "ledger": "ledger",
    "scoring": "scoring",
    "search": "search",
    "one_record": "search",
}
"""Each measurement, and the database file that it works in."""
WIDTHS = (44, 14, 16, 9, 34)


def main(wanted: Sequence[str]) -> int:
    """Run those named, or all of them."""
    print(" ".join(f"{name}: {value}." for name, value in machine().items()))
    kept = True
    for name in wanted or NAMES:
        environment = os.environ | {"BENCH_DATABASE": str(BUILD / f"{NAMES[name]}.sqlite3")}
        subprocess.run([sys.executable, "-m", f"bench.{name}"], cwd=ROOT, env=environment, check=True)
        figures = json.loads((BUILD / f"{name}.json").read_text(encoding="utf-8"))["figures"]
        _print(name, figures)
        kept = kept and all(figure["is_kept"] for figure in figures)
    return 0 if kept else 1


def _print(name: str, figures: Sequence[dict]) -> None:
    print(f"\n{_row((name, 'measured', 'promised', 'kept', 'floor'))}\n{_row(['-' * width for width in WIDTHS])}")
    for figure in figures:
        measured = f"{figure['measured']:,.4g} {figure['unit']}" if figure["measured"] < 1000 else (
            f"{figure['measured']:,.0f} {figure['unit']}"
        )  # fmt: skip
        floor = f"{figure['ratio']:.1f} x {figure['floor_is']}" if figure["ratio"] else ""
        kept = ("yes" if figure["is_kept"] else "NO") if figure["promised"] else ""
        print(_row((figure["what"], measured, figure["promised"], kept, floor)))
        if figure["note"]:
            print(f"    {figure['note']}")


def _row(cells: Sequence[str]) -> str:
    return "  ".join(str(cell).ljust(width) for cell, width in zip(cells, WIDTHS, strict=True)).rstrip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
