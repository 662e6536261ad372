"""Text from sources on a terminal: hostile until read."""


def visible(text: str) -> str:
    """Replace what could move the cursor or colour the screen; a tab becomes an arrow, so that it is seen."""
    text = text.replace("\t", "→")
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
