"""The pictures of lessons 00 and 02: what they show and say of the student's own functions."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

from duograd.pictures.picture import png
from harness import pictures_of

dense_layer = pictures_of("02_dense_layer")
tensors_and_gradients = pictures_of("00_tensors_and_gradients")

X = np.array([[-1.0, 2.0], [1.0, 1.0], [4.0, 5.0], [0.5, -2.0]])
W = np.array([[3.0, 1.0, 0.0], [-2.0, 1.0, 1.0]])
B = np.array([[1.0, -1.0, 2.0]])


def dense(X, W, b, g):
    return g(X @ W + b)


def cube(x):
    return x**3


def slope(f, x):
    return 3 * x**2


def forward(f, x, h):
    return (f(x + h) - f(x)) / h


def central(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


def lit_cells(axes):
    white = "#ffffff"
    return [i for i, patch in enumerate(axes.patches) if to_hex(patch.get_facecolor()) != white]


def words_of(figure):
    return "\n".join(text.get_text() for text in figure.texts)


def test_what_decides_a_number_of_z_lights_up_and_is_summed():
    figure, alt = dense_layer.matrix_product.draw(dense, X, W, B, row=2, column=3)
    lit = {axes.get_ylabel(): lit_cells(axes) for axes in figure.axes}
    assert lit == {"X": [2, 3], "W": [2, 5], "b": [2], "Z": [5]}
    assert "z = 1 · 0 + 1 · 1 + 2\n   = 3" in words_of(figure)
    assert "row 2 of X, column 3 of W" in alt and "Z holds 3." in alt


def test_a_wrong_product_is_drawn_as_it_is_and_said():
    figure, alt = dense_layer.matrix_product.draw(lambda X, W, b, g: g(X @ W), X, W, B)
    assert "but your Z holds −7" in words_of(figure)
    assert "Z holds −7." in alt


@pytest.mark.parametrize("row, column", [(0, 0), (99, 99), (2.4, 1.6)])
def test_a_cell_outside_of_z_is_the_nearest_one_inside(row, column):
    figure, _ = dense_layer.matrix_product.draw(dense, X, W, B, row=row, column=column)
    assert sum(len(lit_cells(axes)) for axes in figure.axes) == 6


def test_a_z_of_another_shape_and_a_table_too_large_are_told():
    with pytest.raises(ValueError, match=r"shape \[3, 4\], not \[4, 3\]"):
        dense_layer.matrix_product.draw(lambda *a: dense(*a).T, X, W, B)
    with pytest.raises(ValueError, match="more than 8 rows"):
        dense_layer.matrix_product.draw(dense, np.ones((9, 2)), W, B)


def test_measured_slopes_and_where_rounding_takes_over_are_told():
    figure, alt = tensors_and_gradients.step_size.draw(cube, slope, forward, central)
    assert "measured with h = 0.5 as 15.25 (forward) and 12.25 (central)" in alt
    assert "With h = 0.01 it is 0.06 forward and 0.0001 central." in alt
    assert alt.count("worse at") == 2
    assert [axes.get_xlabel() for axes in figure.axes] == ["x", "step h"]
    assert len(png(figure)) < 80_000


def test_a_wrong_measure_is_drawn_with_its_own_errors():
    def twice(f, x, h):
        return 2 * central(f, x, h)

    _, alt = tensors_and_gradients.step_size.draw(cube, slope, forward, twice)
    assert "24.5 (central)" in alt
    assert "0.06 forward and 10 central" in alt


def test_a_tiny_step_shows_no_digits_that_differ_between_processors():
    _, alt = tensors_and_gradients.step_size.draw(cube, slope, forward, central, h=1e-12)
    assert "measured with a tiny h" in alt
