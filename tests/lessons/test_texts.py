"""The texts that a notebook is given: links that lead somewhere, tables, what can be unfolded."""

import re
from dataclasses import replace

import jupytext
import pytest

from duograd.authoring import texts
from duograd.frameworks import NAMES
from harness import LESSONS, ROOT, course, notebook, text_of

COURSE = course()


def words_of(kind, lesson, framework):
    cells = notebook(kind, lesson, framework).cells
    return "\n".join(c.source for c in cells if c.cell_type == "markdown")


@pytest.mark.parametrize("framework", NAMES)
@pytest.mark.parametrize("lesson", LESSONS)
def test_every_link_of_a_lab_leads_to_a_file(lesson, framework):
    links = re.findall(r"\]\(([^)#]+)\)", words_of("labs", lesson, framework))
    local = [link for link in links if not link.startswith("http")]
    assert f"{lesson}_{NAMES[framework == NAMES[0]]}.ipynb" in local
    assert all((ROOT / "labs" / link).exists() for link in local), local


@pytest.mark.parametrize("step", [-1, 1])
def test_each_lesson_links_to_the_next_and_the_one_before(step):
    for source in COURSE.lessons:
        other = COURSE.neighbour(source, step)
        linked = texts.links(COURSE, source, "torch")
        assert other is None or texts.file_of(other, "torch") in linked


def test_lessons_are_called_by_their_headings_in_tables_and_links():
    lessons = dict(zip(LESSONS, COURSE.lessons, strict=True))
    assert "| 03 · The multilayer perceptron |" in texts.index(COURSE)
    linked = texts.links(COURSE, lessons["04_losses"], "torch")
    assert linked.startswith("[← The multilayer perceptron](03_mlp_torch.ipynb)")
    assert linked.endswith("[Gradient descent →](05_gradient_descent_torch.ipynb)")


def test_the_readme_and_the_index_list_every_lesson():
    for page in (ROOT / "README.md", ROOT / "labs" / "index.ipynb"):
        text = page.read_text(encoding="utf-8")
        for lesson in LESSONS:
            assert all(f"{lesson}_{framework}.ipynb" in text for framework in NAMES)


def test_no_colab_badge_until_the_public_address_is_set():
    source = COURSE.lessons[0]
    assert texts.colab(replace(COURSE, repository=""), source, "torch") == ""
    badge = texts.colab(replace(COURSE, repository="someone/duograd"), source, "torch")
    assert badge.endswith(
        f"colab.research.google.com/github/someone/duograd/blob/main/labs/{source.name}_torch.ipynb)"
    )


def test_a_lesson_shows_its_own_symptoms_and_folds_those_of_the_lessons_before():
    earlier = 0
    for source in COURSE.lessons:
        shown, _, folded = texts.symptoms(COURSE, source).partition("<details>")
        assert shown.count("\n| ") == len(source.lesson.symptoms) > 0
        assert f"{earlier} more</summary>" in folded or not earlier
        assert folded.count("\n| ") == (earlier + 1 if earlier else 0)
        earlier += len(source.lesson.symptoms)


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_formula_escapes_an_underscore_in_text_where_mathjax_would_show_the_backslash(lesson):
    text = (text_of(lesson)).read_text(encoding="utf-8")
    assert not re.findall(r"\\text\w*\{[^}]*\\_[^}]*\}", text)


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_demo_unfolds_the_other_frameworks_code(lesson):
    for source in (s for s in COURSE.lessons if s.name == lesson):
        unfold = [cell for cell in source.cells if "unfold" in cell.tags]
        text = words_of("labs", lesson, "torch")
        assert text.count("<details><summary>The same in TensorFlow") == len(unfold) > 0


@pytest.mark.parametrize("lesson", LESSONS)
def test_jupyter_saves_a_lesson_as_it_was_written(lesson):
    text = text_of(lesson).read_text(encoding="utf-8")
    saved = jupytext.writes(jupytext.reads(text, "md:myst"), "md:myst")
    assert saved.split("\n---\n", 1)[1] == text.split("\n---\n", 1)[1]
