"""The pictures: what they show, what they say, and when they can be moved."""

import html
import io
import re
import sys
from types import SimpleNamespace

import ipywidgets
import numpy as np
import pytest
from PIL import Image

from accessibility import contrast
from duograd.notebook import bridge, cards
from duograd.pictures import numbers as words
from duograd.pictures import picture as picture_module
from duograd.pictures import sliders as sliders_module
from duograd.pictures import style
from duograd.pictures.contours import Window, loss_grid
from duograd.pictures.picture import once_per_picture, png
from harness import pictures_of

gradient_descent = pictures_of("05_gradient_descent")
perceptron = pictures_of("01_perceptron")

HESSIAN = np.array([[2.0, 0.6], [0.6, 0.8]])
LOWEST = np.array([1.0, -0.5])
BOUND = 2 / np.linalg.eigvalsh(HESSIAN).max()
START = np.array([-2.0, 2.0])


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sigmoid_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))


def relu(z):
    return np.maximum(z, 0)


def relu_prime(z):
    if (z == 0).any():
        raise ValueError("the slope of ReLU at 0 was asked")
    return (z > 0).astype(float)


def neuron(X, w, w0, g):
    return g(X @ w + w0)


def loss(w):
    return 0.5 * (w - LOWEST) @ HESSIAN @ (w - LOWEST)


def descend(loss, start, rate, steps):
    path = [start]
    for _ in range(steps):
        path.append(path[-1] - rate * HESSIAN @ (path[-1] - LOWEST))
    return np.array(path), np.array([loss(w) for w in path])


def unfinished(*_):
    raise NotImplementedError("TODO 4: perceptron")


SIDE = np.linspace(-1, 1, 15)
PICTURES = {
    "activations": (
        perceptron.activations,
        ({"sigmoid": (sigmoid, sigmoid_prime), "ReLU": (relu, relu_prime)},),
    ),
    "neuron_plane": (perceptron.neuron_plane, (neuron, sigmoid)),
    "descent_path": (gradient_descent.descent_path, (loss, *descend(loss, START, 0.3, 20))),
    "loss_surface": (gradient_descent.loss_surface, (loss, -3, 3)),
    "landscape": (gradient_descent.landscape, (SIDE, SIDE, SIDE[:, None] ** 2 + SIDE**2 + 1)),
    "learning_rates": (
        gradient_descent.learning_rates,
        (loss, descend, START, [0.02, 0.4, 1.06 * BOUND], BOUND),
    ),
    "rate_slider": (gradient_descent.rate_slider, (loss, descend, START, BOUND)),
}
every_picture = pytest.mark.parametrize("name", PICTURES)


@pytest.fixture
def shown(monkeypatch):
    """What a picture shows, as (data, metadata), for functions that are NumPy already."""
    outputs = []

    def display(data, metadata=None, raw=False):
        assert raw
        outputs.append((data, metadata))

    monkeypatch.setattr(bridge, "as_numpy", lambda function: function)
    monkeypatch.setattr(bridge, "to_array", lambda value: value)
    monkeypatch.setattr(picture_module, "in_ipython", lambda: True)
    monkeypatch.setattr(picture_module, "display", display)
    monkeypatch.setattr(sliders_module, "display", display)
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    return outputs


@pytest.fixture
def front_end(shown, monkeypatch):
    """A live front end: the widgets that it was asked to show."""
    boxes = []
    build = sliders_module.build

    def remember(*args):
        boxes.append(build(*args))
        return boxes[-1]

    monkeypatch.setattr(cards, "is_watched", lambda: True)
    monkeypatch.setattr(sliders_module, "build", remember)
    return boxes


def texts(figure):
    return [text.get_text() for axes in figure.axes for text in axes.texts]


# Every picture


@every_picture
def test_every_picture_carries_alt_text_and_shows_it_as_its_caption(name, shown):
    picture, arguments = PICTURES[name]
    assert picture(*arguments) is None
    (image, metadata), (caption, _) = shown
    alt = metadata["image/png"]["alt"]
    assert len(alt) > 60 and alt.endswith(".")
    assert caption["text/plain"] == alt
    assert html.escape(alt) in caption["text/html"]
    assert image["text/plain"].startswith("<Figure: ")


@every_picture
def test_a_picture_is_opaque_small_and_the_same_every_time(name, shown):
    picture, arguments = PICTURES[name]
    picture(*arguments)
    picture(*arguments)
    image = shown[0][0]["image/png"]
    assert image == shown[2][0]["image/png"]
    assert len(image) < 80_000
    opened = Image.open(io.BytesIO(image))
    assert opened.width <= 900
    assert "A" not in opened.getbands() and "transparency" not in opened.info
    assert b"Software" not in image and b"tIME" not in image
    assert min(opened.convert("RGB").getpixel((2, 2))) > 250


@every_picture
def test_every_panel_has_labelled_axes(name):
    picture, arguments = PICTURES[name]
    figure, _ = picture.draw(*arguments)
    for axes in figure.axes:
        assert axes.get_xlabel() or axes.get_ylabel()


@every_picture
def test_numbers_in_the_alt_text_survive_another_processors_last_digits(name):
    picture, arguments = PICTURES[name]
    _, alt = picture.draw(*arguments)
    nudged = tuple(
        np.asarray(a) * (1 + 1e-7) if isinstance(a, np.ndarray) else a for a in arguments
    )
    assert picture.draw(*nudged)[1] == alt
    assert not re.search(r"\d\.\d{5}", alt)


def test_a_picture_is_not_changed_by_the_students_plot_settings(monkeypatch):
    import matplotlib

    picture, arguments = PICTURES["neuron_plane"]
    before = png(picture.draw(*arguments)[0])
    monkeypatch.setitem(matplotlib.rcParams, "figure.facecolor", "black")
    monkeypatch.setitem(matplotlib.rcParams, "font.size", 30)
    assert png(picture.draw(*arguments)[0]) == before
    assert matplotlib.rcParams["font.size"] == 30


@pytest.mark.parametrize("colour", style.TEXT_COLOURS)
def test_text_stands_out_from_its_background(colour):
    assert contrast(colour, style.BACKGROUND) >= 4.5


@pytest.mark.parametrize("shade", [0.0, 0.5, 1.0])
def test_ink_stands_out_from_every_shade_of_the_contours(shade):
    assert contrast(style.INK, style.SEQUENTIAL(shade)) >= 4.5


def test_an_unfinished_todo_reaches_the_caller_and_shows_nothing(shown):
    with pytest.raises(NotImplementedError, match="TODO 4"):
        perceptron.neuron_plane(unfinished, sigmoid)
    with pytest.raises(NotImplementedError, match="TODO 4"):
        gradient_descent.rate_slider(loss, unfinished, START, BOUND)
    assert shown == []


def test_functions_inside_a_dictionary_are_handed_through_the_bridge(shown, monkeypatch):
    wrapped = []

    def as_numpy(function):
        wrapped.append(function)
        return function

    monkeypatch.setattr(bridge, "as_numpy", as_numpy)
    perceptron.activations({"sigmoid": (sigmoid, sigmoid_prime)})
    assert wrapped == [sigmoid, sigmoid_prime]


def test_what_is_remembered_for_the_sliders_is_forgotten_by_the_next_picture(shown):
    calls = []
    remembered = once_per_picture(calls.append)
    remembered(1)
    remembered(1)
    perceptron.neuron_plane(neuron, sigmoid)
    remembered(1)
    assert calls == [1, 1]


# Sliders


def test_without_a_live_front_end_there_are_no_sliders(shown):
    perceptron.neuron_plane(neuron, sigmoid)
    assert not sliders_module.live()
    assert len(shown) == 2


def test_a_live_front_end_is_recognised_in_jupyter_colab_and_vs_code(shown, monkeypatch):
    kernel = SimpleNamespace(kernel=1, user_ns={})
    monkeypatch.setattr(cards, "shell_of_user", lambda: kernel)
    assert not sliders_module.live()
    with monkeypatch.context() as patch:
        patch.setenv("JPY_SESSION_NAME", "a notebook")
        assert sliders_module.live()
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "google.colab", SimpleNamespace())
        assert sliders_module.live()
    kernel.user_ns["__vsc_ipynb_file__"] = "a notebook"
    assert sliders_module.live()


def test_in_a_live_front_end_labelled_sliders_stand_below_the_static_picture(front_end, shown):
    perceptron.neuron_plane(neuron, sigmoid, w1=2.0)
    assert ["image/png" in data for data, _ in shown[:2]] == [True, False]
    view, _ = shown[2]
    assert "application/vnd.jupyter.widget-view+json" in view
    assert view["text/plain"] == "Sliders work while the kernel runs: run the cell again."
    controls = [w for w in front_end[0].children if isinstance(w, ipywidgets.FloatSlider)]
    assert [(w.description, w.value) for w in controls] == [
        ("bias w₀", 1.0),
        ("weight w₁", 2.0),
        ("weight w₂", -2.0),
    ]


def test_a_screen_reader_is_told_what_a_live_picture_is(front_end, shown):
    perceptron.neuron_plane(neuron, sigmoid)
    told = "Figure: neuron plane, told in the text below"
    assert f'<img alt="{told}" src="data:image/png;base64,' in shown[0][0]["text/html"]
    assert front_end[0].children[-2].tooltip == told


def test_a_moved_slider_redraws_the_picture_and_its_words(front_end, shown):
    gradient_descent.rate_slider(loss, descend, START, BOUND)
    control, screen, said = front_end[0].children
    before = screen.value
    assert before == shown[0][0]["image/png"]
    control.value = 0.5
    assert screen.value != before and bytes(screen.value).startswith(b"\x89PNG")
    assert "leaves the picture" in said.value


def test_a_slider_asks_the_loss_for_its_contours_only_once(front_end):
    asked = []

    def counted(w):
        asked.append(w)
        return loss(w)

    gradient_descent.rate_slider(counted, descend, START, BOUND)
    first = len(asked)
    front_end[0].children[0].value = -2.0
    assert len(asked) - first <= 21 < first


def test_an_error_under_a_slider_is_one_sentence_and_the_picture_stays(front_end):
    def fragile(X, w, w0, g):
        if w0 > 2:
            raise ZeroDivisionError("secret details")
        return neuron(X, w, w0, g)

    perceptron.neuron_plane(fragile, sigmoid)
    control, *_, screen, said = front_end[0].children
    before = screen.value
    control.value = 3.0
    assert screen.value == before
    assert "your function stops with ZeroDivisionError." in said.value
    assert "secret" not in said.value


def test_a_logarithmic_slider_moves_in_the_parameters_own_units():
    slider = sliders_module.Slider(1e-3, 10, 0.1, "step h", log=True)
    moved = []

    def render(h):
        moved.append(h)
        return b"", "words"

    box = sliders_module.build({"h": slider}, {"h": 0.1}, render, b"", "a picture")
    control = box.children[0]
    assert (control.min, control.max, control.value) == (-3, 1, 0.1)
    control.value = 1.0
    assert moved == [1.0]


# Lesson 01


def test_the_lectures_neuron_is_drawn_with_its_line_and_its_numbers():
    figure, alt = perceptron.neuron_plane.draw(neuron, sigmoid)
    assert "1 + 3x₁ − 2x₂ = 0" in figure.axes[0].get_title()
    assert {"z > 0", "z < 0", "w = (3, −2)", "x = (−1, 2)"} <= set(texts(figure))
    assert "z = −6\nŷ = 0.002" in texts(figure)
    assert "z = −6 and ŷ = 0.002" in alt


def test_the_names_of_the_half_planes_stand_on_their_own_sides():
    for w0, w1, w2 in [(1, 3, -2), (-2, 0.5, 0.1), (0, -1, 0), (3, 0, 4), (5, -2, -2)]:
        figure, _ = perceptron.neuron_plane.draw(neuron, sigmoid, w0=w0, w1=w1, w2=w2)
        for text in figure.axes[0].texts:
            if text.get_text().startswith("z "):
                z = w0 + w1 * text.xy[0] + w2 * text.xy[1]
                assert (z > 0) == (text.get_text() == "z > 0")


@pytest.mark.parametrize("w0", [-1.0, 0.0, 1.0])
def test_without_weights_there_is_no_line_and_no_arrow(w0):
    figure, alt = perceptron.neuron_plane.draw(neuron, sigmoid, w0=w0, w1=0.0, w2=0.0)
    assert figure.axes[0].get_title() == "w = 0: ŷ is the same everywhere"
    assert not any(text.startswith("w =") for text in texts(figure))
    assert "no line" in alt


def test_the_point_is_drawn_where_the_students_neuron_puts_it():
    def forgot_the_activation(X, w, w0, g):
        return X @ w + w0

    _, alt = perceptron.neuron_plane.draw(forgot_the_activation, sigmoid)
    assert "ŷ = −6" in alt


def test_a_neuron_of_the_wrong_shape_is_told_its_shape():
    with pytest.raises(ValueError, match=r"returned shape \(1, 1\), not \(1,\)"):
        perceptron.neuron_plane.draw(lambda X, w, w0, g: neuron(X, w, w0, g)[:, None], sigmoid)


def test_the_slope_of_relu_is_never_asked_at_zero_and_its_jump_is_not_joined():
    figure, alt = perceptron.activations.draw({"ReLU": (relu, relu_prime)})
    slope = figure.axes[0].lines[-1]
    assert np.isnan(slope.get_ydata()).sum() == 1
    assert slope.get_linestyle() == "--"
    assert alt.endswith("ReLU from 0 to 5, g′ at most 1.")


# Lesson 05


def test_the_alt_text_of_a_path_says_where_it_starts_and_ends():
    weights, losses = descend(loss, START, 0.5, 60)
    _, alt = gradient_descent.descent_path.draw(loss, weights, losses)
    assert "60 steps" in alt
    assert "from (−2, 2), loss 7, it goes to (1, −0.5), loss nearly 0" in alt


@pytest.mark.parametrize("rate", [1.1 * BOUND, 3.0, 1e30])
def test_a_diverging_path_is_said_to_leave_the_picture(rate):
    with np.errstate(all="ignore"):
        weights, losses = descend(loss, START, rate, 60)
    figure, alt = gradient_descent.descent_path.draw(loss, weights, losses)
    assert any("leaves the picture at step" in text for text in texts(figure))
    assert "leaves the picture at step" in alt and "loss grows" in alt
    png(figure)


def test_three_rates_are_named_too_small_right_and_too_large():
    picture, (loss, descend, start, rates, bound) = PICTURES["learning_rates"]
    figure, alt = picture.draw(loss, descend, start, rates[::-1], bound)
    titles = [axes.get_title() for axes in figure.axes[:3]]
    assert [title.split(":")[0] for title in titles] == ["too small", "right", "too large"]
    assert ["<" in title for title in titles] == [True, True, False]
    assert "rises out of the picture" in texts(figure)
    assert len({axes.get_ylim() for axes in figure.axes[3:]}) == 1
    assert "(too large)" in alt and "leaves the picture" in alt


def walk_with(move):
    def descend(loss, start, rate, steps):
        path = [start]
        for _ in range(steps):
            path.append(move(path[-1], HESSIAN @ (path[-1] - LOWEST), rate))
        return np.array(path), np.array([loss(w) for w in path])

    return descend


@pytest.mark.parametrize(
    "move, verdict",
    [
        (lambda w, slope, rate: w + rate * slope, "climbs"),
        (lambda w, slope, rate: w - slope / rate, "climbs"),
        (lambda w, slope, rate: w, "gets nowhere"),
    ],
)
def test_no_learning_rate_is_called_right_where_no_walk_goes_down(move, verdict):
    picture = gradient_descent.learning_rates
    figure, alt = picture.draw(loss, walk_with(move), START, [0.02, 0.4, 0.9], BOUND)
    titles = [axes.get_title() for axes in figure.axes[:3]]
    assert [title.split(":")[0] for title in titles] == [verdict] * 3
    assert "(right)" not in alt and alt.count(f"({verdict})") == 3
    assert "No walk ends lower than it started" in alt
    assert alt.count("from (−2, 2)") == 3


def test_the_window_stays_while_the_learning_rate_moves():
    picture, arguments = PICTURES["rate_slider"]
    limits = set()
    for log_rate in (-3.0, -1.0, 0.9):
        figure, _ = picture.draw(*arguments, log_rate=log_rate)
        limits.add(figure.axes[0].get_xlim() + figure.axes[0].get_ylim())
    assert len(limits) == 1


def test_the_bound_is_marked_and_a_rate_is_said_to_be_below_or_above_it():
    picture, arguments = PICTURES["rate_slider"]
    figure, below = picture.draw(*arguments, log_rate=-1)
    _, above = picture.draw(*arguments, log_rate=0.5)
    assert f"2/λₘₐₓ = {words.number(BOUND)}" in texts(figure)
    assert "η = 0.1, below the bound" in below
    assert "η = 3.2, above the bound" in above


def test_the_lowest_point_of_a_surface_is_marked():
    figure, alt = gradient_descent.loss_surface.draw(loss, -3, 3)
    assert figure.axes[1].texts[-1].get_text() == "lowest"
    assert "lowest, nearly 0, near (1, −0.5)" in alt


def test_the_second_hollow_of_a_landscape_is_marked_and_told():
    figure, alt = gradient_descent.landscape.draw(*gradient_descent.network_landscape())
    assert alt.endswith("A second hollow, 0.56, is near (11, −6.4).")
    assert "second hollow" in texts(figure)
    figure, alt = gradient_descent.landscape.draw(SIDE, SIDE, SIDE[:, None] ** 2 + SIDE**2)
    assert "hollow" not in alt and "second hollow" not in texts(figure)


def test_a_landscape_has_its_first_axis_along_the_first_direction():
    a, b = np.array([0.0, 1.0, 2.0, 3.0]), np.array([10.0, 20.0, 30.0])
    values = np.ones((4, 3)) + np.arange(4)[:, None]
    values[2, 1] = 0.5
    _, alt = gradient_descent.landscape.draw(a, b, values)
    assert "lowest, 0.5, near (2, 20)" in alt


def test_a_loss_is_drawn_smoothly_through_few_points_and_a_square_stays_exact():
    a, b, values = loss_grid(loss, (-3.0, 3.0), (-2.0, 2.0))
    assert values.shape == (97, 97)
    exact = [[loss(np.array([x, y])) for y in b] for x in a]
    np.testing.assert_allclose(values, exact, atol=1e-9)


def test_a_window_is_square_and_holds_no_nan():
    window = Window.around(np.array([[0.0, 0.0], [4.0, 1.0]]))
    assert np.ptp(window.ends(0)) == pytest.approx(np.ptp(window.ends(1)))
    points = np.array([[2.0, 0.5], [np.nan, 0.0], [np.inf, 0.0], [9.0, 0.0]])
    assert window.contains(points).tolist() == [True, False, False, False]


@pytest.mark.parametrize("result", [None, np.zeros((3, 2)), (np.zeros(3), np.zeros(3))])
def test_a_descent_that_does_not_return_a_path_is_told_what_a_path_is(result):
    with pytest.raises(ValueError, match=r"weights .*and losses"):
        gradient_descent.rate_slider.draw(loss, lambda *_: result, START, BOUND)


# Words


@pytest.mark.parametrize(
    "value, text",
    [
        (-6.0, "−6"),
        (0.00247, "0.0025"),
        (0.25, "0.25"),
        (0.0, "0"),
        (-0.0, "0"),
        (123.4, "120"),
        (1.234e6, "1.2 × 10⁶"),
        (-2e-7, "−2 × 10⁻⁷"),
        (np.inf, "∞"),
        (-np.inf, "−∞"),
        (np.nan, "NaN"),
        (1.25, "1.3"),
        (1.25 - 1e-7, "1.3"),
        (1.25 + 1e-7, "1.3"),
    ],
)
def test_numbers_are_written_with_few_digits_and_ties_always_round_up(value, text):
    assert words.number(value) == text


@pytest.mark.parametrize(
    "w0, w, text",
    [
        (1.0, (3.0, -2.0), "1 + 3x₁ − 2x₂ = 0"),
        (0.0, (-1.0, 1.0), "−x₁ + x₂ = 0"),
        (-0.5, (0.0, 2.5), "−0.5 + 2.5x₂ = 0"),
        (0.0, (0.0, 0.0), "0 = 0"),
    ],
)
def test_the_line_is_written_as_in_the_lecture(w0, w, text):
    assert words.line_equation(w0, w) == text


def test_a_plain_script_prints_the_words_of_a_picture_and_not_its_bytes(shown, monkeypatch, capsys):
    monkeypatch.setattr(picture_module, "in_ipython", lambda: False)
    perceptron.activations({"ReLU": (relu, relu_prime)})
    printed = capsys.readouterr().out
    assert "ReLU" in printed and "PNG" not in printed
    assert not shown
