"""Trees that sections made elsewhere may bring along."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from sbpack.assemble import assemble
from sbpack.render.section import SectionPdf
from tests.assemble.packs import pack, part
from tests.assemble.ready_made import ready_made, texts_of
from tests.pdf_reading import struct_text, struct_tree


def changed(section: SectionPdf, change: Callable[[pikepdf.Pdf, Object], None]) -> SectionPdf:
    """Return a section whose file and structure root were changed."""
    with pikepdf.open(BytesIO(section.pdf)) as document:
        change(document, document.Root.StructTreeRoot)
        output = BytesIO()
        document.save(output)
    return replace(section, pdf=output.getvalue())


def test_a_parent_tree_in_pieces_is_read_whole() -> None:
    def change(document: pikepdf.Pdf, root: Object) -> None:
        numbers = root.ParentTree.Nums.as_list()
        halves = [Dictionary(Nums=Array(numbers[:4])), Dictionary(Nums=Array(numbers[4:]))]
        root.ParentTree = Dictionary(Kids=Array([document.make_indirect(half) for half in halves]))

    pdf = assemble(pack(part("item-1", changed(ready_made(4), change)), part("item-2", ready_made(1, ()))))
    with pikepdf.open(BytesIO(pdf)) as document:
        assert int(document.Root.StructTreeRoot.ParentTreeNextKey) == 4 + 2 + 1 + 1


def test_a_tree_without_a_document_gets_one() -> None:
    def change(_: pikepdf.Pdf, root: Object) -> None:
        root.K = root.K[0].K

    pdf = assemble(pack(part("item-1", changed(ready_made(2, ()), change))))
    assert struct_text(pdf) == texts_of(2, ())
    assert [branch.tag for branch in struct_tree(pdf).children[0].children] == ["Part"]


def test_what_is_not_expected_does_no_harm() -> None:
    def change(document: pikepdf.Pdf, root: Object) -> None:
        document.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary())
        document.Root.OutputIntents = Array([Dictionary(S=Name("/GTS_PDFA1"))])
        document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array()))
        root.Namespaces = Array([Dictionary(Type=Name.Namespace, NS=String("http://iso.org/pdf2/ssn"))])

    def untagged(document: pikepdf.Pdf, _: Object) -> None:
        del document.Root.StructTreeRoot

    odd = [part("item-1", changed(ready_made(1), change)), part("item-2", changed(ready_made(2), untagged))]
    pdf = assemble(pack(*odd, part("item-3", ready_made(1))))
    titles = [branch.title for branch in struct_tree(pdf).children[0].children]
    assert titles == ["Title of item-1", "Title of item-2", "Title of item-3"]
    with pikepdf.open(BytesIO(pdf)) as document:
        assert "/OCProperties" not in document.Root
        assert "/JavaScript" not in document.Root.Names
        keys = [int(page.obj.StructParents) for page in document.pages if "/StructParents" in page.obj]
        assert len(keys) == len(set(keys)) == 4
