"""Whatever partners send: what a finished pack holds of it, and what its officer is told."""

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests import pack_proofs
from tests.attachments import (
    A4,
    MILLIMETRE,
    Oddity,
    by_pdfium,
    cropped,
    filled_in,
    layered,
    loaded,
    odd,
    papers,
    scan,
    slides,
    tagged,
    without_its_font,
)
from tests.faulty_fonts import wrong_widths
from tests.pack_proofs import Built
from tests.pdf_reading import Element, struct_tree

BASE = Path(__file__).parent / "cases" / "base"
DAY = date(2024, 3, 6)
A3 = (297 * MILLIMETRE, 420 * MILLIMETRE)
ACROSS, ACROSS_A3 = A4[::-1], A3[::-1]
TURNED = [Oddity((-50, 20, 350, 320), (-40, 30, 340, 310), turn) for turn in (0, 90, 180, 270)]
DRAWN = "page 1 is shown as a picture: it is "
ABSENT = f"{DRAWN}set in fonts that are not in the file"


@dataclass(frozen=True)
class Sent:
    """A file that a partner sent, and what becomes of it."""

    data: bytes
    sizes: Sequence[tuple[float, float]]
    """Of the paper of each page."""
    words: Sequence[str]
    """What is heard of each page, besides title and summary."""
    told: Sequence[str] = ()
    is_text: bool = True
    """Whether its words can be searched and copied."""


SENT = {
    "by-fpdf2": Sent(slides(3), [ACROSS] * 3, [f"Slide {number}: burglary fell" for number in (1, 2, 3)]),
    "by-reportlab": Sent(papers((A4, A3, A3[::-1])), [A4, A3, ACROSS_A3], ["Sheet 1", "Sheet 2", "Sheet 3"]),
    "by-weasyprint": Sent(tagged(), [A4], ["Plan See the site."]),
    "by-pdfium": Sent(by_pdfium(), [A4], ["Written by PDFium"]),
    "by-pillow": Sent(
        scan(), [A4], [""], ["nothing can be searched or read aloud on page 1 of `by-pillow.pdf`, a scan without words"]
    ),
    "by-hand": Sent(odd(TURNED, framed=False), [ACROSS, A4, ACROSS, A4], ["Upperleft lowerright"] * 4),
    "layers": Sent(layered(), [A4], ["Sheet 1"]),
    "fonts-absent": Sent(without_its_font(), [A4], ["Set in what the machine has"], [ABSENT], is_text=False),
    "fonts-faulty": Sent(wrong_widths(), [A4], ["Sheet 1"], [f"{DRAWN}set in faulty fonts"], is_text=False),
    "loaded": Sent(
        loaded(),
        [ACROSS],
        ["Slide 1: burglary fell"],
        [
            "its form can no longer be filled in",
            "page 1 has answers or notes that cannot be drawn, and lacks them",
            "the pack carries this attachment without its actions that start a program, embedded files and scripts",
        ],
    ),
    "filled-in": Sent(
        filled_in(),
        [A4],
        ["4500 pounds"],
        [
            "its form can no longer be filled in",
            ABSENT,
            "the pack carries this attachment without its comments and digital signatures",
        ],
        is_text=False,
    ),
    "cropped": Sent(
        cropped(),
        [ACROSS],
        ["Visible"],
        ["words that nobody sees can be copied from `cropped.pdf`: 1 on page 1, 0 mm from its top"],
        is_text=False,
    ),
}
AGENDA = """\
time: "10:00"
published: 2024-02-26
agenda:
  - minutes_of: 2024-01-10
  - title: Matters arising
    matters_arising: {report: EV24001}
  - title: Safer parks
    papers:
"""
UNWANTED = "JS JavaScript Launch AA AcroForm SubmitForm ImportData RichMedia OCProperties OC Thumb PieceInfo"
SUMMARY = "What a partner shows of safer parks"


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("attached") / "board"
    shutil.copytree(BASE, root)
    folder = root / "meetings" / DAY.isoformat()
    entries = "".join(f"      - {{file: {name}.pdf, title: Sent {name}, summary: {SUMMARY}}}\n" for name in SENT)
    (folder / "meeting.yaml").write_text(AGENDA + entries)
    (folder / "parks.md").unlink()
    for name, sent in SENT.items():
        (folder / f"{name}.pdf").write_bytes(sent.data)
    return root


@pytest.fixture(scope="module")
def built(board: Path) -> Built:
    return pack_proofs.build(board, DAY)


def pages_of(built: Built, name: str) -> range:
    """Return the numbers of an attachment's own pages, counted from 0."""
    (placed,) = (one for one in built.manifest["sections"] if one["source"].endswith(f"/{name}.pdf"))
    first = placed["first_page"] - 1
    assert placed["last_page"] - first - len(SENT[name].sizes) in (0, 1), "more than one blank page follows"
    return range(first, first + len(SENT[name].sizes))


def figures_of(built: Built, name: str) -> list[Element]:
    branches = struct_tree(built.pdf).children[0].children
    placed = next(n for n, one in enumerate(built.manifest["sections"]) if one["source"].endswith(f"/{name}.pdf"))
    return [element for element in branches[placed].walk() if element.tag == "Figure"]


def test_what_holds_of_every_pack_holds_of_this(built: Built) -> None:
    pack_proofs.prove(built)
    assert pack_proofs.prove_attachments(built) == sum(len(sent.sizes) for sent in SENT.values())


@pytest.mark.parametrize("name", SENT)
def test_every_page_is_there_upright_on_paper_of_its_kind(built: Built, name: str) -> None:
    document = pypdfium2.PdfDocument(built.pdf)
    pages = [document[number] for number in pages_of(built, name)]
    assert [page.get_rotation() for page in pages] == [0] * len(pages)
    for page, size in zip(pages, SENT[name].sizes, strict=True):
        assert page.get_size() == pytest.approx(size, abs=0.5)


@pytest.mark.parametrize("name", SENT)
def test_every_page_is_told_in_its_own_words_and_lawful_words_can_be_copied(built: Built, name: str) -> None:
    sent = SENT[name]
    told = [figure.alternative for figure in figures_of(built, name)]
    count = len(sent.sizes)
    for number, (alternative, words) in enumerate(zip(told, sent.words, strict=True), 1):
        of_all = f", page {number} of {count}" if count > 1 else ""
        summary = f" {SUMMARY}." if number == 1 else ""
        assert alternative.startswith(f"Sent {name}{of_all}.{summary}")
        assert words in alternative
    for number, words in zip(pages_of(built, name), sent.words, strict=True):
        shown = " ".join(built.texts[number].split())
        assert all(word in shown for word in words.split()) == sent.is_text


@pytest.mark.parametrize("name", SENT)
def test_the_officer_hears_what_was_lost_at_the_line_that_names_the_file(built: Built, name: str) -> None:
    line = len(AGENDA.splitlines()) + 1 + list(SENT).index(name)
    place = f"meetings/{DAY}/meeting.yaml", line
    found = [one for one in built.compiled.findings if place in {(at.path, at.line) for at in (one.span, *one.also)}]
    assert sorted(one.message for one in found) == sorted(SENT[name].told)
    assert {one.rule for one in found} <= {"layout-warning", "invisible-words", "scan-without-words"}
    assert all(one.help for one in found)


def test_nothing_else_is_told(built: Built) -> None:
    assert {one.span.line for one in built.compiled.findings} <= {*range(9, 9 + len(SENT))}
    assert not built.compiled.has_errors


def test_nothing_that_runs_fetches_or_hides_is_in_the_finished_pack(built: Built) -> None:
    with pikepdf.open(BytesIO(built.pdf)) as pdf:
        heads = [
            item.stream_dict.unparse() if isinstance(item, pikepdf.Stream) else item.unparse(resolved=True)
            for item in pdf.objects
        ]
        assert list(pdf.attachments) == ["manifest.json"]
        notes = [note for page in pdf.pages for note in page.obj.get("/Annots", ())]
        forms = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"]
        drawn = b"".join(form.read_bytes() for form in forms)
        streams = b"".join(item.read_bytes() for item in pdf.objects if _is_plain(item))
    for name in UNWANTED.split():
        assert not any(re.search(rb"/%s\b" % name.encode(), head) for head in heads), name
    assert {str(note.Subtype) for note in notes} == {"/Link"}
    assert forms
    assert not re.search(rb"\b(BDC|BMC|EMC)\b", drawn), "tags of the partner's own"
    for secret in (b"secret", b"app.alert", b"budget.xls", b"cmd.exe"):
        assert not any(secret in head for head in heads)
        assert secret not in streams
    assert not any("CONFIDENTIAL" in text for text in built.texts)


def _is_plain(item: object) -> bool:
    return isinstance(item, pikepdf.Stream) and item.get("/Subtype") != "/Image"


def test_a_second_build_fits_nothing_and_tells_the_same(
    board: Path, built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fit_again(*_: object) -> None:
        raise AssertionError("it was kept")

    monkeypatch.setattr("sbpack.render.attachments.fit.fit_attachment", fit_again)
    again = pack_proofs.build(board, DAY)
    assert again.compiled == built.compiled
