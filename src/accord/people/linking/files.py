"""The files of batch linking: people in, with blanks and broken values; who is who and the doubtful pairs out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from accord.kernel.columns import Column, ValueFault, text_column
from accord.people.linking.batch import Linked
from accord.people.linking.outcomes import JOINED_FROM, judged, why_not_by_itself
from accord.people.linking.plain import MOST_CHARACTERS, key_of, place_of, read_plain
from accord.people.linking.records import Compared, compared
from accord.people.linking.score import Scored, score
from accord.people.register import COLUMNS, SOURCE_ID
from accord.ports.csv_files import Extract, read_extract

OUT_COLUMNS = ("source_file", "source_id", "person", "weight")
REVIEW_COLUMNS = (
    "weight", "same_person", "one_file", "one_id", "other_file", "other_id", "one", "other", "why", "what_each_field_added",
)  # fmt: skip


def _as_written(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        raise ValueFault(f"This has {len(text):,} characters; at most {MOST_CHARACTERS:,} are read.")
    return text


PEOPLE_COLUMNS = tuple(
    SOURCE_ID if column is SOURCE_ID else Column(column.name, column.about, _as_written) for column in COLUMNS
)
"""The columns of `people`, each but the number taken as it is written, be it blank or broken."""

_PERSON = text_column("person", "Any label, the same for one person.", max_length=200, required=True)
_SOURCE_FILE = text_column("source_file", "The file that the record came in.", required=True)
TRUTH_COLUMNS = (SOURCE_ID, _PERSON)
TRUTH_BY_FILE_COLUMNS = (_SOURCE_FILE, SOURCE_ID, _PERSON)
FOUND_COLUMNS = (_SOURCE_FILE, SOURCE_ID, _PERSON, Column("weight", "The weight of the strongest link.", _as_written))


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """A file of people: by what name it goes, its records in its order, and what was wrong with it."""

    name: str
    records: Sequence[Compared]
    extract: Extract


def heading_of(data: bytes) -> frozenset[str]:
    """The names in the first line of a file, such as they are."""
    return frozenset(data[:2_000].split(b"\n", 1)[0].decode("utf-8", "replace").strip("\r\ufeff").split(","))


def read_people(data: bytes, name: str, today: date) -> PeopleFile:
    """The people of one file, which is one agency's. A number that stands in it twice is a fault."""
    plain = read_plain(data, name, today.year)
    return _read_with_care(data, name, today) if plain is None else PeopleFile(name, plain, Extract())


def _read_with_care(data: bytes, name: str, today: date) -> PeopleFile:
    extract = read_extract(data, PEOPLE_COLUMNS, today)
    refuse_twice(extract, (0,))
    if not extract.is_sound:
        return PeopleFile(name, (), extract)
    year = today.year
    records = [compared(key_of(name, row[0]), name, row, year) for _, row in extract.rows]
    extract.rows.clear()
    return PeopleFile(name, records, extract)


def refuse_twice(extract: Extract, key: Sequence[int]) -> None:
    """A fault for each row whose key, the cells at these places with the number last, stands in the file already."""
    first: dict[tuple[str, ...], int] = {}
    for line, row in extract.rows:
        before = first.setdefault(tuple(row[place] for place in key), line)
        if before != line:
            extract.refuse(line, SOURCE_ID.name, row[key[-1]], f"This number stands in line {before} already.")


def labels(linked: Linked) -> dict[str, str]:
    """A label for each record's person, by the record's key. The order of the files changes none."""
    groups = sorted(linked.groups, key=lambda group: group.members)
    width = max(6, len(str(len(groups))))
    return {
        linked.records[member].key: f"P{number:0{width}}"
        for number, group in enumerate(groups, 1)
        for member in group.members
    }


def who_is_who(linked: Linked, files: Sequence[PeopleFile]) -> Iterator[tuple[str, str, str, float | None]]:
    """The rows under OUT_COLUMNS, in the order of the files."""
    label = labels(linked)
    weights = {record.key: weight for record, weight in zip(linked.records, linked.strongest, strict=True)}
    for file in files:
        for record in file.records:
            weight = weights[record.key]
            yield *place_of(record), label[record.key], None if weight is None else round(weight, 2)


def for_review(linked: Linked) -> Iterator[tuple[object, ...]]:
    """The rows under REVIEW_COLUMNS, the heaviest pair first."""
    label = labels(linked)
    for first, second in linked.doubtful:
        one, other = linked.records[first], linked.records[second]
        scored = score(one, other, linked.model, linked.frequencies)
        same = label[one.key] == label[other.key]
        why = _why_together(scored, one, other) if same else _why_apart(scored, one, other)
        yield (
            round(scored.weight, 2),
            same,
            *place_of(one),
            *place_of(other),
            said(one),
            said(other),
            why,
            waterfall(scored),
        )


def _why_together(scored: Scored, one: Compared, other: Compared) -> str:
    cautions = " ".join(caution.sentence for caution in why_not_by_itself(scored, one, other))
    if cautions:
        return f"They were put together, but something speaks against it, for a person to decide. {cautions}"
    return f"They were put together by {scored.weight:.1f}, which is less than {JOINED_FROM:g}: for a person to decide."


def _why_apart(scored: Scored, one: Compared, other: Compared) -> str:
    if scored.weight < JOINED_FROM or why_not_by_itself(scored, one, other):
        return judged(scored, one, other).because
    return "The two weigh enough to be one person, but not with the records that each was put with: for a person to decide."


def said(record: Compared) -> str:
    """What a record says, in a line."""
    names = [" ".join((*name.given, name.family)) for name in record.names]
    numbers = [*record.pnc, *record.cro, *record.crn, *record.noms]
    parts = [*names, record.born, record.sex, record.postcode, record.area, *numbers]
    return ", ".join(part for part in parts if part)


def waterfall(scored: Scored) -> str:
    """What each field added, in a line."""
    return waterfall_of((part.words, part.level, part.weight) for part in scored.parts)


def waterfall_of(parts: Iterable[tuple[str, str, float]]) -> str:
    """The same of words, level and bits."""
    return "; ".join(f"{words}: {level.lower()} {weight:+.1f}" for words, level, weight in parts)
