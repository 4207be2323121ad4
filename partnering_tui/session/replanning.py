"""The rest of a day, planned anew: an overrun is spread over what remains; breaks and the closing stay whole.

All times are minutes; times of day are minutes after midnight.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from partnering_tui.frozen import dataclass
from partnering_tui.session.plan import SHORTEST_PART, Slot
from partnering_tui.workshop.definition import Step


@dataclass(frozen=True, slots=True)
class Shortened:
    """A step that gets fewer minutes than it had."""

    step: Step
    before: int
    now: int


@dataclass(frozen=True, slots=True)
class Replanned:
    """The rest of a day from now on."""

    slots: tuple[Slot, ...]
    """From now to the end of the closing, without a gap before it."""
    cut: tuple[Shortened, ...]
    park: tuple[Step, ...]
    """Steps for another day: not even half of their time is there."""
    spare: int
    """Minutes that nothing needs, before the planned end."""
    over: int
    """Minutes by which the day ends later than planned, since breaks and the closing stay."""

    @property
    def words(self) -> str:
        """How many steps it costs, in a sentence or two; empty if everything has its time."""
        said, cut, park = [], len(self.cut), len(self.park)
        if cut:
            waiting = f", {park} {'is' if park == 1 else 'are'} for another day" if park else ""
            said.append(f"{cut} {'step gets' if cut == 1 else 'steps get'} less time{waiting}.")
        elif park:
            said.append(f"{park} {'step is' if park == 1 else 'steps are'} for another day.")
        if self.over:
            said.append(f"The day ends {self.over} min later: the breaks and the closing stay.")
        return " ".join(said)


def replanned(
    day: Sequence[Slot],
    now: int,
    used: Mapping[str, int],
    done: Sequence[str] = (),
    *,
    late: int = 0,
    until: int | None = None,
) -> Replanned:
    """The rest of a day (its slots as `plan_of` makes them) from now on.

    `used` are minutes by step id that were spent on steps which are not finished; `done` are the ids of finished steps,
    which took so many minutes longer that everything is `late`: a pause that they pushed back is still to come.
    The day ends as planned, or `until` then, which may be later: what nothing needs is to spare.
    Steps that no longer fit are parked from the end; the others are cut alike, none to less than half, or to less than
    the shortest part that is worth doing.
    """
    rest = _rest(day, now - late, used, done)
    end = max((slot.end for slot in day), default=now) if until is None else until
    protected = sum(slot.minutes for slot in rest if not slot.step)
    room = max(0, end - now - protected)
    wanted = _wanted(rest)
    kept, parked = _kept(wanted, room)
    minutes = _spread({one: wanted[one] for one in kept}, room)
    slots = _laid_out(rest, minutes, now)
    finish = slots[-1].end if slots else now
    steps = {slot.step.id: slot.step for slot in rest if slot.step}
    return Replanned(
        tuple(slots),
        tuple(Shortened(steps[one], wanted[one], minutes[one]) for one in kept if minutes[one] < wanted[one]),
        tuple(steps[one] for one in parked),
        max(0, end - finish),
        max(0, finish - end),
    )


def _rest(day: Sequence[Slot], now: int, used: Mapping[str, int], done: Sequence[str]) -> list[Slot]:
    """What is still to come: steps with the time that they have left, and the pauses behind the first of them; those
    before it too whose time has not come by now, on the clock of the plan."""
    rest: list[Slot] = []
    spent = dict(used)
    for slot in day:
        if slot.step and slot.step.id not in done:
            gone = min(slot.minutes, spent.get(slot.step.id, 0))
            spent[slot.step.id] = spent.get(slot.step.id, 0) - gone
            if slot.minutes > gone:
                rest.append(replace(slot, minutes=slot.minutes - gone))
        elif slot.kind == "closing" or (slot.kind in ("break", "lunch") and (rest or slot.start >= now)):
            rest.append(slot)
    return rest


def _wanted(rest: Sequence[Slot]) -> dict[str, int]:
    wanted: dict[str, int] = {}
    for slot in rest:
        if slot.step:
            wanted[slot.step.id] = wanted.get(slot.step.id, 0) + slot.minutes
    return wanted


def _least(wanted: int) -> int:
    """The fewest minutes with which a step is still worth doing."""
    return min(wanted, max(SHORTEST_PART, (wanted + 1) // 2))


def _kept(wanted: Mapping[str, int], room: int) -> tuple[list[str], list[str]]:
    """The ids of the steps that fit, and of those that do not: the last ones go first."""
    kept: list[str] = list(wanted)
    parked: list[str] = []
    while kept and sum(_least(wanted[one]) for one in kept) > room:
        parked.insert(0, kept.pop())
    return kept, parked


def _spread(kept: Mapping[str, int], room: int) -> dict[str, int]:
    """So many minutes for each step that all together take no more than the room, cut alike."""
    least = {one: _least(minutes) for one, minutes in kept.items()}
    more = {one: kept[one] - least[one] for one in kept}
    free, total = room - sum(least.values()), sum(more.values())
    if free >= total:
        return dict(kept)
    given = {one: least[one] + free * more[one] // total for one in kept}
    rest = room - sum(given.values())
    for one in sorted(kept, key=lambda key: given[key] - kept[key]):
        if rest and given[one] < kept[one]:
            given[one], rest = given[one] + 1, rest - 1
    return given


def _laid_out(rest: Sequence[Slot], minutes: Mapping[str, int], now: int) -> list[Slot]:
    """The slots one behind the other from now on; a step that a pause parts keeps its parts as far as it can."""
    left, slots = dict(minutes), []
    last_part = {slot.step.id: at for at, slot in enumerate(rest) if slot.step}
    for at, slot in enumerate(rest):
        length = slot.minutes
        if slot.step:
            own = left.get(slot.step.id, 0)
            length = own if last_part[slot.step.id] == at else min(own, length)
            left[slot.step.id] = own - length
            if not length:
                continue
        slots.append(replace(slot, start=now, minutes=length))
        now += length
    return slots
