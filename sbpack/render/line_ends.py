"""Where a line may end within what has no space: addresses, file names, endless words.

The marks are of no width and the engine prints nothing for them, so that what is copied or read aloud is as it was.
"""

import re

MAY_END, MAY_NOT_END = "\u200b", "\u2060"

_LONG = re.compile(r"[^\s\u00a0]{24,}")
_ADDRESS = re.compile(r"^\W*(?:\w+://|www\.|mailto:)|@")
_MAIL = re.compile(r"^[^@/:]+@[\w.-]+\W*$")
_AFTER = re.compile(r"(?<=[/._?&=+#,;:@|\\])(?=[^/._?&=+#,;:@|\\])")
_HYPHEN = re.compile(r"-(?=\w)")
_ENDLESS = re.compile(r"[^\u200b\u2060]{40,}")
_PIECE = 20


def line_ends(text: str) -> str:
    """Mark where a line may end in each long run of signs; what has spaces enough stays as it is."""
    return _LONG.sub(lambda run: _divided(run[0]), text)


def without_line_ends(text: str) -> str:
    """Return a text as it was before its line ends were marked."""
    return text.replace(MAY_END, "").replace(MAY_NOT_END, "")


def _divided(run: str) -> str:
    if _MAIL.search(run):
        # Whoever copies an e-mail address expects no line to end in it; where it must, the part after @ goes on whole.
        run = _HYPHEN.sub(f"{MAY_NOT_END}-{MAY_NOT_END}", run.replace("@", f"@{MAY_END}"))
        return _ENDLESS.sub(lambda word: MAY_END.join(_pieces(word[0])), run)
    run = _AFTER.sub(MAY_END, run)
    if _ADDRESS.search(run):
        # A hyphen at the end of a line is taken for that of a divided word, and is lost when the address is copied.
        run = _HYPHEN.sub(f"{MAY_END}-{MAY_NOT_END}", run)
    return _ENDLESS.sub(lambda word: MAY_END.join(_pieces(word[0])), run)


def _pieces(word: str) -> list[str]:
    return [word[start : start + _PIECE] for start in range(0, len(word), _PIECE)]
