"""axe-core, which finds what keeps people with disabilities out of a page."""

import sys
from pathlib import Path

from playwright.sync_api import Page

AXE = Path(sys.prefix, "axe", "package", "axe.min.js")
HOW_TO_INSTALL = "no axe-core here: install npm, and `make test` fetches it"
NOT_OURS = (
    "th:has(mjx-container)",  # axe 4.14 takes a formula of MathJax for nothing that is read out
    ".sidebar-toggle",  # Furo's style needs them before all landmarks, whose drawers they open
    ".noUi-handle",  # ipywidgets 8 writes a slider's label beside it, and gives its handle no name
)


def obstacles(page: Page, *within: str) -> list[str]:
    """What axe-core finds wrong with a page, or with the parts of it that selectors name."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    context = {"include": list(within) or ["html"], "exclude": list(NOT_OURS)}
    options = {"preload": False, "resultTypes": ["violations"]}  # a page from a file fetches none
    found = page.evaluate("asked => axe.run(...asked)", [context, options])["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]} {[why['message'] for why in node['any']]}"
        for rule in found
        for node in rule["nodes"]
    ]
