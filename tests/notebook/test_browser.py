"""Labs and lessons as people use them: typed, clicked and read in a real browser."""

import hashlib
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

import browser as browsing
from accessibility import AXE, HOW_TO_INSTALL, contrast, obstacles
from browser import Notebook, Server, make_lab, opened, serve, wait_for
from harness import LESSONS, ROOT, notebook, text_of

pytestmark = [
    pytest.mark.skipif(browsing.CHROMIUM is None, reason=browsing.HOW_TO_INSTALL),
]

LESSON = "05_gradient_descent"
UPHILL = "return w + learning_rate * slope"
DOWNHILL = "return w - learning_rate * slope"
TOLD_UPHILL = "You walked uphill: the gradient points to where the loss grows."
ALARMS = "[data-mime-type$='jupyter.error'], [data-mime-type$='jupyter.stderr']"
THEMES = {"torch": "Light", "tensorflow": "Dark"}
RIGHT = "right · 2 of 2 points"
READABLE = 4.5  # WCAG's least contrast for text


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browsing.chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def jupyterlab(tmp_path_factory) -> Iterator[Server]:
    place = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "labs", place / "labs")
    with serve(make_lab(), place, place / "home") as server:
        yield server


def test_make_lab_opens_on_the_list_of_lessons_and_a_click_opens_a_lab(
    chromium, jupyterlab, tmp_path
):
    with opened(chromium, jupyterlab.address(""), tmp_path) as page:
        page.get_by_role("link", name="PyTorch").nth(LESSONS.index(LESSON)).click()
        expect(page.get_by_role("heading", name="05 · Gradient descent")).to_be_visible()


@pytest.mark.parametrize("framework", THEMES)
def test_a_lab_tells_wrong_from_right_moves_its_picture_and_keeps_the_work(
    chromium, jupyterlab, tmp_path, record_property, framework
):
    theme = THEMES[framework]
    jupyterlab.use_theme(theme)
    name = f"{LESSON}_{framework}.ipynb"
    with opened(chromium, jupyterlab.in_lab(name), tmp_path) as page:
        expect(page.locator("body")).to_have_attribute("data-jp-theme-name", f"JupyterLab {theme}")
        lab = Notebook(page, jupyterlab, name)
        runs_unanswered(lab)
        wrong, right = walks_uphill(lab), walks_downhill(lab)
        record_property(f"{framework}: seconds from run to verdict", f"{wrong:.2f}, {right:.2f}")
        moves_the_slider(lab, framework)
        lab.save(DOWNHILL, RIGHT)
    with opened(chromium, jupyterlab.in_lab(name), tmp_path) as page:
        is_still_there(Notebook(page, jupyterlab, name))


@pytest.mark.skipif(not AXE.exists(), reason=HOW_TO_INSTALL)
@pytest.mark.parametrize("framework", THEMES)
def test_no_card_and_no_figure_stands_in_anybodys_way(chromium, jupyterlab, tmp_path, framework):
    jupyterlab.use_theme(THEMES[framework])
    name = f"{LESSON}_{framework}_solved.ipynb"
    shutil.copy(ROOT / "solutions" / f"{LESSON}_{framework}.ipynb", jupyterlab.folder / name)
    with opened(chromium, jupyterlab.in_lab(name), tmp_path) as page:
        Notebook(page, jupyterlab, name).run_all()
        shown = page.locator(".jp-OutputArea-output img, .jp-OutputArea-output strong")
        expect(shown).to_have_count(12)  # five pictures and a live one, five verdicts, the sum
        assert not obstacles(page, ".jp-OutputArea-output")


def test_a_lab_works_in_the_classic_notebook_too(
    chromium, tmp_path_factory, tmp_path, record_property
):
    place = tmp_path_factory.mktemp("classic")
    name = f"{LESSON}_torch.ipynb"
    shutil.copytree(ROOT / "labs", place / "labs")
    arguments = ["notebook", *make_lab()[1:]]
    with serve(arguments, place, place / "home") as classic:
        address = classic.address(f"notebooks/{name}")
        with opened(chromium, address, tmp_path) as page:
            lab = Notebook(page, classic, name)
            runs_unanswered(lab)
            wrong, right = walks_uphill(lab), walks_downhill(lab)
            record_property("classic: seconds from run to verdict", f"{wrong:.2f}, {right:.2f}")
            lab.save(DOWNHILL, RIGHT)
        with opened(chromium, address, tmp_path) as page:
            is_still_there(Notebook(page, classic, name))


def test_a_lesson_opens_as_a_notebook_and_saving_changes_only_what_was_edited(
    chromium, tmp_path_factory, tmp_path
):
    place = tmp_path_factory.mktemp("author")
    file = place / LESSON / "lesson.md"
    file.parent.mkdir()
    shutil.copy(text_of(LESSON), file)
    before, paragraph = body_of(file.read_text()), "because you will use it in every exercise."
    arguments = [part for part in make_lab() if "default_url" not in part and "-dir" not in part]
    with (
        serve(arguments, place, place / "home") as author,
        opened(chromium, author.in_lab(LESSON), tmp_path) as page,
    ):
        opens_as_notebook(page, file.name)
        page.locator(".jp-RenderedMarkdown p", has_text=paragraph).dblclick()
        page.locator(".jp-Notebook .cm-line", has_text=paragraph).click()
        page.keyboard.press("Control+End")
        page.keyboard.type(" It is a long way.")
        page.keyboard.press("Shift+Enter")
        expect(page.locator(".jp-RenderedMarkdown p", has_text="It is a long way.")).to_be_visible()
        page.keyboard.press("Control+s")
        wait_for(lambda: "It is a long way." in file.read_text())
    edited = before.replace(paragraph, f"{paragraph} It is a long way.")
    assert body_of(file.read_text()) == edited


def runs_unanswered(lab: Notebook) -> None:
    """All cells run: each check says `not started`, and nothing looks like a breakdown."""
    lab.run_all()
    for exercise in ("gradient_step", "gradient_descent", "has_converged", "learning_rate_sweep"):
        expect(lab.output(f"check-{exercise}")).to_contain_text(f"{exercise} · not started")
    assert lab.page.locator(ALARMS).count() == 0
    expect(lab.output(lab.last)).to_contain_text("0 of 10 points")


def walks_uphill(lab: Notebook) -> float:
    """A mistake is named in words, and a hint helps: the seconds until the mistake is named."""
    lab.type_last_line("gradient_step", UPHILL)
    lab.run("gradient_step")
    seconds = lab.seconds_to_see("check-gradient_step", TOLD_UPHILL)
    card = lab.output("check-gradient_step")
    expect(card).to_contain_text("wrong · 0 of 2 points")
    expect(card).to_contain_text('Stuck? Run hint("gradient_step"): 4 left.')
    assert legibility(card.locator("strong")) > READABLE
    lab.insert_below("check-gradient_step", "hint", 'hint("gradient_step")')
    lab.run("hint")
    expect(lab.output("hint")).to_contain_text("Hint 1 of 4: By hand: w = 5, gradient 4")
    return seconds


def walks_downhill(lab: Notebook) -> float:
    """The right answer is right, and progress tells it: the seconds until the verdict."""
    lab.type_last_line("gradient_step", DOWNHILL)
    lab.run("gradient_step")
    seconds = lab.seconds_to_see("check-gradient_step", RIGHT)
    assert legibility(lab.output("check-gradient_step").locator("strong")) > READABLE
    lab.run(lab.last)
    expect(lab.output(lab.last)).to_contain_text("2 of 10 points")
    return seconds


def moves_the_slider(lab: Notebook, framework: str) -> None:
    """The learning rate moves by arrow keys, and the picture and its words follow."""
    cells = {cell.id: cell.source for cell in notebook("solutions", LESSON, framework).cells}
    lab.paste("gradient_descent", cells["gradient_descent"])
    lab.run("gradient_descent")
    slider = lab.holding("pictures.rate_slider(")
    lab.run(slider)
    below = lab.output(slider)
    picture, words = below.locator("img.widget-image"), below.locator("[role=status]")
    expect(picture).to_be_visible()
    before = picture_in(picture)
    below.locator(".noUi-handle").press("End")
    expect(words).to_contain_text("above the bound")
    wait_for(lambda: picture_in(picture) != before)
    below.locator(".noUi-handle").press("Home")
    expect(words).to_contain_text("below the bound")
    assert legibility(words) > READABLE


def is_still_there(lab: Notebook) -> None:
    """What was typed and what was said about it, in a page opened later."""
    expect(lab.cell("gradient_step")).to_contain_text(DOWNHILL)
    expect(lab.output("check-gradient_step")).to_contain_text(RIGHT)


def opens_as_notebook(page: Page, name: str) -> None:
    """Right-click a file → Open With → Jupytext Notebook."""
    page.locator(".jp-DirListing-item", has_text=name).click(button="right")
    page.locator(".lm-Menu-itemLabel", has_text="Open With").hover()
    page.locator(".lm-Menu-itemLabel", has_text="Jupytext Notebook").click()


def body_of(text: str) -> str:
    """A lesson without its head, which jupytext writes anew."""
    return text.split("\n---\n", 1)[1]


def picture_in(image: Locator) -> str:
    """What an image holds, whatever its address."""
    read = "async image => [...new Uint8Array(await (await fetch(image.src)).arrayBuffer())]"
    return hashlib.sha256(bytes(image.evaluate(read))).hexdigest()


def legibility(text: Locator) -> float:
    """The contrast of a text with what is painted behind it."""
    colours = text.first.evaluate(
        """text => {
          let behind = text;
          const painted = element => getComputedStyle(element).backgroundColor;
          while (painted(behind) === "rgba(0, 0, 0, 0)") behind = behind.parentElement;
          return [getComputedStyle(text).color, painted(behind)].map(c => c.match(/[\\d.]+/g));
        }"""
    )
    return contrast(*([float(part) / 255 for part in colour[:3]] for colour in colours))
