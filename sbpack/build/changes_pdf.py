"""What changed of a meeting since it was published, as a PDF for members or for the public."""

from collections.abc import Sequence
from datetime import date

from sbpack.assemble import assemble
from sbpack.assemble.assembly import Assembly, Bookmark, Metadata, Part, plan_pages
from sbpack.board.dates import long_date, weekday_date
from sbpack.build.paginate import PART_2_HEADING
from sbpack.history.change import Change
from sbpack.render.engine import with_other_scripts
from sbpack.render.html.environment import Load, make_environment
from sbpack.render.html.pictures import pictures_in
from sbpack.render.html.section_html import CHANGES, TITLE, ChangesPage, changes_html
from sbpack.render.layout.process import SectionFailed
from sbpack.render.layout.workers import LayoutJob, Workers

_EXEMPT = "It tells what changed in exempt business"


class NotSet(Exception):  # noqa: N818 - said of the page
    """The page cannot be laid out."""


def changes_pdf(found: Sequence[Change], page: ChangesPage, day: date, load: Load, workers: Workers) -> bytes:
    """Set what changed, and return the file; `day` is its only date, `load` reads the board's own templates.

    Pages that tell of exempt business say so at their head. Raises NotSet.
    """
    html = with_other_scripts(changes_html(found, page, make_environment(load)))
    section = workers.make({CHANGES: LayoutJob(html, CHANGES, pictures_in(html, load))})[CHANGES]
    if isinstance(section, SectionFailed):
        raise NotSet(str(section))
    banner = (PART_2_HEADING, _EXEMPT) if any(change.is_part_2 for change in found) else ()
    return assemble(
        Assembly(
            parts=(Part(CHANGES, TITLE, section, page.language, banner=banner),),
            plan=plan_pages([(CHANGES, section.page_count)], duplex=False),
            blank_page=section,
            bookmarks=(Bookmark(TITLE, CHANGES, headings=True),),
            metadata=Metadata(
                title=f"{page.body}: what has changed since {page.since}, {weekday_date(page.meeting)}",
                author=page.body,
                language=page.language,
                published=day,
            ),
            footer_left=page.body,
            footer_right=long_date(page.meeting),
        )
    )
