"""Pages of strangers' text: every value is cleaned and escaped, and nothing can run or be fetched.

The browser is told so too: the page's policy allows one style sheet, known by its hash.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from duograd.classroom import standing
from duograd.classroom.writing import clean
from duograd.exercises.marked import spans


def render(template: str, **values: Any) -> str:
    """The page that a template of templates/ makes of `values`."""
    return _environment().get_template(template).render(values)


@functools.cache
def _environment() -> Environment:
    loader = PackageLoader("duograd.classroom")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["code"] = with_code
    environment.globals["standing"] = standing
    css = loader.get_source(environment, "style.css")[0]
    environment.globals["css"] = Markup(css)
    digest = hashlib.sha256(css.encode()).digest()
    environment.globals["css_hash"] = base64.b64encode(digest).decode()
    return environment


def _finalize(value: Any) -> Any:
    """What is put out: strings lose what a page cannot show before they are escaped."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def with_code(text: str) -> Markup:
    """The text escaped, with what is marked in it as code, or as words with weight."""
    made = {"code": Markup("<code>{}</code>"), "em": Markup("<em>{}</em>"), "": Markup("{}")}
    return Markup("").join(made[kind].format(span) for span, kind in spans(clean(text)))
