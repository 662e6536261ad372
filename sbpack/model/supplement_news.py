"""What the front sheet of a supplement says is new, and where everything else was published."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sbpack.model.changes import ItemPair, PaperPair
from sbpack.model.publication import PublishedPaper
from sbpack.model.supplement import News


def news_of(pairs: Sequence[ItemPair], papers: Iterable[PaperPair]) -> Iterator[News]:
    """Yield what is new, item for item: that the item came or has another title, then its papers."""
    by_item: dict[int, list[PaperPair]] = {}
    for paper in papers:
        by_item.setdefault(id(paper.item), []).append(paper)
    for pair in pairs:
        of_papers = [news for paper in by_item.get(id(pair), ()) for news in _news_of_paper(paper)]
        yield from _joined([*_news_of_item(pair)], of_papers)


def _joined(of_item: Sequence[News], of_papers: Sequence[News]) -> Iterator[News]:
    """Yield what is new of an item; one that came with a paper of its own title is told once."""
    match of_item, of_papers:
        case [News() as item], [News(text="", is_part_2=False) as paper, *others] if item.title == paper.title:
            yield replace(item, section=paper.section)
            yield from others
        case _:
            yield from (*of_item, *of_papers)


def _news_of_item(pair: ItemPair) -> Iterator[News]:
    if pair.now and not pair.was:
        reason = f"urgent: {pair.now.urgent}" if pair.now.urgent else ""
        yield News(pair.now.number, pair.now.title, text="; ".join(filter(None, ["a new item", reason])))
    elif pair.now and pair.was and pair.now.title != pair.was.title:
        yield News(pair.now.number, pair.now.title, text=f"published as \u201c{pair.was.title}\u201d")
    if pair.now and pair.was and pair.now.exempt_title != pair.was.exempt_title:
        before = pair.was.exempt_title or pair.was.title
        title = pair.now.exempt_title or pair.now.title
        yield News(pair.now.number, title, text=f"published as \u201c{before}\u201d", is_part_2=True)


def _news_of_paper(pair: PaperPair) -> Iterator[News]:
    number = pair.item.now.number if pair.item.now else pair.item.was.number if pair.item.was else ""
    if pair.now and pair.was and pair.is_changed:
        yield News(number, pair.now.title, pair.now.section, f"replaces {_where(pair.was)}", pair.now.is_part_2)
    elif pair.now and not pair.was:
        yield News(number, pair.now.title, pair.now.section, is_part_2=pair.now.is_part_2)
    elif pair.was and not pair.now:
        text = f"withdrawn ({_where(pair.was)})"
        yield News(number, pair.was.title, text=text, is_part_2=pair.was.is_part_2)


def _where(paper: PublishedPaper) -> str:
    words = pages_in_words([paper])
    return f"{words} of the agenda pack" if paper.volume == "pack" else words


def pages_in_words(papers: Iterable[PublishedPaper]) -> str:
    """Return where papers were published: `pages 3–6 and 9–12`, `supplement 1, pages 61–66`."""
    by_volume: dict[str, list[PublishedPaper]] = {}
    for paper in papers:
        by_volume.setdefault(paper.volume, []).append(paper)
    return "; ".join(_in_volume(volume, found) for volume, found in by_volume.items())


def _in_volume(volume: str, papers: Iterable[PublishedPaper]) -> str:
    runs: list[tuple[int, int]] = []
    for paper in sorted(papers, key=lambda paper: paper.first_page):
        if runs and runs[-1][1] + 1 >= paper.first_page:
            runs[-1] = (runs[-1][0], max(runs[-1][1], paper.last_page))
        else:
            runs.append((paper.first_page, paper.last_page))
    ranges = [str(first) if first == last else f"{first}\u2013{last}" for first, last in runs]
    is_one = len(runs) == 1 and runs[0][0] == runs[0][1]
    last = ranges.pop()
    pages = f"{'page' if is_one else 'pages'} {', '.join(ranges)}{' and ' if ranges else ''}{last}"
    return pages if volume == "pack" else f"{volume.replace('-', ' ')}, {pages}"
