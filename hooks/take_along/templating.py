"""The templates of packages: they print values as text, whatever stands in them; what is HTML is marked `safe`."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from citations.apa import reference_html
from citations.names import letters
from learning.wording import hours

if TYPE_CHECKING:
    from jinja2 import Template

TEMPLATES = Path(__file__).parent / "templates"


def template(name: str) -> Template:
    """A template by its path below templates/."""
    return _environment().get_template(name)


def outwards(html: str) -> Markup:
    """Links that leave the file open a window of their own: a learning system's frame must not lose its page."""
    return Markup(str(html).replace("<a href=", '<a target="_blank" rel="noopener" href='))


@functools.cache
def _environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    env.filters |= {"outwards": outwards, "reference": reference_html, "letters": letters, "hours": hours}
    return env
