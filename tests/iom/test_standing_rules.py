"""Under statute, by agreement, or not known; and who has left the cohort."""

from datetime import date, timedelta

import pytest

from accord.iom.management_terms import Footing
from accord.iom.rules.standing import FootingWord, left_on, under_statute
from accord.kernel.periods import Period

ON = date(2026, 6, 1)
BEFORE, LATER = ON - timedelta(days=30), ON + timedelta(days=30)
STATUTORY = FootingWord(Footing.STATUTORY, Period(BEFORE))
VOLUNTARY = FootingWord(Footing.VOLUNTARY, Period(BEFORE))
STATUTORY_ENDED = FootingWord(Footing.STATUTORY, Period(BEFORE, ON))
VOLUNTARY_ENDED = FootingWord(Footing.VOLUNTARY, Period(BEFORE, ON))
VOLUNTARY_TO_COME = FootingWord(Footing.VOLUNTARY, Period(LATER))


@pytest.mark.parametrize(
    ("by", "ended_on", "words", "holds", "because"),
    [
        (["Probation Service"], None, [], True, "By the word of Probation Service."),
        (["Probation Service"], None, [VOLUNTARY], True, "By the word of Probation Service."),
        ([], None, [STATUTORY], True, "A statutory footing is recorded since 2 May 2026."),
        ([], ON, [STATUTORY], True, "A statutory footing is recorded since 2 May 2026."),
        ([], None, [VOLUNTARY], False, "A voluntary footing is recorded since 2 May 2026."),
        ([], ON, [], False, "Statutory supervision ended on 1 June 2026, and none is recorded since."),
        ([], None, [STATUTORY_ENDED], False, "Statutory supervision ended on 1 June 2026, and none is recorded since."),
        (
            [],
            BEFORE,
            [STATUTORY_ENDED],
            False,
            "Statutory supervision ended on 1 June 2026, and none is recorded since.",
        ),
        (
            [],
            None,
            [STATUTORY, VOLUNTARY],
            None,
            "Agencies differ: a statutory and a voluntary footing are both recorded.",
        ),
        ([], None, [VOLUNTARY_ENDED], None, "No agency has said so, which does not say that they are not."),
        ([], None, [VOLUNTARY_TO_COME], None, "No agency has said so, which does not say that they are not."),
        ([], None, [], None, "No agency has said so, which does not say that they are not."),
    ],
)
def test_who_is_under_statutory_supervision_and_why(
    by: list[str], ended_on: date | None, words: list[FootingWord], holds: bool | None, because: str
) -> None:
    found = under_statute(by, ended_on, words, ON)

    assert (found.holds, found.because) == (holds, because)


@pytest.mark.parametrize(
    ("by", "ended_on", "words", "said"),
    [
        (["Probation Service"], BEFORE, [VOLUNTARY], (True, None, True)),
        ([], BEFORE, [STATUTORY], (False, BEFORE, False)),
        ([], ON, [STATUTORY, VOLUNTARY], (False, ON, True)),
        ([], None, [STATUTORY_ENDED, VOLUNTARY_ENDED], (False, None, False)),
        ([], None, [VOLUNTARY_TO_COME], (False, None, False)),
    ],
)
def test_what_agencies_do_is_told_beside_it_whatever_footing_is_recorded(
    by: list[str], ended_on: date | None, words: list[FootingWord], said: tuple[bool, date | None, bool]
) -> None:
    found = under_statute(by, ended_on, words, ON)

    assert (found.is_by_an_agency, found.ended_on, found.by_agreement) == said


def test_the_answer_in_words_is_never_no_for_what_is_not_known() -> None:
    answers = [under_statute([], None, words, ON).answer for words in ([STATUTORY], [VOLUNTARY], [])]

    assert answers == ["yes", "no", "not known"]


@pytest.mark.parametrize(
    ("spells", "nominated", "left"),
    [
        ([], [], None),
        ([Period(BEFORE)], [], None),
        ([Period(BEFORE, ON)], [], ON),
        ([Period(BEFORE, LATER)], [], None),
        ([Period(BEFORE, ON), Period(ON)], [], None),
        ([Period(BEFORE, ON), Period(LATER)], [], ON),
        ([Period(BEFORE, ON)], [ON], None),
        ([Period(BEFORE, ON)], [BEFORE], ON),
    ],
)
def test_who_has_left_the_cohort_and_was_not_nominated_again(
    spells: list[Period], nominated: list[date], left: date | None
) -> None:
    assert left_on(spells, nominated, ON) == left
