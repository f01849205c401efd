"""What keeps people with disabilities out of a page: axe-core finds it, and a contrast tells."""

import sys
from pathlib import Path

import numpy as np
from matplotlib.colors import to_rgb
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


def contrast(first, second) -> float:
    """WCAG's contrast of two colours, from 1 to 21."""
    low, high = sorted([luminance(first), luminance(second)])
    return (high + 0.05) / (low + 0.05)


def luminance(colour) -> float:
    """How light a colour is, from 0 to 1."""
    channels = np.array(to_rgb(colour))
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])
