"""The templates: where they are found, and what they may use. No text of the sources is ever a template."""

from collections.abc import Callable

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from sbpack.model.dates import clock, long_date, weekday_date
from sbpack.render import words
from sbpack.render.unbroken import unbroken
from sbpack.sources.repository import OutsideRoot
from sbpack.templates_root import templates_root

Load = Callable[[str], bytes]
"""Reads a file of the repository by its path from the root; raises OSError or OutsideRoot."""

_FOLDER = "pack/"


class OverlayLoader(BaseLoader):
    """Finds a template in the repository's `templates/` first, then among those that came with the program."""

    def __init__(self, load: Load | None) -> None:
        """Take what reads the repository; None for the program's own templates alone."""
        self._load = load

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool]]:  # noqa: ARG002
        """Return a template's text; its name stands for its path, which differs from machine to machine."""
        return self.text(template), template, lambda: True

    def text(self, name: str) -> str:
        """Return the text of a file of the templates."""
        if name.startswith("/") or ".." in name.split("/"):
            raise TemplateNotFound(name)
        if self._load is not None:
            try:
                return self._load(f"templates/{name}").decode()
            except (OSError, OutsideRoot):
                pass
        try:
            return (templates_root() / name).read_text(encoding="utf-8")
        except OSError as error:
            raise TemplateNotFound(name) from error


def make_environment(load: Load | None = None) -> Environment:
    """Return the environment that sets every section: everything escaped, an unknown name is an error."""
    loader = OverlayLoader(load)
    environment = ImmutableSandboxedEnvironment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_as_printed,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "day": long_date,
        "weekday": weekday_date,
        "clock": clock,
        "page_range": words.page_range,
        "series": words.series,
        "written": words.written,
        "owners": words.owners,
        "office": words.office,
        "purpose": words.purpose,
        "sentence": words.sentence,
    }
    # A style sheet stands in the page itself, so that one text is all that a section's looks depend on.
    environment.globals["stylesheet"] = lambda name: Markup(loader.text(f"{_FOLDER}{name}.css"))  # noqa: S704
    return environment


def _as_printed(value: object) -> object:
    """Print what stands in YAML as prose is printed; what is HTML already has been through that."""
    if isinstance(value, dict | list | tuple):
        value = words.written(value)
    return unbroken(words.apostrophes(value)) if isinstance(value, str) and not isinstance(value, Markup) else value


def template_name(kind: str) -> str:
    """Return the name of the template that sets a kind."""
    return f"{_FOLDER}{kind}.html"
