"""The site: the lessons to read, each link leading somewhere, in a real browser without a net."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Page, expect

import browser as browsing
from accessibility import AXE, HOW_TO_INSTALL, obstacles
from browser import opened
from duograd.authoring.site import MARK, broken_links, make_site, write_pages
from duograd.authoring.source import LessonError
from duograd.frameworks import NAMES, TITLES
from harness import LESSONS, ROOT, lay_lessons, notebook, without

pytestmark = [
    pytest.mark.filterwarnings("ignore:'myst_parser"),  # its use of Sphinx is no matter of ours
]
in_a_browser = pytest.mark.skipif(browsing.CHROMIUM is None, reason=browsing.HOW_TO_INSTALL)
with_axe = pytest.mark.skipif(not AXE.exists(), reason=HOW_TO_INSTALL)

LESSON = "05_gradient_descent"
# They speak of a student's own answer.
ANSWERING = ("check(", "enter(", "hint(", "predict(", "progress(")
THEMES = {"light": ("torch", LESSONS), "dark": ("tensorflow", [LESSONS[0], LESSON, LESSONS[-1]])}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site, written over an older one."""
    folder = tmp_path_factory.mktemp("built") / "site"
    (folder / MARK).parent.mkdir(parents=True)
    (folder / MARK).touch()
    (folder / "old.html").write_text("a page of before")
    make_site(ROOT, folder)
    return folder


@pytest.fixture(scope="module")
def chromium():
    with browsing.chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """What Sphinx makes the site of."""
    folder = tmp_path_factory.mktemp("written") / "pages"
    write_pages(ROOT, folder)
    return folder


def code_of(folder, lesson, framework):
    book = nbformat.read(folder / f"{lesson}_{framework}.ipynb", as_version=4)
    return {cell.id: cell.source for cell in book.cells if cell.cell_type == "code"}


def text_of(site, lesson, framework):
    return (site / f"{lesson}_{framework}.html").read_text(encoding="utf-8")


def test_every_lesson_has_a_page_for_each_framework_and_its_lab_to_download(site):
    for framework in NAMES:
        for lesson in LESSONS:
            assert (site / f"{lesson}_{framework}.html").exists()
            assert (site / "labs" / f"{lesson}_{framework}.ipynb").exists()


@pytest.mark.parametrize("framework", NAMES)
def test_a_page_shows_every_picture_of_the_solution(site, framework):
    for lesson in LESSONS:
        pictures = sum(
            "image/png" in output.get("data", {})
            for cell in notebook("solutions", lesson, framework).cells
            for output in cell.get("outputs", ())
        )
        assert text_of(site, lesson, framework).count('alt="Figure: ') == pictures > 0


@pytest.mark.parametrize("framework", NAMES)
def test_a_page_holds_the_code_of_its_lab_which_has_no_answers(pages, framework):
    for lesson in LESSONS:
        page, lab = code_of(pages, lesson, framework), code_of(ROOT / "labs", lesson, framework)
        assert page.items() <= lab.items()
        left_out = [source for name, source in lab.items() if name not in page]
        assert left_out and all(source.startswith(ANSWERING) for source in left_out)
        assert not any(source.startswith(ANSWERING) for source in page.values())


def test_what_tells_of_one_machine_only_is_left_out(site):
    assert "is ready" not in text_of(site, LESSON, "torch")


def test_every_output_is_folded_away_until_it_is_asked_for(site):
    text = text_of(site, LESSON, "torch")
    folded = text.count('<details class="admonition hide below-input">')
    assert folded == text.count('<div class="cell_output') > 5
    assert "<details open" not in text


def test_a_link_that_leads_nowhere_is_told(tmp_path):
    (tmp_path / "a.html").write_text(
        '<h1 id="top">A</h1> <a href="b.html">x</a> <a href="#top">x</a> <a href="#gone">x</a>'
        '<img src="c.png"> <a href="https://example.org/gone">x</a> <a href="d.html#e">x</a>'
    )
    (tmp_path / "d.html").write_text("<p>no e here</p>")
    assert list(broken_links(tmp_path)) == [
        "a.html: b.html",
        "a.html: #gone",
        "a.html: c.png",
        "a.html: d.html#e",
    ]


def test_a_site_without_solutions_says_what_makes_them(tmp_path):
    lay_lessons(tmp_path)
    for name in ("docs", "labs", "CONTRIBUTING.md", "CHANGELOG.md"):
        (tmp_path / name).symlink_to(ROOT / name)
    with pytest.raises(LessonError, match=r"missing; `duograd build` makes it"):
        make_site(tmp_path, tmp_path / "site")


def test_a_folder_that_holds_anything_else_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(LessonError, match="name a folder that is new or empty"):
        make_site(ROOT, tmp_path)
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


def test_a_site_is_written_over_an_older_one(site):
    assert not (site / "old.html").exists()
    assert (site / MARK).stat().st_size > 0


def test_a_project_without_the_frame_of_a_site_is_told_which_file_lacks(tmp_path):
    lay_lessons(tmp_path)
    for name in ("labs", "solutions"):
        (tmp_path / name).symlink_to(ROOT / name)
    program = [sys.executable, "-m", "duograd", "site", "--root", tmp_path]
    found = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert found.returncode == 2
    assert found.stderr.strip() == "docs/site/index.md: No such file or directory"


@pytest.mark.parametrize(("command", "package"), [("build", "jupytext"), ("site", "sphinx")])
def test_who_lacks_the_packages_to_write_lessons_is_told_which(tmp_path, command, package):
    lacking = without(tmp_path, [package])
    program = [sys.executable, "-m", "duograd", command]
    found = subprocess.run(
        program, cwd=ROOT, env=lacking, capture_output=True, text=True, check=False
    )
    assert found.returncode == 2
    assert found.stderr.startswith(f"This needs {package}, which is not installed: pip install")
    assert len(found.stderr.splitlines()) == 1


@in_a_browser
def test_the_framework_is_switched_without_losing_ones_place(chromium, site, tmp_path):
    with opened(chromium, address(site, f"{LESSON}_torch"), tmp_path) as page:
        once_drawn(page)
        page.locator("#when-to-stop").evaluate("s => s.scrollIntoView({behavior: 'instant'})")
        page.get_by_label("Framework").get_by_role("link", name="TensorFlow").click()
        expect(page).to_have_url(address(site, f"{LESSON}_tensorflow") + "#when-to-stop")
        once_drawn(page)
        expect(page.get_by_role("heading", name="When to stop")).to_be_in_viewport()
        expect(page.locator("nav.switch [aria-current]")).to_have_text("TensorFlow")


@in_a_browser
def test_an_output_is_shown_by_keyboard_and_formulas_are_drawn_offline(chromium, site, tmp_path):
    with opened(chromium, address(site, f"{LESSON}_torch"), tmp_path) as page:
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.reload()
        expect(page.locator("div.math mjx-container").first).to_be_visible()
        picture = page.get_by_alt_text("Figure: loss surface, told in the text below")
        expect(picture).to_be_hidden()
        fold = page.locator("details", has=picture).locator("summary")
        fold.focus()
        page.keyboard.press("Enter")
        expect(picture).to_be_visible()
        assert {url.partition(":")[0] for url in asked} <= {"file", "data"}


@in_a_browser
@pytest.mark.parametrize("width", [400, 1200, 1500])
def test_the_keyboard_never_leads_to_a_place_that_cannot_be_seen(chromium, site, tmp_path, width):
    with opened(chromium, address(site, f"{LESSON}_torch"), tmp_path) as page:
        page.set_viewport_size({"width": width, "height": 900})
        once_drawn(page)
        for _ in range(40):
            page.keyboard.press("Tab")
            expect(page.locator(":focus")).to_be_in_viewport()


@in_a_browser
def test_on_a_phone_the_menu_and_the_contents_open_by_keyboard(chromium, site, tmp_path):
    with opened(chromium, address(site, f"{LESSON}_torch"), tmp_path) as page:
        page.set_viewport_size({"width": 400, "height": 850})
        search = page.get_by_role("textbox", name="Search")
        contents = page.get_by_role("complementary", name="On this page")
        expect(search).not_to_be_visible()
        expect(contents).not_to_be_visible()
        for box, drawer in (("navigation", search), ("contents", contents)):
            opener = page.get_by_role("checkbox", name=box)
            opener.focus()
            page.keyboard.press("Space")
            expect(drawer).to_be_in_viewport()
            page.keyboard.press("Space")
            expect(drawer).not_to_be_visible()


@in_a_browser
def test_the_list_of_the_other_frameworks_lessons_opens_by_keyboard(chromium, site, tmp_path):
    with opened(chromium, address(site, f"{LESSON}_torch"), tmp_path) as page:
        other = page.get_by_role("complementary", name="All pages").get_by_role(
            "link", name="09 · Dropout"
        )
        expect(other).to_have_count(1)
        page.get_by_role("switch", name="Toggle navigation of TensorFlow").focus()
        page.keyboard.press("Space")
        expect(other).to_have_count(2)


@in_a_browser
def test_search_finds_a_word_in_the_lessons_of_both_frameworks_offline(chromium, site, tmp_path):
    with opened(chromium, address(site, "index"), tmp_path) as page:
        page.get_by_role("textbox", name="Search").fill("momentum")
        page.keyboard.press("Enter")
        for title in TITLES.values():
            expect(page.get_by_role("link", name=f"08 · Optimizers ({title})")).to_be_visible()


@in_a_browser
@with_axe
@pytest.mark.parametrize("theme", THEMES)
def test_nothing_on_the_site_stands_in_anybodys_way(chromium, site, tmp_path, theme):
    framework, lessons = THEMES[theme]
    names = [f"{lesson}_{framework}" for lesson in lessons]
    names += ["index", framework, "instructors", "cluster", "contributing", "changelog"]
    found = []
    with opened(chromium, address(site, "index"), tmp_path) as page:
        page.emulate_media(color_scheme=theme)
        for name in names:
            page.goto(address(site, name))
            unfold(page)
            found += [f"{name}: {line}" for line in obstacles(page)]
    assert not found


def once_drawn(page: Page) -> None:
    """Wait until the page's formulas, which move what is below them, are there."""
    page.wait_for_function(
        "!window.MathJax || window.MathJax.startup?.promise"
    )  # it is loaded late
    page.evaluate("window.MathJax?.startup.promise.then(() => null)")


def unfold(page: Page) -> None:
    """Open all that is folded."""
    once_drawn(page)
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")


def address(site: Path, name: str) -> str:
    """The page as a file: nothing serves it."""
    return (site / f"{name}.html").as_uri()
