"""Files of other programs, and the form in which each of them can be in a pack."""

_SAVED_AS = {
    "PDF": "doc docx odt rtf pages ppt pptx pps ppsx odp key odg vsd vsdx xls xlsx xlsm ods numbers htm html eml",
    "JPEG or PNG": "heic heif webp avif gif bmp tif tiff jp2 psd raw",
}
_WITH_TABLES = ("xls", "xlsx", "xlsm", "ods", "numbers")


def how_to_save(name: str) -> str:
    """Return what to do with a file that no pack can hold as it is; nothing where its ending says nothing."""
    ending = name.rpartition(".")[2].casefold()
    form = next((form for form, endings in _SAVED_AS.items() if ending in endings.split()), None)
    if form is None:
        return ""
    as_table = ", or a table alone as CSV (`![…](….csv)` shows it in a paper)" if ending in _WITH_TABLES else ""
    return f"save it as {form}{as_table}, and list that file"
