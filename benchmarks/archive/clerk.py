"""Writes meeting after meeting, and knows which actions are open."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from archive.papers import draw_papers
from archive.people import Holder, on_board
from archive.speech import Speech
from archive.words import ANSWERS, SUBJECTS, TASKS

LONGEST_OPEN = 3
"""How many meetings are told of an action at most."""


@dataclass(frozen=True)
class Shape:
    """What a meeting is like."""

    minutes: int = 15
    actions: int = 5
    papers: int = 3
    """At most; the third is there once a quarter."""


@dataclass
class Told:
    """An open action and how many meetings were told of it."""

    name: str
    """Such as 76.2."""
    times: int = 0


@dataclass
class Clerk:
    """Writes the files of every meeting, in the order of their days."""

    speech: Speech
    shape: Shape
    holders: Sequence[Holder]
    days: Sequence[date]
    number: int = 1
    """Of the minute being written."""
    open: list[Told] = field(default_factory=list)
    reopened: list[Told] = field(default_factory=list)

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield every file with its path from the root."""
        for place, day in enumerate(self.days):
            there = on_board(self.holders, day)
            papers = dict(draw_papers(self.speech, day, self.speech.one(there).name, self.shape.papers))
            files = {**papers, "meeting.yaml": self._meeting(place, papers)}
            if place:
                files["matters-arising.md"] = self._matters()
            files["minutes.md"] = self._minutes(place, there)
            yield from ((f"meetings/{day}/{name}", text) for name, text in files.items())

    def _next_meeting(self, place: int) -> list[str]:
        days = self.days[place + 1 : place + 2]
        return [f'next_meeting: {{date: {day}, time: "10:00"}}' for day in days]

    def _meeting(self, place: int, papers: Mapping[str, str]) -> str:
        day = self.days[place]
        lines = ['time: "10:00"', f"published: {day - timedelta(days=9)}", "agenda:"]
        lines += ["  - title: Apologies for absence", "  - title: Declarations of interest"]
        if place:
            lines += [f"  - minutes_of: {self.days[place - 1]}", "  - title: Matters arising"]
            lines.append(f"    matters_arising: {{report: EV{day:%y%m}}}")
        for name in papers:
            if name.endswith(".md"):
                title = name.removesuffix(".md").replace("-", " ").capitalize()
                lines += [f"  - title: {title}", f"    papers: [{name}]"]
        lines += ["  - title: Police update", "    note: A verbal update."]
        lines += [f"  - {line}" for line in self._next_meeting(place)]
        return "\n".join([*lines, ""])

    def _matters(self) -> str:
        """Return matters-arising.md, which answers every open action."""
        lines = ["---", "contact_officer: Priya Shah, Democratic Services Officer", "ward: All", "---"]
        lines += ["## Reason for report", "", f"Appendix A tells what came of {len(self.open)} actions.", ""]
        for action in tuple(self.open):
            action.times += 1
            drawn = self.speech.random.choices(("done", "open", "oral"), (6, 3, 1))[0]
            status = "done" if action.times >= LONGEST_OPEN else drawn
            answer = self.speech.sentence(self.speech.one(ANSWERS[status]))
            lines += [f"## {action.name} {status}", "", answer, ""]
            if status == "done":
                self.open.remove(action)
                if action.times < LONGEST_OPEN and self.speech.happens(0.05):
                    self.reopened.append(action)
        return "\n".join(lines)

    def _minutes(self, place: int, there: Sequence[Holder]) -> str:
        """Return minutes.md; its actions are open from now on."""
        away = set(self.speech.random.sample(range(2, len(there)), 5))
        present = [holder.initials for number, holder in enumerate(there) if number not in away]
        apologies = [there[number].initials for number in sorted(away)]
        lines = ["---", f"present: [{', '.join(present)}]", f"apologies: [{', '.join(apologies)}]"]
        lines += [*self._next_meeting(place), 'closed: "12:10"', "---"]
        titles = self._titles(place)
        owned = [self.speech.random.randrange(4, len(titles) - 1) for _ in range(self.shape.actions)]
        for item, title in enumerate(titles):
            lines += [f"## {self.number} {title}", ""]
            if title == "Matters arising":
                lines += self._stay_open()
            elif 2 <= item < len(titles) - 1:
                lines += self._body(owned.count(item), present)
            self.number += 1
        return "\n".join(lines)

    def _titles(self, place: int) -> list[str]:
        before = self.days[place - 1] if place else None
        agreed = f"Minutes of the meeting held on {before.day} {before:%B %Y}" if before else "Terms of reference"
        first = ["Apologies for absence", "Declarations of interest", agreed, "Matters arising"]
        subjects = self.speech.random.sample(SUBJECTS, self.shape.minutes - len(first) - 1)
        return [*first, *subjects, "Date of the next meeting"]

    def _stay_open(self) -> Iterator[str]:
        """Yield the minute of matters arising, and what it says of actions that were reported done too early."""
        yield from (self.speech.paragraph(2), "")
        for action in self.reopened:
            yield from (f"Members wished to hear more of action {action.name}. [{action.name} stays open]", "")
        self.open += self.reopened
        self.reopened.clear()

    def _body(self, actions: int, owners: Sequence[str]) -> list[str]:
        """Return what a minute records."""
        lines = [self.speech.paragraph(3), ""]
        tasks = [self._task(owners, count) for count in range(1, actions + 1)]
        if len(tasks) > 1:
            lines += ["**RESOLVED** that:", ""]
            lines += [f"{count}. {task}" for count, task in enumerate(tasks, start=1)]
        else:
            lines += [self.speech.paragraph(2), "", *(f"**RESOLVED** that {task}" for task in tasks)]
        return [*lines, ""] if tasks else lines

    def _task(self, owners: Sequence[str], count: int) -> str:
        """Return the words of a new action with its mark."""
        action = Told(f"{self.number}.{count}")
        self.open.append(action)
        due = " due next meeting" if self.speech.happens(0.2) else ""
        task, owner = self.speech.sentence(self.speech.one(TASKS)), self.speech.one(owners)
        return f"{task}. [{action.name} @{owner}{due}]"
