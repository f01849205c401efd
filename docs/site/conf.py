"""How Sphinx makes the site; `duograd site` writes the pages that it reads."""

from importlib.util import find_spec
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.fileutil import copy_asset

project = "Duograd"
copyright = "the authors of Duograd, MIT License"
extensions = ["myst_nb", "sphinx.ext.mathjax"]
myst_enable_extensions = ["dollarmath"]
nb_execution_mode = "off"
nb_merge_streams = True
nb_code_prompt_show = "Show the output"
nb_code_prompt_hide = "Hide the output"

html_theme = "furo"
html_title = "Duograd"
html_static_path = ["static"]
html_css_files = ["duograd.css"]
html_js_files = [("pages.js", {"defer": "defer"})]
html_copy_source = False
html_show_search_summary = False  # read from a folder, no page may fetch another
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"

# Formulas look as in Jupyter, by the same program, from the site itself: it is read offline too.
mathjax_path = "mathjax/tex-chtml.js"
FONTS = "output/chtml/fonts/woff-v2"


def copy_mathjax(app: Sphinx, error: Exception | None) -> None:
    """Put MathJax and its fonts beside the pages, without the languages that it could speak."""
    (package,) = find_spec("sphinx-mathjax-offline").submodule_search_locations
    here, there = Path(package, "static", "mathjax"), Path(app.outdir, "_static", "mathjax")
    if not error:
        copy_asset(here / "tex-chtml.js", there)
        copy_asset(here / FONTS, there / FONTS)


def name_folds(app: Sphinx, page: str, template: str, context: dict, tree: object) -> None:
    """Let a screen reader say of a fold what it reads, which MyST-NB's own label hides."""
    label = ' aria-label="Toggle hidden content"'
    context["body"] = context.get("body", "").replace(label, "")


def setup(app: Sphinx) -> None:
    """Hook into Sphinx."""
    app.connect("html-page-context", name_folds)
    app.connect("build-finished", copy_mathjax)
