"""Letters that share several glyphs, and letters that Unicode has twice: each word is read as it was written."""

import random
import shutil
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from sbpack.render.tags.weasyprint_patch import UNHEARD, mend_letters
from tests.effort import examples
from tests.pack_proofs import build
from tests.pdf_reading import page_texts
from tests.proofs.validators import prove_valid

BASE = Path(__file__).parent.parent / "cases" / "base"
DAY = date(2024, 3, 6)
PIECES = (
    "e\u0301a\u0300",
    "office fl ffi",
    "\u00adsoft\u00adhyphen",
    "\u200bzero\u200cwidth\u200d",
    "\ufb01\ufb02",
    "\u2126 \u212b \u00b5",
    "A\u030a",
    "\u00a0\u202f",
    "",
    "   ",
    "\u0301",
    "\u2206 \u0394",
    "\u2215 /",
    "\u00b2\u00b3",
    "1\u20442",
    "x\u0338",
    "\u02bc'\u2019",
    "\u2212-\u2010\u2011",
    "\ufeffbom",
    "\tab\t",
    "\u2060wj",
    "\u0304\u0305",
    "\u00adx",
    "\u200d",
    "\u0327c\u0327",
)
ATTRIBUTES = (
    "",
    'transform="rotate(30)"',
    'letter-spacing="2"',
    'textLength="40"',
    'font-weight="bold"',
    'opacity="0.3"',
    'rotate="10 20"',
    'fill="none" stroke="black"',
    'dx="1 2 3"',
    'font-size="0"',
    'text-anchor="middle"',
)


def board(folder: Path, text: str) -> Path:
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    with (folder / "meetings" / str(DAY) / "parks.md").open("a", encoding="utf-8") as paper:
        paper.write(text)
    return folder


def test_letters_that_share_glyphs_keep_their_own() -> None:
    letters = {1: "", 2: "x\u0338", 3: "fi", 4: "e\u0301", 5: "", 6: "a"}
    mend_letters(letters, lambda: {1: "x", 2: "\u0338", 4: "\u00e9", 6: "a"})
    assert letters == {1: "x", 2: "\u0338", 3: "fi", 4: "e\u0301", 5: UNHEARD, 6: "a"}


def test_a_letter_that_first_stands_below_a_mark_is_read_everywhere(tmp_path: Path) -> None:
    root = board(tmp_path, "\n### q\u0338 quick queues, at 3 \u212b and 5 \u2126\n\nThey are short.\n")
    built = build(root, DAY)
    assert built.compiled.findings == ()
    assert "quick queues, at 3 \u00c5 and 5 \u03a9" in " ".join(page_texts(built.pdf)).replace("\u2060", "")
    prove_valid(built.pdf)


def test_drawings_with_odd_text_make_valid_packs(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - the same drawings each time
    shown = "".join(f"\n![A drawing of number {number}](d{number}.svg)\n" for number in range(examples(8)))
    root = board(tmp_path, shown)
    for number in range(examples(8)):
        words = "".join(
            f'<text x="{chance.randint(0, 50)}" y="{10 + 8 * line}" {chance.choice(ATTRIBUTES)}>'
            f"{escape(''.join(chance.choices(PIECES, k=3)))}</text>"
            for line in range(4)
        )
        drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60">{words}</svg>'
        (root / "meetings" / str(DAY) / f"d{number}.svg").write_text(drawing, encoding="utf-8")
    built = build(root, DAY)
    assert built.compiled.findings == ()
    prove_valid(built.pdf)
