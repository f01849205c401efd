"""Every picture of every lesson: its words can be read, and colour alone tells nothing apart.

A picture is opaque and light, so that it is the same in a light and in a dark notebook.
"""

import contextlib
import functools
import io
import itertools

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.colors import to_hex, to_rgba
from matplotlib.text import Annotation

from accessibility import contrast
from duograd.frameworks import NAMES
from duograd.notebook.session import session
from duograd.pictures import picture as picture_module
from duograd.pictures import style
from harness import LESSONS, notebook

READABLE = 4.5  # WCAG's least contrast for text
TOLD_BY_LIGHT = 3.0  # WCAG's least contrast of what is no text
SHARE = 0.1  # of the room of a text: a curve that crosses it is less
NEAR = 4.0  # pixels from a line to the place that its name points to

every_lesson = pytest.mark.parametrize("lesson", LESSONS)


@functools.cache
def drawn(lesson):
    """The figures of a lesson's solution with their names, as its cells draw them."""
    figures = []

    def keep(self, arguments):
        figure, alt = self.draw(**arguments)
        assert alt
        figures.append((f"{self.__name__} {len(figures) + 1}", figure))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(picture_module.Picture, "_show", keep)
        patch.setattr(session, "lab", None)
        namespace = {"__name__": "__main__"}
        for cell in notebook("solutions", lesson, NAMES[0]).cells:
            if cell.cell_type == "code":
                with contextlib.redirect_stdout(io.StringIO()):
                    exec(compile(cell.source, cell.id, "exec"), namespace)
    return figures


def words_and_ground(figure):
    """Each text with its colour and the colours behind it, most of its room first."""
    written = []

    def remember(self, gc, x, y, s, *how, ismath=False, **_):
        font, angle = how
        size = self.get_text_width_height_descent(s, font, ismath)
        written.append((s, gc.get_rgb(), box(x, y, size, np.deg2rad(angle))))

    canvas = FigureCanvasAgg(figure)
    with pytest.MonkeyPatch.context() as patch, style.house_style():
        patch.setattr(RendererAgg, "draw_text", remember)
        canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())
    for text, ink, place in written:
        room = pixels[place].reshape(-1, 4)
        grounds, counts = np.unique(room // 8 * 8, axis=0, return_counts=True)
        yield text, ink, [to_hex(g / 255) for g in grounds[counts > SHARE * len(room)]]


def box(x, y, size, angle):
    """Rows and columns of a turned text whose baseline begins at (x, y), y from the top."""
    width, height, descent = size
    across = np.array([0, width, width, 0])
    up = np.array([-descent, -descent, height - descent, height - descent])
    columns = x + across * np.cos(angle) - up * np.sin(angle)
    rows = y - across * np.sin(angle) - up * np.cos(angle)
    ends = [(max(int(v.min()), 0), int(v.max()) + 1) for v in (rows, columns)]
    return tuple(slice(*pair) for pair in ends)


@every_lesson
def test_every_word_stands_out_from_what_is_behind_it(lesson):
    hidden = [
        (name, text, to_hex(ink), ground)
        for name, figure in drawn(lesson)
        for text, ink, grounds in words_and_ground(figure)
        for ground in grounds
        if contrast(ink[:3], ground) < READABLE
    ]
    assert not hidden


@every_lesson
def test_lines_of_two_colours_differ_in_more_than_their_colour(lesson):
    alike = [
        (name, axes.get_title(), one.get_color(), other.get_color())
        for name, figure in drawn(lesson)
        for axes in figure.axes
        for one, other in itertools.combinations(telling_lines(axes), 2)
        if not (told_apart(one, other) or have_names_of_their_own(axes, one, other))
    ]
    assert not alike


@every_lesson
def test_a_picture_is_opaque_and_light_whatever_the_notebooks_theme(lesson):
    for _, figure in drawn(lesson):
        assert to_hex(figure.get_facecolor(), keep_alpha=True) == f"{style.BACKGROUND}ff"
        for axes in figure.axes:
            assert to_rgba(axes.get_facecolor())[3] == 1 or axes.get_label() == "<colorbar>"


def telling_lines(axes):
    """The lines of a panel, without the faint ones that only mark a level."""
    lines = [line for line in axes.lines if line.get_visible() and len(line.get_xydata()) > 1]
    return [line for line in lines if line.get_color() != style.GRID]


def told_apart(one, other):
    """Whether two lines are of one colour, or differ in dashes, markers or lightness."""
    if to_hex(one.get_color()) == to_hex(other.get_color()):
        return True
    if looks(one) != looks(other):
        return True
    return contrast(one.get_color(), other.get_color()) >= TOLD_BY_LIGHT


def looks(line):
    has_marker = line.get_marker() not in ("None", None, "", " ")
    return line.get_linestyle(), str(line._dash_pattern), has_marker and str(line.get_marker())


def have_names_of_their_own(axes, one, other):
    """Whether texts of the panel point to both lines, not the same ones unless the lines are."""
    names = [names_of(axes, line) for line in (one, other)]
    same = np.array_equal(one.get_xydata(), other.get_xydata())
    return all(names) and (names[0] != names[1] or same)


def names_of(axes, line):
    path = line.get_transform().transform(line.get_xydata())
    notes = [text for text in axes.texts if isinstance(text, Annotation) and text.get_text()]
    return {note.get_text() for note in notes if distance(path, place(axes, note)) < NEAR}


def place(axes, note):
    """Where an annotation points to, in pixels."""
    if isinstance(note.xycoords, str):
        return {"data": axes.transData, "axes fraction": axes.transAxes}[note.xycoords].transform(
            note.xy
        )
    return note.xycoords.transform(note.xy)


def distance(path, point):
    """From a point to the nearest of the pieces [n, 2] of a path."""
    start, along = path[:-1], np.diff(path, axis=0)
    length = np.maximum((along**2).sum(axis=1), 1e-9)
    share = np.clip(((point - start) * along).sum(axis=1) / length, 0, 1)
    return np.nanmin(np.linalg.norm(start + share[:, None] * along - point, axis=1))
