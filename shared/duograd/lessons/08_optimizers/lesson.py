"""Lesson 08, optimizers: can the step size look after itself?

The forms are those of the papers. Every formula here is a step: it takes w, a gradient and a
state (None at first), and returns the new w and the new state.
"""

from duograd.exercises import Difference

EXERCISES = (
    "sgd_step",
    "momentum_step",
    "adagrad_step",
    "rmsprop_step",
    "adam_step",
    "adadelta_step",
    "step_decay",
)
# Each proof walks w = 1 down the same five gradients, with an ε that is large enough to show.
_TORCH_WALK = """
def walk(optimizer, **settings):
    w = torch.nn.Parameter(torch.tensor(1.))
    steps = optimizer([w], lr=.1, **settings)
    for g in (.01, .02, -.03, .01, .05):
        w.grad = torch.tensor(g)
        steps.step()
    return w.item()
"""
_KERAS_WALK = """
def walk(optimizer, **settings):
    w = tf.Variable(1.)
    steps = optimizer(learning_rate=.1, **settings)
    for g in (.01, .02, -.03, .01, .05):
        steps.apply_gradients([(tf.constant(g), w)])
    return float(w)
"""
_BY_HAND = """
def by_hand(size, start=0., keep=1., take=1.):
    w, s = 1., start
    for g in (.01, .02, -.03, .01, .05):
        s = keep * s + take * g * g
        w -= .1 * g / size(s)
    return w
"""
_ADAM_BY_HAND = """
def adam(corrected_first):
    w = m = s = 0.
    w += 1
    for t, g in enumerate((.01, .02, -.03, .01, .05), 1):
        m, s = .5 * m + .5 * g, .75 * s + .25 * g * g
        mend = (1 - .75**t) ** .5
        size = s**.5 / mend + .1 if corrected_first else (s**.5 + .1) / mend
        w -= .1 * m / (1 - .5**t) / size
    return w
"""


def _near(expression, value):
    return f"holds = bool(abs({expression} - {value}) < 1e-6)"


DIFFERENCES = (
    Difference(
        "Adam's ε",
        "added to the corrected root, as in the paper and in your `adam_step`; 1e-8 unless said",
        "added to the uncorrected root; 1e-7 unless said",
        _TORCH_WALK
        + _ADAM_BY_HAND
        + _near("walk(torch.optim.Adam, betas=(.5, .75), eps=.1)", "adam(True)")
        + " and torch.optim.Adam([torch.zeros(1)]).defaults['eps'] == 1e-8",
        _KERAS_WALK
        + _ADAM_BY_HAND
        + _near("walk(tf.keras.optimizers.Adam, beta_1=.5, beta_2=.75, epsilon=.1)", "adam(False)")
        + " and tf.keras.optimizers.Adam().epsilon == 1e-7",
    ),
    Difference(
        "RMSProp",
        "`torch.optim.RMSprop(…, alpha=ρ)`, ρ = 0.99 unless said; ε outside the root, as here",
        "`tf.keras.optimizers.RMSprop(…, rho=ρ)`, ρ = 0.9 unless said; ε inside the root",
        _TORCH_WALK
        + _BY_HAND
        + _near(
            "walk(torch.optim.RMSprop, alpha=.9, eps=.1)",
            "by_hand(lambda s: s**.5 + .1, 0., .9, .1)",
        )
        + " and torch.optim.RMSprop([torch.zeros(1)]).defaults['alpha'] == .99",
        _KERAS_WALK
        + _BY_HAND
        + _near(
            "walk(tf.keras.optimizers.RMSprop, rho=.9, epsilon=.1)",
            "by_hand(lambda s: (s + .1)**.5, 0., .9, .1)",
        )
        + " and tf.keras.optimizers.RMSprop().rho == .9",
    ),
    Difference(
        "Adagrad",
        "the sum of squares starts at 0; ε outside the root, as here",
        "the sum of squares starts at 0.1; ε inside the root",
        _TORCH_WALK
        + _BY_HAND
        + _near("walk(torch.optim.Adagrad, eps=.1)", "by_hand(lambda s: s**.5 + .1)"),
        _KERAS_WALK
        + _BY_HAND
        + _near(
            "walk(tf.keras.optimizers.Adagrad, epsilon=.1)", "by_hand(lambda s: (s + .1)**.5, .1)"
        ),
    ),
    Difference(
        "momentum, when η changes on the way",
        "the velocity is a sum of gradients, as here: a new η counts for all of it at once",
        "the velocity is a sum of steps, η included: old steps keep their old η",
        "w = torch.nn.Parameter(torch.tensor(0.))\n"
        "steps = torch.optim.SGD([w], lr=1., momentum=.5)\n"
        "for rate in (1., .1):\n    steps.param_groups[0]['lr'] = rate\n"
        "    w.grad = torch.tensor(1.)\n    steps.step()\n"
        "holds = abs(w.item() + 1 + .1 * 1.5) < 1e-6",
        "w = tf.Variable(0.)\nsteps = tf.keras.optimizers.SGD(1., momentum=.5)\n"
        "for rate in (1., .1):\n    steps.learning_rate = rate\n"
        "    steps.apply_gradients([(tf.constant(1.), w)])\n"
        "holds = abs(float(w) + 1 + (.5 + .1)) < 1e-6",
    ),
    Difference(
        "one optimizer for two models",
        "it knows the parameters it was given, and no others: a second model's do not move",
        "the first step binds it: a second model raises a ValueError",
        "one, two = torch.nn.Linear(1, 1), torch.nn.Linear(1, 1)\n"
        "steps = torch.optim.Adam(one.parameters())\nbefore = two.weight.item()\n"
        "two(torch.ones(1, 1)).sum().backward()\nsteps.step()\n"
        "holds = two.weight.item() == before",
        "one, two = tf.Variable([1.]), tf.Variable([1., 2.])\n"
        "steps = tf.keras.optimizers.Adam()\nsteps.apply_gradients([(tf.ones(1), one)])\n"
        "try:\n    steps.apply_gradients([(tf.ones(2), two)])\n    holds = False\n"
        "except ValueError:\n    holds = True",
    ),
    Difference(
        "the learning rate unless said",
        "SGD and Adam 0.001, RMSprop and Adagrad 0.01, Adadelta 1",
        "SGD 0.01, all others 0.001: Adadelta then hardly moves",
        "w = [torch.zeros(1)]\no = torch.optim\n"
        "rates = [x(w).defaults['lr'] for x in (o.SGD, o.Adam, o.RMSprop, o.Adagrad, o.Adadelta)]\n"
        "holds = rates == [.001, .001, .01, .01, 1.]",
        "o = tf.keras.optimizers\n"
        "rates = [float(x().learning_rate) for x in (o.SGD, o.Adam, o.RMSprop, o.Adagrad, "
        "o.Adadelta)]\nholds = bool(np.allclose(rates, [.01] + [.001] * 4))",
    ),
)
SYMPTOMS = (
    ("the loss zigzags while it falls", "a ravine: the rate is near the bound of its steep side"),
    ("training starts well, then almost stands still", "Adagrad's sum of squares only grows"),
    ("the very first steps are far too long", "averages that start from 0 were not corrected"),
    ("momentum or Adam is no better than plain descent", "a new optimizer is made at every epoch"),
    ("Adam hovers around the minimum and never settles", "η is never lowered: plan a decay"),
)
