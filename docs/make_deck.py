"""Make the slide deck that the sample board's minutes of January 2023 have as an annex.

Run as `python docs/make_deck.py`. It stands for what partners hand in: a finished PDF from elsewhere.
"""

from html import escape
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from sbpack.render.engine import font_css
from sbpack.render.layout.layout import SectionFetcher

DECK = Path(__file__).parent.parent / "meetings" / "2023-01-12" / "probation-inspection.pdf"
TITLE = "Inspection of the Probation Delivery Unit for Lewisham and Bromley"
RATINGS = ("Inadequate", "Requires improvement", "Good", "Outstanding")
"""In the order of their scores, from 0."""

STYLE = """
@page { size: 320mm 180mm; margin: 0 }
html { font: 20pt/1.35 "Source Sans"; color: #1d2733; font-variant-numeric: lining-nums tabular-nums }
body { margin: 0 }
section { position: relative; width: 320mm; height: 180mm; box-sizing: border-box; padding: 17mm 24mm 0 24mm;
  break-after: page; overflow: hidden; border-left: 7mm solid #0b4a6f }
section:last-child { break-after: auto }
.foot { position: absolute; left: 24mm; right: 24mm; bottom: 8mm; font-size: 12pt; color: #4d5a67;
  border-top: 0.5pt solid #9fb4c2; padding-top: 2mm }
.foot .place { float: right }
h1, h2 { font-family: "Source Serif"; font-weight: 600; color: #141c26; line-height: 1.15; margin: 0 }
h1 { font-size: 44pt; margin: 28mm 30mm 8mm 0 }
h2 { font-size: 32pt; margin-bottom: 8mm }
h3 { font: 600 20pt/1.25 "Source Sans"; color: #0b4a6f; margin: 0 0 2mm }
p { margin: 0 0 4mm }
.cover { background: #eef3f6 }
.cover p { font-size: 24pt; margin-bottom: 3mm }
.small { font-size: 17pt; color: #4d5a67 }
ul, ol { margin: 0; padding-left: 9mm }
ul { list-style-type: "•  " }
li { margin-bottom: 3.2mm }
li::marker { color: #0b4a6f; font-weight: 600 }
.columns { display: flex; gap: 14mm }
.columns > div { flex: 1 1 0 }
table { border-collapse: collapse; width: 100% }
th { text-align: left; font-weight: 600; color: #0b4a6f }
th, td { padding: 2mm 3mm 2mm 0; border-bottom: 0.5pt solid #9fb4c2; vertical-align: middle }
.figure { text-align: right; padding-right: 8mm; white-space: nowrap }
.boxes { display: flex; flex-wrap: wrap; gap: 8mm }
.box { width: 128mm; box-sizing: border-box; border: 1.2pt solid #0b4a6f; border-radius: 2mm; padding: 5mm 7mm }
.box h3 { font-size: 24pt; color: #141c26 }
.boxes.large .box { padding: 9mm 8mm; font-size: 24pt }
.boxes.large .box h3 { margin-bottom: 4mm }
.rating { white-space: nowrap; font-weight: 600 }
.pips { display: inline-block; margin-right: 3mm }
.pip { display: inline-block; width: 4mm; height: 4mm; border: 1.2pt solid #0b4a6f; margin-right: 1.4mm }
.pip.full { background: #0b4a6f }
.line { display: flex; gap: 6mm; margin-top: 12mm; padding-top: 8mm; border-top: 3pt solid #0b4a6f }
.line div { flex: 1 1 0; padding: 5mm; background: #eef3f6; height: 58mm }
"""


def main() -> None:
    """Write the deck beside the minutes."""
    DECK.write_bytes(deck())


def deck() -> bytes:
    """Return the deck as PDF; the same engine gives the same bytes."""
    fonts = FontConfiguration()
    fetcher = SectionFetcher({})
    sheets = [
        CSS(string=text, base_url="sbpack:/", url_fetcher=fetcher, font_config=fonts) for text in (font_css(), STYLE)
    ]
    page = HTML(string=deck_html(), base_url="sbpack:/", url_fetcher=fetcher)
    pdf: bytes = page.write_pdf(stylesheets=sheets, font_config=fonts)
    return pdf


def deck_html() -> str:
    """Return all slides in order."""
    slides = (
        cover(),
        slide("The inspection", context()),
        slide("What inspectors judge", standards()),
        slide("How a standard is rated: an example", example()),
        slide("From shares of cases to ratings", bands()),
        slide("From ratings to the overall rating", scores()),
        slide("Our ratings: domain one, organisational delivery", domain_one()),
        slide("Our ratings: domain two, court work and casework", domain_two()),
        slide("What the inspectors recommend", recommendations()),
        slide("What has been done", done()),
        slide("Quality Improvement Programme at a glance", programme()),
        questions(),
    )
    numbered = (text.replace("</section>", foot(place, len(slides))) for place, text in enumerate(slides, start=1))
    return f'<html lang="en-GB"><head><title>{TITLE}</title></head><body>{"".join(numbered)}</body></html>'


def slide(title: str, body: str) -> str:
    """Return one slide under its title."""
    return f"<section><h2>{escape(title)}</h2>{body}</section>"


def foot(place: int, count: int) -> str:
    """Return the line at the foot, and the end of the slide."""
    return f'<div class="foot"><span class="place">Slide {place} of {count}</span>{TITLE}</div></section>'


def rating(score: int) -> str:
    """Return a rating: its score as filled squares out of three, and its name."""
    pips = "".join(f'<span class="pip{" full" if pip < score else ""}"></span>' for pip in range(3))
    return f'<span class="rating"><span class="pips">{pips}</span>{RATINGS[score]}</span>'


def boxes(names: tuple[str, ...], score: int) -> str:
    """Return a box for each standard with its rating."""
    drawn = (f'<div class="box"><h3>{escape(name)}</h3>{rating(score)}</div>' for name in names)
    key = '<p class="small">The squares show the score of each standard, from 0 to 3.</p>'
    return f'{key}<div class="boxes large">{"".join(drawn)}</div>'


def points(*texts: str, tag: str = "ul") -> str:
    """Return a list."""
    return f"<{tag}>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</{tag}>"


def rows(head: tuple[str, ...], *body: tuple[str, ...]) -> str:
    """Return a table; every cell after the first that begins with a figure stands to the right."""
    heads = "".join(f'<th{_right(body[0][place])} scope="col">{cell}</th>' for place, cell in enumerate(head))
    lines = "".join(f"<tr>{''.join(f'<td{_right(cell)}>{cell}</td>' for cell in line)}</tr>" for line in body)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"


def _right(cell: str) -> str:
    return ' class="figure"' if cell[:1].isdecimal() else ""


def cover() -> str:
    """Return the first slide."""
    return (
        f'<section class="cover"><h1>{TITLE}</h1>'
        "<p>Presentation to the Safer Bromley Partnership Board, January 2023</p>"
        '<p class="small">Lucien Spencer, Head of Service, Probation Service</p></section>'
    )


def context() -> str:
    """Return when and how the unit was inspected."""
    return points(
        "HM Inspectorate of Probation inspected the unit in summer 2022, as one of six in the London region.",
        "Notice came towards the end of June 2022. Fieldwork took up the week of 22 August 2022; in the week before "
        "cases were reviewed, people on probation were surveyed.",
        "In all 42 cases were looked at, about 2% of the caseload.",
        "18 October 2022: reports on Hammersmith, Fulham, Kensington, Chelsea and Westminster; on Lambeth; and on "
        "Ealing and Hillingdon.",
        "21 November 2022: reports on Lewisham and Bromley; on Barking, Dagenham and Havering; and on Newham.",
    )


def standards() -> str:
    """Return the standards of the two domains."""
    one = points("Leadership", "Staff", "Services", "Information and facilities")
    two = points(
        *("Court work", "Assessment", "Planning", "Implementation and delivery"),
        *("Reviewing", "Outcomes", "Statutory victim work"),
    )
    return (
        "<p>Published standards tell inspectors what to ask, and where to look for evidence of quality.</p>"
        f'<div class="columns"><div><h3>Domain one</h3>{one}</div><div><h3>Domain two</h3>{two}</div></div>'
    )


def example() -> str:
    """Return the worked example of the standard on assessment."""
    table = rows(
        ("Does the assessment give enough weight to…", "Yes", "No"),
        ("engaging the person on probation?", "30 (75%)", "10 (25%)"),
        ("what is linked to offending, and to desistance?", "28 (70%)", "12 (30%)"),
        ("keeping other people safe?", "24 (60%)", "16 (40%)"),
    )
    return (
        f"{table}<p></p><p>Two of the three questions are good, but the lowest decides. At 60% it is in the band "
        "below, and so is the standard.</p>"
        f'<div class="boxes"><div class="box"><h3>Assessment</h3>{rating(1)}</div></div>'
    )


def bands() -> str:
    """Return which share of cases makes which rating."""
    return "<p>The key question with the smallest share of cases that were good enough decides.</p>" + rows(
        ("Cases good enough", "Share", "Rating of the standard"),
        ("A minority", "under 50%", rating(0)),
        ("Too few", "50–64%", rating(1)),
        ("A reasonable majority", "65–79%", rating(2)),
        ("A large majority", "80% or more", rating(3)),
    ).replace("<td>under", '<td class="figure">under').replace('<th scope="col">Share', '<th class="figure">Share')


def scores() -> str:
    """Return how nine ratings are added up."""
    return (
        "<p>Nine standards score 0 to 3 each, from inadequate to outstanding; outcomes are not rated. "
        "A unit that serves no court has no rating for court work, and eight standards count.</p>"
    ) + rows(
        ("Overall rating", "Nine standards: 0–27", "Without court work: 0–24"),
        (rating(0), "0–4", "0–4"),
        (rating(1), "5–13", "5–12"),
        (rating(2), "14–22", "13–20"),
        (rating(3), "23–27", "21–24"),
    )


def domain_one() -> str:
    """Return the ratings of organisational delivery."""
    return boxes(("1.1 Leadership", "1.2 Staff", "1.3 Services", "1.4 Information and facilities"), 1)


def domain_two() -> str:
    """Return the ratings of casework."""
    return boxes(("Assessment", "Planning", "Implementation and delivery", "Reviewing"), 0)


def recommendations() -> str:
    """Return the six recommendations."""
    return points(
        "Assess, plan for, manage and review the risk of harm better.",
        "Obtain information on risk from other agencies, and share it with them, in every case that calls for it.",
        "Make quality assurance and management oversight of all casework more effective.",
        "Provide in every case what is needed to support desistance and to reduce reoffending and the risk of harm.",
        "Train sentence management staff so that they can do all that their roles ask of them.",
        "Have the management information to see whether people of ethnic minority backgrounds are served as well as "
        "others, and to examine any difference.",
        tag="ol",
    )


def done() -> str:
    """Return what followed the inspection."""
    return points(
        "October 2022: the lead inspector went through the main lessons with the unit.",
        "November 2022: the action plan for the Inspectorate was complete, as part of one for all London.",
        "November 2022: the region began a Quality Improvement Programme. It answers this inspection and an internal "
        "one of 2021 by the operational assurance group (OSAG) of HM Prison and Probation Service.",
        "December 2022: the latest OSAG audit ended, with an overall score up by 6%.",
        "Recruitment and retention go on: 3 newly qualified officers came in November 2022, and 6 probation "
        "service officers since July 2022.",
        "The unit now has a learning into practice forum, risk management panels and a strategy for women.",
    )


def programme() -> str:
    """Return the course of the programme."""
    steps = (
        ("November 2022", "The programme begins; the action plan for the Inspectorate is complete."),
        ("December 2022", "An audit finds the overall score up by 6%."),
        ("January 2023", "The Safer Bromley Partnership Board hears of it."),
        ("June 2023", "The programme ends."),
    )
    drawn = "".join(f"<div><h3>{when}</h3>{what}</div>" for when, what in steps)
    return (
        "<p>One programme for the region, built on what the Inspectorate and the operational assurance group found.</p>"
        f'<div class="line">{drawn}</div>'
    )


def questions() -> str:
    """Return the last slide."""
    return '<section class="cover"><h1>Are there any questions?</h1></section>'


if __name__ == "__main__":
    main()
