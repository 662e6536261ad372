"""A board with exempt business of every kind, each word of which that matters is a watchword of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
from fpdf import FPDF

from tests.attachments import FONT
from tests.proofs.whole_board import BASE, FILES

HELD, DAY = date(2024, 1, 10), date(2024, 3, 6)
BEHIND, HERE = f"meetings/{HELD}", f"meetings/{DAY}"
DRAWING = str(FILES["meetings/2024-03-06/lamps.svg"])
Files = dict[str, str | bytes]


@dataclass
class Watchwords:
    """Words that stand nowhere but where they are put, and what each stands for."""

    printed: dict[str, str] = field(default_factory=dict)
    """Those that members read in the pack or its manifest, by the word."""
    unprinted: dict[str, str] = field(default_factory=dict)
    """Those that nobody's pack shows, such as comments."""

    def __call__(self, what: str, *, is_printed: bool = True) -> str:
        """Return a new word."""
        word = f"zq{len(self.printed) + len(self.unprinted):02d}kept"
        (self.printed if is_printed else self.unprinted)[word] = what
        return word

    def within(self, text: str) -> list[str]:
        """Return what of the words' owners a text holds."""
        folded = text.casefold()
        return [what for word, what in (self.printed | self.unprinted).items() if word in folded]


PUBLIC: Mapping[str, str] = {
    "members.yaml": BASE.read_text(encoding="utf-8") + "public_repository: true\n",
    f"{BEHIND}/meeting.yaml": 'time: "10:00"\nagenda:\n  - title: Lamps\n  - title: Land\n    part_2: 3\n',
    f"{BEHIND}/minutes.md": """\
---
present: [RS, TO]
part_2: {2: 3, 3: 5}
closed: "11:00"
---
## 1 Lamps

The lamps would be counted. [1.1 @RS]

## 2 Land

The board heard of a piece of land. The chairman thanked the clerk. [2.1 @TO]

## 3 Advice
""",
    f"{HERE}/meeting.yaml": """\
time: "10:00"
published: 2024-02-27
agenda:
  - minutes_of: 2024-01-10
  - title: Matters arising
    matters_arising: {report: SB24001}
    part_2: 3
  - title: Youth justice
    papers: [youth.md]
    part_2: 1
  - title: Reports from sub-groups
    items:
      - title: Lamps
        papers: [lamps.md]
      - title: Land
        part_2: {reason: paragraph 3}
  - title: Housing
    note: The public is asked to leave.
    part_2: 3
""",
    f"{HERE}/matters-arising.md": """\
---
contact_officer: Priya Shah
---
## 1.1 done

They are 26.

## 2.1 done

She was.
""",
    f"{HERE}/youth.md": """\
---
kind: paper
title: Youth justice
---
Five cases are open; see minute 2 and action 1.1.
""",
    f"{HERE}/lamps.md": """\
---
kind: paper
title: Lamps
---
## Count

![Lamps by street, the most in Mill Lane](lamps.svg)

They are 26.
""",
    f"{HERE}/lamps.svg": DRAWING,
}
"""Part 1, whole: a public repository that anybody may build."""


def private(word: Watchwords) -> Files:
    """Return Part 2 of that board, as a private root holds it."""
    paper, picture, deck, names, leads = (word(f"the name of a {what}") for what in _FILES)
    table = word("the name of a table", is_printed=False)
    return {
        f"{BEHIND}/minutes-part-2.md": f"""\
---
annexes:
  - file: {deck}-heard.pdf
    title: {word("the title of a minute annex")}
    summary: One page with the plan of the yard and what {word("its summary")} paid for each part of it
---
## 2 The sale of {word("the title of a minute")}

The price is {word("a minute's text")}. A letter to {word("minuted words")} would be sent. [2.2 @TO due 2024-03-06]

**RESOLVED** that {word("a resolution")} be paid. [2.3 @RS]

## 3 {word("the title of an unreported minute")}
""",
        f"{BEHIND}/{deck}-heard.pdf": slides(word("the page of a minute annex")),
        f"{HERE}/part-2.yaml": f"""\
items:
  "3":
    papers:
      - {{file: {names}.md, annex_of: youth.md, reason: 2}}
  "4b":
    title: The {word("the title of a sub-item")} yard
    papers: [{leads}.md]
  "5":
    title: Fraud at {word("the title of an item")} Court
    note: With {word("the note of an item")} present
    presenter: "{word("a presenter")}, counsel" # allow odd-name: {word("an allowance", is_printed=False)}
    papers:
      - {paper}.md
      - file: {deck}.pdf
        title: Photographs of {word("the title of an attachment")}
        summary: Six rooms without furniture; nobody has lived in them since {word("its summary")} left in May.
        annex_of: {paper}.md
        label: Annex {word("its label")}
      - {{to_follow: true, title: Advice on {word("a paper to follow")}}}
""",
        f"{HERE}/matters-arising-part-2.md": f"""\
---
title: Matters {word("the title of exempt matters")}
---
## 2.2, 2.3 open

Paid to {word("an update")} on Monday.

## minute 3 open

> A claim by {word("a quoted matter")}.

Nothing is known.
""",
        f"{HERE}/{paper}.md": f"""\
---
kind: paper
title: Tenancies of {word("a paper's title")}
author: Officer {word("its author")}
---
## What {word("a heading")} did

The tenant {word("a paper's text")} owes rent[^1]; see
[the {word("the words of a link")}](https://example.org/{word("a link's target")}).
It goes back to minute 1, minute 2 and action 2.2; see item 4a.
A passage in [{word("a passage in another language")}]{{lang=cy}}. <!-- {word("a comment", is_printed=False)} -->

| Flat | {word("a column's heading")} |
|---|---|
| 1 | {word("a cell")} |
{{caption="Rents of {word("a caption")}"}}

![Rents by {word("the caption of a file")}]({table}.csv)

![A plan of {word("the text of a picture")}]({picture}.svg)

[^1]: As {word("a footnote")} said.
""",
        f"{HERE}/{table}.csv": f"Flat,Rent\n1,{word('a cell of a file')}\n",
        f"{HERE}/{picture}.svg": DRAWING,
        f"{HERE}/{deck}.pdf": slides(
            word("the page of an attachment"),
            bookmark=word("a bookmark of an attachment"),
            Title=word("the file's title", is_printed=False),
            Author=word("the file's author", is_printed=False),
        ),
        f"{HERE}/{names}.md": f"""\
---
kind: contact-directory
title: The young people of {word("a directory's title")}
directory:
  - organisation: School of {word("an organisation")}
    activation: Call {word("how to call it")} by day
    contacts:
      - {{name: Ines {word("a contact")}, role: {word("a contact's role")}, telephone: 020 7946 0098}}
---
""",
        f"{HERE}/{leads}.md": f"""\
---
kind: sub-group-report
title: Land of {word("a report's title")}
sub_group: Land
filed: 2024-02-20
author: Tom Okafor
---
## Operational update

The yard is {word("a report's text")}.
""",
    }


_FILES = ("paper", "picture", "PDF", "directory", "report")


def slides(words: str, size: tuple[int, int] = (960, 540), count: int = 1, bookmark: str = "", **info: str) -> bytes:
    """Return pages that show words, with bookmark, Info and XMP as partners' programs write them."""
    width, height = size
    pdf = FPDF(unit="pt", format=(min(size), max(size)), orientation="landscape" if width > height else "portrait")
    pdf.set_creation_date(datetime(2024, 2, 20, tzinfo=UTC))
    pdf.add_font("Body", fname=FONT)
    pdf.set_font("Body", size=40)
    for _ in range(count):
        pdf.add_page()
        pdf.start_section(f"Of {bookmark or words}")
        pdf.text(60, 120, f"Seen at {words}")
    output = BytesIO()
    with pikepdf.open(BytesIO(bytes(pdf.output()))) as made:
        with made.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:title"] = info.get("Title", "Slides")
        for name, value in info.items():
            made.docinfo[f"/{name}"] = value
        made.save(output, deterministic_id=True)
    return output.getvalue()


def in_one_root(word: Watchwords) -> Files:
    """Return the same board in one place that is not public, one block of it in meeting.yaml, contacts kept back."""
    files: Files = {**PUBLIC, **private(word)}
    files["members.yaml"] = str(PUBLIC["members.yaml"]).replace("public_repository: true\n", "")
    meeting = str(PUBLIC[f"{HERE}/meeting.yaml"])
    files[f"{HERE}/meeting.yaml"] = (
        meeting
        + f"""\
  - title: Contacts
    papers: [contacts.md]
    part_2: 1
  - title: Staff
    part_2:
      reason: 4
      title: The post of {word("a title in meeting.yaml")}
      papers:
        - {{to_follow: true, title: Talks with {word("a paper to follow in meeting.yaml")}}}
"""
    )
    files[f"{HERE}/contacts.md"] = f"""\
---
kind: contact-directory
title: Contacts
directory:
  - organisation: Borough of Elmbridge Vale
    activation: By day
    public: [activation]
    contacts:
      - {{name: {word("a contact that is not public")}, role: Gardener, telephone: 020 7946 0097, public: [role]}}
      - {{role: {word("a role that is not public")}, telephone: 020 7946 0096}}
---
"""
    return files


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder and return it."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root
