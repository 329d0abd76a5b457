"""How commands say what happened: faults line by line, and tables as text."""

from collections.abc import Sequence

from accord.kernel.faults import Fault


def fault_line(fault: Fault) -> str:
    """One fault: where it is, what stands there, and why it is wrong."""
    place = [f"line {fault.line}"] if fault.line else []
    place += [f"column {fault.column}"] if fault.column else []
    place += [f'value "{fault.value}"'] if fault.value else []
    return f"{', '.join(place)}: {fault.why}" if place else fault.why


def text_table(columns: Sequence[str], rows: Sequence[Sequence[str | int]]) -> str:
    """Rows under their headings, words to the left and numbers to the right."""
    cells = [list(columns), *([f"{cell:,}" if isinstance(cell, int) else cell for cell in row] for row in rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(columns))]
    counts = [bool(rows) and isinstance(rows[0][place], int) for place in range(len(columns))]
    lines = [_line(row, widths, counts) for row in cells]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def _line(row: Sequence[str], widths: Sequence[int], counts: Sequence[bool]) -> str:
    aligned = [
        cell.rjust(width) if is_count else cell.ljust(width)
        for cell, width, is_count in zip(row, widths, counts, strict=True)
    ]
    return "  ".join(aligned).rstrip()
