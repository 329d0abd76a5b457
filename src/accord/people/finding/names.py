"""How well a name that is held fits one that was typed: the same, short for it, sounding like it, or nearly spelt so. Pure."""

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from accord.people.finding.fits import NameFit, Tier, Way
from accord.people.keys import sound_of
from accord.people.nicknames import forms_of

MOST_ERRORS = 2
SHORTEST_TO_HEAR = 3
"""Of fewer letters too many names sound alike."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was typed, taken as a family name and given names, both as keys; either may be blank, not both.

    With `is_whole` several words are taken for one name, which must begin just so.
    """

    family: str
    given: str
    is_swapped: bool = False
    is_whole: bool = False


def name_fit(readings: tuple[Reading, ...], family: str, given: str) -> NameFit | None:
    """How a name that is held, as keys, fits the best of the readings; None when it fits none.

    Of a family name and given names both must fit; where one does not, the fit is `Way.ONE_ONLY` and needs more to rest on.
    """
    best = None
    for reading in readings:
        fit = _reading_fit(reading, family, given)
        if fit is not None and (best is None or rank(fit) < rank(best)):
            best = fit
    return best


def rank(fit: NameFit) -> tuple[int, bool, float]:
    """The better of two fits has the lower rank."""
    return fit.tier, fit.way is Way.ONE_ONLY, -fit.score


def _reading_fit(reading: Reading, family: str, given: str) -> NameFit | None:
    if not reading.given or not reading.family:
        typed, held = (reading.family, family) if reading.family else (reading.given, given)
        return None if reading.is_whole and not held.startswith(typed) else part_fit(typed, held)
    families, givens = part_fit(reading.family, family), part_fit(reading.given, given)
    if families and givens:
        return _both(families, givens, reading.is_swapped)
    one = families or givens
    if one is None or one.tier is Tier.POSSIBLE:
        return None
    likeness = min(_alike(reading.family, family), _alike(reading.given, given))
    if likeness >= HALF_ALIKE:
        return NameFit(Tier.POSSIBLE, Way.SPELT, (one.score + likeness) / 2)
    return NameFit(Tier.POSSIBLE, Way.ONE_ONLY, (one.score + likeness) / 3)


def _both(families: NameFit, givens: NameFit, is_swapped: bool) -> NameFit:
    worse = families if (families.tier, -families.score) >= (givens.tier, -givens.score) else givens
    score = (families.score + givens.score) / 2
    if not is_swapped:
        return NameFit(worse.tier, worse.way, score)
    way = Way.SWAPPED if worse.tier is Tier.EXACT else worse.way
    return NameFit(max(worse.tier, Tier.CLOSE), way, score - 0.02)


@lru_cache(maxsize=50_000)
def _alike(typed: str, held: str) -> float:
    return OSA.normalized_similarity(typed, held)


HALF_ALIKE = 0.5
"""How alike one name must be, where the other fits well, to be taken for misspelt; short names have room for few errors."""

_SAME = NameFit(Tier.EXACT, Way.SAME, 1.0)
_SAME_FIRST = NameFit(Tier.EXACT, Way.SAME, 0.98)
_SAME_LETTERS = NameFit(Tier.EXACT, Way.SAME, 0.97)
_LESS_HELD = NameFit(Tier.CLOSE, Way.PART, 0.95)
_AMONG_OTHERS = NameFit(Tier.CLOSE, Way.PART, 0.93)
_NICKNAME = NameFit(Tier.CLOSE, Way.NICKNAME, 0.92)
_BEGINS = NameFit(Tier.CLOSE, Way.BEGINS, 0.9)
_ONE_ERROR = NameFit(Tier.CLOSE, Way.SPELT, 0.9)
_SOUNDS = NameFit(Tier.CLOSE, Way.SOUNDS, 0.85)
_INITIAL = NameFit(Tier.CLOSE, Way.BEGINS, 0.8)
_SHORT_WITH_AN_ERROR = NameFit(Tier.POSSIBLE, Way.SPELT, 0.8)
_TWO_ERRORS = NameFit(Tier.POSSIBLE, Way.SPELT, 0.75)


@lru_cache(maxsize=50_000)  # the same names come in most searches
def part_fit(typed: str, held: str) -> NameFit | None:
    """How a family name, or given names, that are held fit what was typed for them; both are keys."""
    if not held or not typed:
        return None
    if typed == held:
        return _SAME
    if " " in typed or " " in held:
        return _by_words(typed, held) or _by_letters(typed, held)
    return _by_beginning(typed, held) or _one_word_fit(typed, held)


def _by_beginning(typed: str, held: str) -> NameFit | None:
    if held.startswith(typed):
        return _BEGINS
    if held in forms_of(typed):
        return _NICKNAME
    return _INITIAL if len(held) == 1 and typed[0] == held else None


def _by_words(typed: str, held: str) -> NameFit | None:
    wanted, words = typed.split(), held.split()
    if words[: len(wanted)] == wanted:
        return _SAME_FIRST
    if wanted[: len(words)] == words:
        return _LESS_HELD
    if len(words) > 1 and set(wanted) <= set(words):
        return _AMONG_OTHERS
    if held.startswith(typed):
        return _BEGINS
    if words[0] in forms_of(wanted[0]) and (len(wanted) == 1 or wanted[1:] == words[1:]):
        return _NICKNAME
    return _INITIAL if len(words[0]) == 1 and wanted[0][0] == words[0] else None


def _by_letters(typed: str, held: str) -> NameFit | None:
    closed, form = typed.replace(" ", ""), held.replace(" ", "")
    fit = _one_word_fit(closed, form)
    if fit is None and " " in held:
        fit = _one_word_fit(closed, held.partition(" ")[0])
    return fit


def _one_word_fit(typed: str, held: str) -> NameFit | None:
    errors = OSA.distance(typed, held, score_cutoff=MOST_ERRORS)
    if errors == 0:
        return _SAME_LETTERS
    shorter = min(len(typed), len(held))
    if errors == 1 and shorter > 2:
        return _ONE_ERROR
    if shorter >= SHORTEST_TO_HEAR and sound_of(typed) == sound_of(held):
        return _SOUNDS
    if errors <= MOST_ERRORS and 2 * errors <= shorter:
        return _SHORT_WITH_AN_ERROR if errors == 1 else _TWO_ERRORS
    return None
