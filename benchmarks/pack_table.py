"""The tables of `whole_pack.py`, in Markdown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from measured import Measured
from programs import CHANGED, COLD, RAW, UNCHANGED
from verdict import Verdict


@dataclass(frozen=True)
class Row:
    """What a program took, and what its PDF is like; `sbpack check` writes none."""

    measured: Measured
    verdict: Verdict | None


@dataclass(frozen=True)
class Goal:
    """A ratio that is hoped for."""

    name: str
    measured: float
    most: float


def table(title: str, rows: Mapping[str, Row]) -> Iterator[str]:
    """Yield the lines of the table of one pack: seconds, ratios, megabytes, and what the PDF is like."""
    raw, cold = rows[RAW].measured, rows[COLD].measured
    yield from (f"### {title}", "")
    yield (
        "| program | wall, median (min–max) s | of raw WeasyPrint | of sbpack, empty cache | processor s "
        "| largest process MB | of raw | all at once MB | of raw | pages | words | PDF/UA-1 |"
    )
    yield "|---|" + "---:|" * 10 + "---|"
    for name, row in rows.items():
        one = row.measured
        cells = [name, f"{one}", _ratio(one.median, raw.median), _ratio(one.median, cold.median)]
        cells += [f"{one.processor:.2f}", f"{one.largest:.0f}", _ratio(one.largest, raw.largest)]
        cells += [f"{one.together:.0f}", _ratio(one.together, raw.together), *_held(row.verdict)]
        yield f"| {' | '.join(cells)} |"
    yield ""


def goals(december: Mapping[str, Row], large: Mapping[str, Row], name: str) -> Sequence[Goal]:
    """Return the ratios that were hoped for, with what came of them."""
    return (
        _goal("empty cache, of raw WeasyPrint: December", december, COLD, RAW, 1.0),
        _goal(f"empty cache, of raw WeasyPrint: {name}", large, COLD, RAW, 0.4),
        _goal("nothing changed, of an empty cache: December", december, UNCHANGED, COLD, 0.25),
        _goal(f"one paper changed, of an empty cache: {name}", large, CHANGED, COLD, 0.1),
        Goal(
            f"largest process, of raw WeasyPrint's memory: {name}",
            large[COLD].measured.largest / large[RAW].measured.largest,
            0.4,
        ),
    )


def goals_table(wanted: Sequence[Goal]) -> Iterator[str]:
    """Yield the lines of the table of goals."""
    yield from ("| goal | at most | measured | reached |", "|---|---:|---:|---|")
    for goal in wanted:
        reached = "yes" if goal.measured <= goal.most else "no"
        yield f"| {goal.name} | {goal.most:.2f} | {goal.measured:.2f} | {reached} |"
    yield ""


def _goal(name: str, rows: Mapping[str, Row], one: str, other: str, most: float) -> Goal:
    return Goal(name, rows[one].measured.median / rows[other].measured.median, most)


def _ratio(one: float, other: float) -> str:
    return f"{one / other:.2f}"


def _held(verdict: Verdict | None) -> tuple[str, str, str]:
    if verdict is None:
        return "", "", ""
    return f"{verdict.pages}", f"{verdict.words:,}", _says(verdict)


def _says(verdict: Verdict) -> str:
    if not verdict.tagged:
        return "not tagged"
    if verdict.failures:
        return f"tagged, fails {verdict.failures} checks"
    return "passes" if verdict.claims else "passes, does not say so"
