"""What a program without sections would do: all sections' HTML as one document, laid out once by WeasyPrint."""

import re
import sys
from datetime import date
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from sbpack.model.edition import Edition
from sbpack.model.from_sources import model_board
from sbpack.model.make_pack import make_pack
from sbpack.render.environment import make_environment
from sbpack.render.fetcher import SectionFetcher
from sbpack.render.fonts import font_css
from sbpack.render.page_numbers import PageNumbers
from sbpack.render.pictures import pictures_in
from sbpack.render.section_html import section_html
from sbpack.sources.read_sources import read_sources
from sbpack.sources.repository import FolderRepository

ROOT = Path(__file__).parent.parent
BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL)
STYLE = re.compile(r"<style[^>]*>.*?</style>", re.DOTALL)


def main(day: date) -> None:
    """Write the pack of a meeting to a file that nobody keeps."""
    repository = FolderRepository(ROOT)
    sources, _ = read_sources(repository)
    board, _ = model_board(sources)
    meeting = board.meeting(day)
    assert meeting is not None
    pack = make_pack(board, meeting, Edition.PUBLIC)
    environment = make_environment(repository.read)
    htmls = [section_html(section, pack, sources.kinds, PageNumbers(), environment) for section in pack.sections]
    styles = dict.fromkeys(style for html in htmls for style in STYLE.findall(html))
    found = (BODY.search(html) for html in htmls)
    bodies = "".join(f"<div style='break-before: page'>{body[1]}</div>" for body in found if body)
    html = f"<html lang='en-GB'><head><title>Pack</title>{''.join(styles)}</head><body>{bodies}</body></html>"
    fonts = FontConfiguration()
    fetcher = SectionFetcher(pictures_in(html, repository.read))
    faces = CSS(string=font_css(), url_fetcher=fetcher, font_config=fonts, base_url="sbpack:/")
    document = HTML(string=html, url_fetcher=fetcher, base_url="sbpack:/")
    document.write_pdf(ROOT / "build" / "raw.pdf", stylesheets=[faces], font_config=fonts, pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    main(date.fromisoformat(sys.argv[1]))
