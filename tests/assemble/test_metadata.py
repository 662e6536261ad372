"""What the finished file says of itself."""

from io import BytesIO

import pikepdf

from sbpack import __version__
from sbpack.assemble import assemble
from tests.assemble.packs import of_lengths
from tests.pdf_reading import page_labels


def test_the_file_says_what_it_is_and_when_it_was_published() -> None:
    with pikepdf.open(BytesIO(assemble(of_lengths(1)))) as document:
        info = {key: str(value) for key, value in document.docinfo.items()}
        assert info.pop("/Producer") == f"sbpack {__version__}"
        assert info.pop("/Title") == "Agenda, 6 December 2023"
        assert info.pop("/Author") == "Safer Bromley Partnership Board"
        assert info == {"/CreationDate": "D:20231123", "/ModDate": "D:20231123"}
        with document.open_metadata() as xmp:
            assert xmp["pdfuaid:part"] == "1"
            assert xmp["dc:title"] == "Agenda, 6 December 2023"
            assert xmp["dc:creator"] == ["Safer Bromley Partnership Board"]
            assert xmp["dc:language"] == {"en-GB"}
            assert xmp["pdf:Producer"] == f"sbpack {__version__}"
            assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == xmp["xmp:MetadataDate"] == "2023-11-23"


def test_the_file_opens_as_a_tagged_document_with_its_title_and_bookmarks() -> None:
    with pikepdf.open(BytesIO(assemble(of_lengths(1)))) as document:
        assert document.pdf_version == "1.7"
        assert str(document.Root.Lang) == "en-GB"
        assert bool(document.Root.MarkInfo.Marked)
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert str(document.Root.PageMode) == "/UseOutlines"


def test_the_labels_of_a_supplement_go_on_from_the_pack() -> None:
    assert page_labels(assemble(of_lengths(1, 3, first_page=157))) == ["157", "158", "159", "160", "161", "162"]
