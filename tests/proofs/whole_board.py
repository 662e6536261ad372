"""A small board that uses everything a pack can say, for proofs that it is read back."""

from collections.abc import Mapping
from pathlib import Path

BASE = Path(__file__).parent.parent / "cases" / "base" / "members.yaml"
DAY = "2024-03-06"

_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60" viewBox="0 0 120 60">'
    '<rect x="5" y="{}" width="30" height="30" fill="#0b4a6f"/></svg>'
)
_MEETING = """\
time: "10:00"
published: 2024-02-27
agenda:
  - minutes_of: 2024-01-10
  - title: Matters arising
    matters_arising: {report: SB24001}
  - title: Lamps
    papers: [lamps.md]
  - title: Parks
    papers: [gates.md]
    items:
      - title: Visits to parks
        papers: [parks.md]
"""
_MINUTES = """\
---
present: [RS, TO]
closed: "11:30"
---
## 1 Apologies for absence

There were none.

## 2 Lamps in Mill Lane

The lamps were dark. They would be counted. [2.1 @RS]

> **Question:** Who pays for them?

> **Reply:** The council does.

**RESOLVED** that:

1. the lamps be repaired; [2.2 @TO due 2024-03-06]
2. the board be told of it.
"""
_LAMPS = """\
---
kind: paper
title: The lamps of Mill Lane
author: Rosa Silva
---
Since minute 2 the lamps were counted[^1]; [the plan](#the-plan) says the rest. A word of
[thanks to the *neighbours*](https://example.org/neighbours) is due.[^2]

## What was found

- dark lamps:
  - in the lane
  - at the mill

    They were dark before.
- broken posts

Other things:

1. one
2. two

![Lamps by street, the most in Mill Lane](lamps.svg)

## The plan

[Bydd y goleuadau yn cael eu trwsio]{lang=cy}, as it is called.

> Light is safety.

### Costs

| Street | [Lamps](https://example.org/lamps) |  | Posts |  |
|---|---|---|---|---|
|  | dark | bright | broken | whole |
| Mill Lane | 7 | 12 | 3 | 16 |
| High Street | 4 | 25 | 1 | 28 |
{header-rows=2 header-columns=1 caption="Lamps and posts"}

### Who does it

The council does; see item 4a.

[^1]: By two officers on 2 February 2024.
[^2]: They were the first to call.
"""
_PARKS = """\
---
kind: paper
title: Visits to the parks
---
The parks were visited.

![Visits by park, the most in Mill Park](parks.svg)

## Findings

"""
_PARKS += "\n\n".join(f"Park {day} was visited on day {day}, and its gates were in good order." for day in range(1, 46))
_GATES = """\
---
kind: thematic-report
title: Parks
---
## [Gatiau]{lang=cy} and *gates*[^1]

They were oiled.

[^1]: In this order.
"""
_MATTERS = """\
---
contact_officer: Priya Shah
---
## 2.1 done

They are 26 in the lane; [the list](https://example.org/lamps) names them.

## 2.2 open

- two are mended
- five are not
"""
FILES = {
    "members.yaml": BASE.read_text(encoding="utf-8"),
    "meetings/2024-01-10/meeting.yaml": 'time: "10:00"\nagenda:\n  - title: Business\n',
    "meetings/2024-01-10/minutes.md": _MINUTES,
    "meetings/2024-03-06/meeting.yaml": _MEETING,
    "meetings/2024-03-06/matters-arising.md": _MATTERS,
    "meetings/2024-03-06/lamps.md": _LAMPS,
    "meetings/2024-03-06/lamps.svg": _DRAWING.format(10),
    "meetings/2024-03-06/gates.md": _GATES,
    "meetings/2024-03-06/parks.md": _PARKS + "\n",
    "meetings/2024-03-06/parks.svg": _DRAWING.format(20),
}


def write_board(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the files of a board below a folder."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder
