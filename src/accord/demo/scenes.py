"""The scenes that make every page of the demonstration alive. All go through the gate, as officers' own acts do."""

from collections.abc import Iterator, Sequence

from accord.demo.aliases import scenes_of_aliases
from accord.demo.changes import scenes_of_changes
from accord.demo.chapters import Past, Step
from accord.demo.city import scenes_of_sunderland
from accord.demo.died import scenes_of_a_death
from accord.demo.doors import scenes_of_doors
from accord.demo.doubts import scenes_of_doubts
from accord.demo.instruments import scenes_of_instruments
from accord.demo.leaving import scenes_of_leaving
from accord.demo.lives import Life
from accord.demo.managing import scenes_of_managing
from accord.demo.new_cases import scenes_of_new_cases
from accord.demo.registered import scenes_of_registered
from accord.demo.reviewing import scenes_of_reviewing
from accord.demo.scored import scenes_of_scores
from accord.demo.selection import scenes_of_selection
from accord.demo.stage import stage_for
from accord.demo.this_morning import scenes_of_this_morning
from accord.demo.transition import scenes_of_transition


def scenes(past: Past, lives: Sequence[Life]) -> Iterator[Step]:
    """Every scene as a step, in no order; those that would lie ahead are left out."""
    stage = stage_for(past, lives)
    played = (
        *scenes_of_sunderland(past),
        *scenes_of_doors(stage),
        *scenes_of_new_cases(stage),
        *scenes_of_this_morning(stage),
        *scenes_of_changes(stage),
        *scenes_of_doubts(stage),
        *scenes_of_aliases(stage),
        *scenes_of_managing(stage),
        *scenes_of_reviewing(stage),
        *scenes_of_registered(stage),
        *scenes_of_leaving(stage),
        *scenes_of_a_death(stage),
        *scenes_of_transition(stage),
        *scenes_of_selection(stage),
        *scenes_of_instruments(stage),
        *scenes_of_scores(past, lives),
    )
    return (each for each in played if each.at < past.until)
