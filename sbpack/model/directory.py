"""A directory of contacts: what its front matter may hold."""

from sbpack.findings.suggest import suggestion
from sbpack.sources.fields import Fields
from sbpack.sources.public_directory import OF_CONTACT, OF_ORGANISATION


def read_directory(fields: Fields, key: str) -> None:
    """Read a directory for its findings alone."""
    for entry in fields.maps(key):
        organisation = Fields(entry, fields.findings)
        organisation.required_text("organisation")
        _read_entry(organisation, OF_ORGANISATION)
        for contact in organisation.maps("contacts"):
            person = Fields(contact, fields.findings)
            _read_entry(person, OF_CONTACT)
            person.close()
        organisation.close()


def _read_entry(fields: Fields, known: tuple[str, ...]) -> None:
    """Read what stands in an organisation or a contact, and which of it is marked public."""
    for key in known:
        fields.text(key)
    for name in fields.texts("public"):
        if name.text not in known:
            otherwise = "it may name " + ", ".join(f"`{key}`" for key in known)
            fields.wrong_shape(name, f"`public` cannot name `{name.text}`", suggestion(name.text, known, otherwise))
