"""What the grader hands out, read by axe-core in a real browser, in both themes."""

import pytest

import browser as browsing
from accessibility import AXE, HOW_TO_INSTALL, obstacles
from browser import opened
from grading import DESCENT, hand_in, hand_in_class, run, solved

pytestmark = [
    pytest.mark.skipif(browsing.CHROMIUM is None, reason=browsing.HOW_TO_INSTALL),
    pytest.mark.skipif(not AXE.exists(), reason=HOW_TO_INSTALL),
]


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A class with every kind of verdict, a file that cannot be read, and a mark by hand."""
    folder = tmp_path_factory.mktemp("class")
    inside, out = folder / "handed in", folder / "graded"
    hand_in_class(inside)
    hand_in(inside, "dee", solved().replace("w - learning_rate", "undefined - learning_rate"))
    for arguments in (
        ("grade", inside, "--out", out, "--seed", 3),
        ("override", out, "bob", DESCENT, "gradient_step", 1, "--who", "T. Ito", "--why", "sign"),
    ):
        done = run(*arguments)
        assert done.returncode == 0, done.stderr
    return out


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_in_the_report_or_in_the_feedback_stands_in_anybodys_way(graded, tmp_path, theme):
    files = [graded / "report.html", *sorted(graded.glob("feedback/*/*.html"))]
    assert len(files) == 5
    found = []
    with (
        browsing.chromium() as browser,
        opened(browser, files[0].as_uri(), tmp_path) as page,
    ):
        page.emulate_media(color_scheme=theme)
        for file in files:
            page.goto(file.as_uri())
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
            found += [f"{file.name}: {line}" for line in obstacles(page)]
    assert not found


def test_what_stands_in_somebodys_way_is_found(tmp_path):
    page = tmp_path / "page.html"
    page.write_text('<p style="color: #bbb; background: #fff">pale</p><img src="data:,">')
    with browsing.chromium() as browser, opened(browser, page.as_uri(), tmp_path) as shown:
        found = {line.partition(":")[0] for line in obstacles(shown)}
    assert {"color-contrast", "image-alt", "html-has-lang"} <= found
