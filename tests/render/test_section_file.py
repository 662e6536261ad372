"""Sections as bytes: what goes in comes out, and what is no section is refused."""

import json

import pytest

from sbpack.render.section import (
    DamagedSection,
    Destination,
    Heading,
    LayoutFinding,
    SectionPdf,
    read_section,
    section_bytes,
)

SECTION = SectionPdf(
    pdf=b"%PDF-1.7\n\x00\xff\n%%EOF",
    page_count=3,
    destinations={"crime": Destination(0, 62.25, 700.5), "élan \u2014 “x”": Destination(2, 0.0, 0.0)},
    headings=(Heading(2, "Crime", Destination(0, 62.25, 700.5)),),
    links=("pack:item-5",),
    findings=(LayoutFinding("a `word` runs off", help="break it", rule="text-off-page"),),
)


def test_a_section_comes_back_as_it_was() -> None:
    assert read_section(section_bytes(SECTION)) == SECTION
    assert section_bytes(read_section(section_bytes(SECTION))) == section_bytes(SECTION)


def _with(**values: object) -> bytes:
    head, _, pdf = section_bytes(SECTION).partition(b"\n")
    return json.dumps(json.loads(head) | values).encode() + b"\n" + pdf


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"[]\n",
        b"[" * 100_000,
        _with(form=0),
        _with(page_count="many"),
        _with(destinations=[1]),
        _with(destinations={"a": [1]}),
        _with(headings=[[1]]),
        _with(links=3),
        _with(findings=[{"message": "x"}]),
        _with(findings=[{"message": "x", "help": "y", "rule": "z", "more": 1}]),
    ],
)
def test_what_is_no_section_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedSection):
        read_section(data)
