"""Tags of languages as BCP 47 has them, such as `en-GB`: readers of PDF choose their voice by them."""

import re

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*",
    re.IGNORECASE | re.ASCII,
)
_OF_TWO_LETTERS = re.compile(
    r"a[abefkmnrsvyz]|b[aeghimnors]|c[aehorsuvy]|d[aevz]|e[elnostu]|f[afijory]|g[adlnuv]|h[aeiortuyz]|i[adegiknostu]|"
    r"j[av]|k[agijklmnoruvwy]|l[abgilngotuv]|m[ghiklnrsty]|n[abdeglnorvy]|o[cjmrs]|p[ailst]|qu|r[mnouw]|"
    r"s[acdegiklmnoqrstuvw]|t[aeghiklnorstwy]|u[gkrz]|v[eio]|w[ao]|xh|y[io]|z[ahu]"
)
"""The codes of ISO 639-1, those that were taken back left out but `sh`."""
_NAMES = {
    "english": "en-GB", "british": "en-GB", "british english": "en-GB", "uk english": "en-GB", "en uk": "en-GB",
    "eng": "en-GB", "welsh": "cy", "cymraeg": "cy", "irish": "ga", "gaeilge": "ga", "gaelic": "gd",
    "scottish gaelic": "gd", "scots": "sco", "cornish": "kw", "french": "fr", "german": "de", "spanish": "es",
    "italian": "it", "portuguese": "pt", "polish": "pl", "romanian": "ro", "dutch": "nl", "arabic": "ar",
    "bengali": "bn", "gujarati": "gu", "hindi": "hi", "punjabi": "pa", "tamil": "ta", "urdu": "ur", "turkish": "tr",
    "somali": "so", "chinese": "zh", "latin": "la", "ukrainian": "uk", "russian": "ru", "greek": "el",
}  # fmt: skip
"""What people write instead."""
USUAL_LANGUAGE = "en-GB"
"""Of a board that names none."""


def language_help(tag: str) -> str:
    """Return what to write instead of a tag, nothing where it is right."""
    match = _TAG.fullmatch(tag)
    language = match["language"].lower() if match else ""
    region = (match["region"] or "").upper() if match else ""
    is_known = len(language) == 3 or _OF_TWO_LETTERS.fullmatch(language) is not None
    if match and is_known and language not in _NAMES and region != "UK":
        return ""
    name = " ".join(re.sub(r"[-_]", " ", tag.casefold()).split())
    meant = _NAMES.get(name) or (f"{language}-GB" if region == "UK" and is_known else "")
    if not meant and "_" in tag and not language_help(tag.replace("_", "-")):
        meant = tag.replace("_", "-")
    return f"write `{meant}`" if meant else f"write its code, such as `{USUAL_LANGUAGE}` for English or `cy` for Welsh"
