"""Put a made-up board together: a meeting with minutes behind it, and the pack of the next."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from tests.no_word_lost.made_up_board import (
    AGENDA,
    BEHIND,
    DRAWING,
    HERE,
    MATTERS,
    MINUTES,
    MadeUpBoard,
    Pen,
    Piece,
    Source,
)
from tests.no_word_lost.spellings import (
    BROKEN_ROWS,
    HEADED,
    IN_ONE_ORDER,
    MINUTE_HEADINGS,
    MINUTED,
    PAPER_FIELDS,
    PROSE,
    SAID_OTHERWISE,
    TABLE_FILES,
    Spelling,
)
from tests.no_word_lost.words import ANY

_TEXTS = ("policy", "financial", "staff", "legal", "call-in", "customer-impact", "ward-councillor-views")
_DIRECTORY = "contacts.md"


def made_up_board(random: Random, most: int = 9) -> MadeUpBoard:
    """Make a board up; no text has more than `most` spellings of prose."""
    maker = _Maker(random, most)
    texts = maker.members()
    maker.minutes()
    maker.matters(texts)
    for kind in PAPER_FIELDS:
        maker.paper(kind, texts)
    maker.directory()
    maker.exempt()
    maker.agenda()
    return MadeUpBoard(tuple(maker.sources), maker.sections, frozenset(maker.pen.tokens), maker.others)


def _apart(piece: Piece, times: int = 1) -> Piece:
    """Return a piece that is printed elsewhere than it is written."""
    return replace(piece, blocks=tuple(replace(block, is_apart=True, times=times) for block in piece.blocks))


def _together(pieces: Sequence[Piece]) -> Piece:
    """Return the lines of a front matter as one piece."""
    return Piece("\n".join(piece.text for piece in pieces), tuple(block for piece in pieces for block in piece.blocks))


def _bare(text: str) -> Piece:
    """Return what holds no word to be printed."""
    return Piece(text, ())


class _Maker:
    """Writes one source after another."""

    def __init__(self, random: Random, most: int) -> None:
        self.random, self._most = random, most
        self.pen = Pen(random)
        self.sources: list[Source] = []
        self.sections: dict[str, tuple[Piece, ...]] = {}
        self.others = {
            **{f"{folder}/{name}.svg": DRAWING for folder in (HERE, BEHIND) for name in ("lamps", "lamps-2")},
            f"{BEHIND}/meeting.yaml": 'time: "10:00"\nagenda:\n  - title: Business\n',
        }
        self._front: tuple[Piece, ...] = ()
        self._items: list[Piece] = []

    def _field(self, source: str, printed: str | None = None, times: int = 1) -> Piece:
        """Write a field; without `printed`, its value is printed."""
        said = source.split(":", 1)[1] if printed is None else printed
        number = str(self.random.randint(100, 999)) if "{n}" in source or "$n" in source else ""
        return _apart(self.pen.write(Spelling(f"`{source.strip()}`", source, said), number), times)

    def _body(self, *others: Sequence[Spelling]) -> list[Piece]:
        """Write prose, with a few of what else may stand in this kind of source."""
        pieces = self.pen.some(PROSE, 3, self._most)
        for spellings in others:
            pieces += self.pen.some(spellings, 1, 4)
        self.random.shuffle(pieces)
        return pieces

    def _add(self, path: str, pieces: Sequence[Piece], gap: str = "\n\n") -> None:
        self.sources.append(Source(path, tuple(pieces), gap))
        self.sections[path] = tuple(pieces)

    def members(self) -> dict[str, Piece]:
        """Write members.yaml, most of which the front sheet prints; return the standard texts."""
        write = self._field
        texts = {name: write(f"  - {{name: {name}, text: $a $b}}", "$a $b") for name in _TEXTS}
        before = [
            _bare("council: Borough of Elmbridge Vale\nnames:\n  - name: Elmbridge Vale Safety Board\ncontacts:"),
            write(
                "  - {name: $a $b, role: $c, telephone: 020 7946 0316, email: $d@example.gov.uk}",
                "$a $b $c 020 7946 0316 $d example gov uk",
            ),
            _bare("venues:"),
            write('  - {room: $a, name: $b, address: "$c, $d"}', "$a $b $c $d"),
            _bare("members:\n  - {initials: RS, name: Rosa Silva}\n  - {initials: TO, name: Tom Okafor}"),
            write(
                "  - {initials: MM, title: $a, name: $b $c, role: $d, organisation: $e, offices: [{office: chairman}]}",
                "$a $b $c $d $e",
            ),
            write("  - {initials: NN, name: Nell Nash, organisation: $b}", "$b"),
            _bare("groups:\n  - {key: ALL, label: All partners, name: Every partner on the board}\ntexts:"),
        ]
        after = _bare("archive: {begins: 2024-01-10, begins_with: 1}")
        self.sources.append(Source("members.yaml", (*before, *texts.values(), after), "\n"))
        self._front = tuple(before)
        return texts

    def minutes(self) -> None:
        """Write the minutes of the last meeting: a minute with an action, and others under any heading."""
        write = self._field
        lines = [
            _bare("---"),
            write("present: [RS, TO, {name: $a $b, role: $c}, {name: $d}]", "$a $b $c $d"),
            write("also_present: [{name: $a, role: $b $c}]", "$a $b $c"),
            write("apologies: [{name: $a $b}]", "$a $b"),
            write("substitutes: {NN: $a $b}", "$a $b", times=ANY),
            write('arrived: [{who: {name: $a $b}, time: "10:45", minute: 1}]', "$a $b arrived at 10 45"),
            write('left: [{who: {name: $a}, time: "11:05", minute: 1}]', "$a left at 11 05"),
            write('next_meeting: {date: 2024-03-06, time: "14:30", venue: $a $b}', "$a $b"),
            _bare('closed: "11:45"\npart_2: {3: 3}\n---'),
        ]
        pieces = [_together(lines), *(self._body(MINUTED) if self.random.random() < 0.3 else ())]
        first = len(pieces)
        pieces += [self.pen.write(Spelling("number and title", "## $n $a $b"), "1"), *self._body(MINUTED)]
        action = self.pen.write(Spelling("action", "$a $b $c. [1.1 @TO]", "$a $b $c TO"))
        pieces.append(action)
        last = self.random.randint(5, 8)
        pieces.append(second := self.pen.write(Spelling("number and title", "## $n $a $b"), "2"))
        pieces += [self.pen.write(Spelling("exempt minute", "## $n $a\n\n$b.", "$n $a $b"), "3")]
        for number in range(4, last + 1):
            heading = self.random.choice(MINUTE_HEADINGS)
            pieces += [self.pen.write(heading, str(number)), *self._body(MINUTED)]
        if self.random.random() < 0.7:
            pieces.append(self.pen.write(Spelling("apologies", "## $n Apologies $a"), str(last + 1)))
        if self.random.random() < 0.7:
            pieces.append(
                self.pen.write(Spelling("next meeting", "## $n Date of next meeting\n\n$a.", "$a"), str(last + 2))
            )
        self._add(MINUTES, pieces)
        told = [block for piece in (pieces[first], action, second) for block in piece.blocks]
        self._told = tuple(
            replace(block, is_apart=True, words=tuple(word for word in block.words if word not in ("to", "1", "2")))
            for block in told
        )

    def matters(self, texts: dict[str, Piece]) -> None:
        """Write matters arising: a report, and what became of an action and of a minute."""
        write = self._field
        lines = [
            _bare("---"),
            write("contact_officer: $a $b"),
            write("chief_officer: $a"),
            write("ward: $a"),
            _bare("---"),
        ]
        rows = [_bare("## 1.1 done"), *self._body()]
        rows += [_bare("## minute 2 open"), self.pen.write(Spelling("matter", "> $a $b")), *self._body()]
        pieces = [_together(lines), *self._body(), *self._body(HEADED[:2])]
        if self.random.random() < 0.5:
            pieces.append(self.pen.write(self.random.choice(BROKEN_ROWS)))
        pieces += rows
        self._add(MATTERS, pieces)
        self.sections[MATTERS] = (*pieces, *texts.values(), Piece("", self._told))

    def paper(self, kind: str, texts: dict[str, Piece]) -> None:
        """Write a paper, and the table in a file that it shows."""
        path, name = f"{HERE}/{kind}.md", f"{kind}.csv"
        title = self._field("title: $a $b")
        lines = [_bare(f"---\nkind: {kind}"), title]
        lines += [self._field(line, SAID_OTHERWISE.get(line)) for line in PAPER_FIELDS[kind]]
        wanted = self.random.sample(_TEXTS, 2) if kind == "council-report" else []
        lines += [_bare(f"standard_texts: [{', '.join(wanted)}]")] if wanted else []
        pieces = [_together([*lines, _bare("---")]), *self._body(HEADED)]
        if kind not in IN_ONE_ORDER:
            pieces = [_apart(piece) for piece in pieces]
        table = self.pen.write(self.random.choice(TABLE_FILES))
        name = f"{kind}{'.yaml' if table.text.startswith('-') else '.csv'}"
        shown = _apart(self.pen.write(Spelling("table in a file", f"![$a $b]({name})", "$a $b")))
        if self.random.random() < 0.5:
            pieces.append(shown)
            self.sources.append(Source(f"{HERE}/{name}", (table,)))
            self._add(path, pieces)
            self.sections[path] = (*pieces[:-1], table, shown)
        else:
            self._add(path, pieces)
        self.sections[path] += tuple(texts[one] for one in wanted)
        self._list(f"papers: [{kind}.md]", title)

    def _list(self, entry: str, title: Piece) -> None:
        """Put a paper on the agenda, under a title of its own or under the paper's."""
        item, below = self._field("  - title: $a $b", "$a $b"), []
        if self.random.random() < 0.3:
            self._items.append(Piece(f"  - {entry}", title.blocks))
            return
        for line in ("note: $a $b", "presenter: $a, $b", "for: $a", "urgent: $a $b"):
            if self.random.random() < 0.5:
                below.append(self._field(f"    {line}"))
        if self.random.random() < 0.5:
            below.append(_bare(f"    {entry}"))
        else:
            sub = [
                self._field("      - title: $a $b", "$a $b"),
                self._field("        presenter: $a"),
                self._field("        note: $a $b"),
            ]
            below += [_bare("    items:"), *sub, _bare(f"        {entry}")]
            below += [_bare("      -"), self._field("        title: $a", "$a")]
        self._items += [item, *below]

    def exempt(self) -> None:
        """Write Part 2: a minute, an update, and an item with a paper."""
        records = [
            _bare("---\n---"),
            self.pen.write(Spelling("number and title", "## $n $a $b"), "3"),
            *self._body(MINUTED),
        ]
        self._add_exempt(f"{BEHIND}/minutes-part-2.md", records)
        rows = [_bare("---\n---\n## 1.1 done"), *self._body()]
        self._add_exempt(f"{HERE}/matters-arising-part-2.md", rows)
        told = tuple(replace(block, is_sure=False, times=ANY) for block in self._told)
        self.sections[f"{HERE}/matters-arising-part-2.md#2"] += (Piece("", told),)
        paper = self._field("title: $a $b")
        head = _together([_bare("---\nkind: paper"), paper, self._field("author: $a"), _bare("---")])
        self._add_exempt(f"{HERE}/exempt.md", [head, *self._body(HEADED)])
        item = self._field("  - title: $a $b", "$a $b")
        lines = [self._field(f"      {key}: $a $b") for key in ("title", "note", "presenter")]
        self._items += [item, _bare("    part_2:\n      reason: 3"), *lines, _bare("      papers: [exempt.md]")]
        self._exempt = tuple(lines)

    def _add_exempt(self, path: str, pieces: Sequence[Piece]) -> None:
        # A picture that Part 1 shows as well is a finding.
        apart = tuple(
            replace(piece, text=piece.text.replace("lamps.svg", "lamps-2.svg"))
            for piece in pieces
            if "III." not in piece.text  # which the public may read elsewhere, as the label of an item
        )
        self.sources.append(Source(path, apart))
        self.sections[f"{path}#2"] = apart

    def directory(self) -> None:
        """Write a directory of contacts; some of them are for members alone."""
        write, path = self._field, f"{HERE}/{_DIRECTORY}"
        title = write("title: $a $b")
        private: list[Piece] = []
        lines = [_bare("---\nkind: contact-directory"), title, _bare("updated: 2024-02-01\ndirectory:")]
        for _ in range(self.random.randint(1, 3)):
            lines += [
                write("  - organisation: $a $b", "$a $b"),
                write("    activation: $a $b"),
                _bare("    public: [activation]\n    contacts:"),
            ]
            for number in range(self.random.randint(1, 3)):
                public = "public: [name, role, telephone, email]"
                contact = write(
                    f"      - {{name: $a $b, role: $c, telephone: 020 7946 01{number}9, email: $d@example.gov.uk, %}}",
                    f"$a $b $c 020 7946 01{number}9 $d example gov uk",
                )
                lines.append(replace(contact, text=contact.text.replace("%", public)))
            contact = write("      - {name: $a, role: $b, email: $c@example.gov.uk}", "$a $b $c example gov uk")
            lines.append(contact)
            private.append(contact)
        pieces = [_together([*lines, _bare("---")]), *self._body(HEADED)]
        self._add(path, pieces)
        secret = [block for piece in private for block in piece.blocks]
        public_head = tuple(block for block in pieces[0].blocks if block not in secret)
        self.sections[path] = (Piece("", public_head), *pieces[1:])
        self.sections[f"{path}#2"] = tuple(pieces)
        self._items += [self._field("  - title: $a $b", "$a $b"), _bare(f"    part_2: 1\n    papers: [{_DIRECTORY}]")]

    def agenda(self) -> None:
        """Write the agenda of the coming meeting."""
        write = self._field
        head = [
            _bare('time: "10:00"\npublished: 2024-02-27'),
            write("urgency: $a $b"),
            write("versions: [{date: 2024-02-28, note: $a $b}]", "$a $b"),
            _bare("agenda:\n  - minutes_of: 2024-01-10"),
            write("    note: $a $b"),
        ]
        matters = [_bare("  - matters_arising: {report: SB24001}\n    part_2: 3"), write("    presenter: $a $b")]
        if self.random.random() < 0.5:
            matters.append(title := write("    title: $a $b"))
            self.sections[MATTERS] = (*self.sections[MATTERS], title)
            self.sections[f"{HERE}/matters-arising-part-2.md#2"] += (title,)
        last = [
            write(
                "  - {title: $a, papers: [{title: $b $c, to_follow: true}, {title: $d, tabled: true}]}",
                "$a $b $c to follow $d",
            ),
            write('  - next_meeting: {date: 2024-05-08, time: "14:00", venue: $a $b}', "$a $b"),
            write("    note: $a"),
        ]
        pieces = [*head, *matters, *self._items, *last]
        self._add(AGENDA, pieces, "\n")
        exempt = [id(piece) for piece in self._exempt]
        self.sections[AGENDA] = (*self._front, *(piece for piece in pieces if id(piece) not in exempt))
        told = tuple(replace(block, is_sure=False, times=ANY) for piece in pieces for block in piece.blocks)
        self.sections[f"{AGENDA}#2"] = (*self._exempt, Piece("", told))
