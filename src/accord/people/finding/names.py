"""How well a name that is held fits one that was typed: the same, short for it, sounding like it, or nearly spelt so. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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


class Comparison:
    """Compares names with the readings of one that was typed; each name typed with each that is held only once."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        readings = list(readings)
        self._typed = {name: TypedName(name) for each in readings for name in (each.family, each.given) if name}
        self._both = [
            (each, self._typed[each.family], self._typed[each.given]) for each in readings if each.family and each.given
        ]
        self._one = [each for each in readings if not (each.family and each.given)]

    def fit(self, family: str, given: str) -> NameFit | None:
        """How a name that is held, as keys, fits the best of the readings; None when it fits none.

        Of a family name and given names both must fit; where one does not, the fit is `Way.ONE_ONLY` and needs more to rest on.
        """
        best = None
        for fit in self._fits(family, given):
            if fit is not None and (best is None or rank(fit) < rank(best)):
                best = fit
        return best

    def _fits(self, family: str, given: str) -> Iterator[NameFit | None]:
        for reading, typed_family, typed_given in self._both:
            families, givens = typed_family[family], typed_given[given]
            if families and givens:
                yield _both(families, givens, reading.is_swapped)
            elif families or givens:
                yield _one_of_both(reading, family, given, families or givens)
        for reading in self._one:
            typed, held = (reading.family, family) if reading.family else (reading.given, given)
            if held.startswith(typed) or not reading.is_whole:
                yield self._typed[typed][held]


def rank(fit: NameFit) -> tuple[int, bool, float]:
    """The better of two fits has the lower rank."""
    return fit.tier, fit.way is Way.ONE_ONLY, -fit.score


def _one_of_both(reading: Reading, family: str, given: str, one: NameFit | None) -> NameFit | None:
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


def _alike(typed: str, held: str) -> float:
    """How alike they are, from 0 to 1; a single name is compared with the first of several too."""
    whole = OSA.normalized_similarity(typed, held)
    if " " in typed or " " not in held:
        return whole
    return max(whole, OSA.normalized_similarity(typed, held.partition(" ")[0]))


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


class TypedName(dict[str, NameFit | None]):
    """A family name, or given names, as they were typed; and of each that is held how it fits. All are keys."""

    def __init__(self, typed: str) -> None:
        super().__init__()
        self._typed, self._words, self._closed = typed, typed.split(), typed.replace(" ", "")
        self._sound = sound_of(self._closed)
        self._forms, self._forms_of_first = forms_of(typed), forms_of(typed.partition(" ")[0])

    def __missing__(self, held: str) -> NameFit | None:
        fit = self[held] = self._fit(held)
        return fit

    def _fit(self, held: str) -> NameFit | None:
        if not held or not self._typed:
            return None
        if held == self._typed:
            return _SAME
        if " " in held or len(self._words) > 1:
            return self._by_words(held) or self._by_letters(held)
        return self._by_beginning(held) or self._one_word_fit(held)

    def _by_beginning(self, held: str) -> NameFit | None:
        if held.startswith(self._typed):
            return _BEGINS
        if held in self._forms:
            return _NICKNAME
        return _INITIAL if len(held) == 1 and self._typed[0] == held else None

    def _by_words(self, held: str) -> NameFit | None:
        wanted, words = self._words, held.split()
        if words[: len(wanted)] == wanted:
            return _SAME_FIRST
        if wanted[: len(words)] == words:
            return _LESS_HELD
        if len(words) > 1 and set(words).issuperset(wanted):
            return _AMONG_OTHERS
        if held.startswith(self._typed):
            return _BEGINS
        if words[0] in self._forms_of_first and (len(wanted) == 1 or wanted[1:] == words[1:]):
            return _NICKNAME
        return _INITIAL if len(words[0]) == 1 and wanted[0][0] == words[0] else None

    def _by_letters(self, held: str) -> NameFit | None:
        fit = self._one_word_fit(held.replace(" ", ""))
        if fit is None and " " in held:
            fit = self._one_word_fit(held.partition(" ")[0])
        return fit

    def _one_word_fit(self, held: str) -> NameFit | None:
        errors = OSA.distance(self._closed, held, score_cutoff=MOST_ERRORS)
        if errors == 0:
            return _SAME_LETTERS
        shorter = min(len(self._closed), len(held))
        if errors == 1 and shorter > 2:
            return _ONE_ERROR
        if shorter >= SHORTEST_TO_HEAR and self._sound == sound_of(held):
            return _SOUNDS
        if errors <= MOST_ERRORS and 2 * errors <= shorter:
            return _SHORT_WITH_AN_ERROR if errors == 1 else _TWO_ERRORS
        return None
