"""What may stand in braces after a table."""

from dataclasses import replace

from sbpack.findings.suggest import suggestion
from sbpack.sources.braces import BraceOption, read_braces
from sbpack.sources.reading import Reading
from sbpack.sources.source_text import Excerpt
from sbpack.sources.table import Cell, TableOptions, TablePage

OPTIONS = ("header-rows", "header-columns", "caption", "page", "rag", "widths")
_PAGES: dict[str, TablePage] = {"portrait": "", "landscape": "landscape", "a3": "a3"}
_MOST_HEADERS = 20


def read_table_options(braces: Excerpt | None, rows: list[list[Cell]], reading: Reading) -> TableOptions:
    """Return the options in braces, those that do not suit the table reported."""
    options = TableOptions()
    if braces is None:
        return options
    for option in read_braces(braces, reading, "bad-table"):
        changed = _changed(options, option, rows)
        if changed is None:
            message, help_line = _complaint(option, rows)
            reading.report(option.span, message, "bad-table", help_line)
        options = changed or options
    return options


def _changed(  # noqa: PLR0911 - a line an option
    options: TableOptions, option: BraceOption, rows: list[list[Cell]]
) -> TableOptions | None:
    """Return the options with one more, or None where it is unknown or does not suit."""
    width = len(rows[0]) if rows else 0
    match option.name:
        case "header-rows" if _is_number(option.value, min(len(rows), _MOST_HEADERS)):
            return replace(options, header_rows=int(option.value))
        case "header-columns" if _is_number(option.value, min(width, _MOST_HEADERS)):
            return replace(options, header_columns=int(option.value))
        case "caption":
            return replace(options, caption=option.value)
        case "page" if option.value in _PAGES:
            return replace(options, page=_PAGES[option.value])
        case "rag" if option.value in _headings(rows):
            return replace(options, rag=option.value)
        case "widths" if len(widths := _widths(option.value)) == width:
            return replace(options, widths=widths)
    return None


def _complaint(option: BraceOption, rows: list[list[Cell]]) -> tuple[str, str]:
    """Return message and help for an option that was refused."""
    width = len(rows[0]) if rows else 0
    value = f"`{option.name}` cannot be `{option.value}`"
    match option.name:
        case "header-rows":
            return value, f"write a number from 0 to {min(len(rows), _MOST_HEADERS)}"
        case "header-columns":
            return value, f"write a number from 0 to {min(width, _MOST_HEADERS)}"
        case "page":
            return value, "write `page=landscape` or `page=a3`, or leave it out"
        case "rag":
            message = f"no column has the heading `{option.value}`"
            return message, suggestion(option.value, _headings(rows), "write the heading of the column")
        case "widths":
            return value, f'write one number above 0 for each of the {width} columns, such as `widths="3 3 2"`'
    known = "known are " + ", ".join(f"`{name}`" for name in OPTIONS)
    return f"unknown table option `{option.name}`", suggestion(option.name, OPTIONS, known)


def _is_number(text: str, most: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 4 and int(text) <= most


def _widths(text: str) -> tuple[float, ...]:
    """Return relative widths; nothing where one is no number above 0 or beyond reason."""
    try:
        widths = tuple(float(word) for word in text.replace(",", " ").split())
    except ValueError:
        return ()
    return widths if all(0 < width <= 1000 for width in widths) else ()


def _headings(rows: list[list[Cell]]) -> list[str]:
    """Return the texts of the first row's cells; more header rows may repeat or divide them."""
    return [cell.text.strip() for row in rows[:3] for cell in row if cell.text.strip()]
