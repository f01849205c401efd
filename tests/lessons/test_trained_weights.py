"""The weights shipped for lesson 11 are what each framework itself would store and load."""

import importlib

import numpy as np
import pytest

from duograd.data import every_student, students, trained_weights

predict = importlib.import_module("duograd.lessons.11_will_i_pass.trained").predict
MEAN, STD = students().X[:240].mean(axis=0), students().X[:240].std(axis=0)
X = ((every_student() - MEAN) / STD).astype("float32")


def in_torch():
    torch = importlib.import_module("torch")
    nn = torch.nn
    model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1), nn.Sigmoid())
    state = {name: torch.tensor(array) for name, array in trained_weights("torch").items()}
    model.load_state_dict(state, strict=True)
    return model(torch.tensor(X)).detach().numpy()


def in_tensorflow():
    keras = importlib.import_module("tensorflow").keras
    hidden = keras.layers.Dense(8, activation="tanh", name="hidden")
    output = keras.layers.Dense(1, activation="sigmoid", name="output")
    model = keras.Sequential([keras.Input((2,)), hidden, output])
    arrays = trained_weights("tensorflow")
    names = [f"{layer.name}/{w.name}" for layer in model.layers for w in layer.weights]
    assert names == list(arrays)
    model.set_weights(list(arrays.values()))
    return model(X).numpy()


@pytest.mark.parametrize("answers", [in_torch, in_tensorflow])
def test_each_framework_loads_its_file_and_predicts_the_same(answers):
    weights = list(trained_weights("tensorflow").values())
    np.testing.assert_allclose(answers(), predict(weights, X)[1], atol=1e-5)


def test_the_shipped_network_is_good_and_lets_the_student_at_4_5_pass():
    p = predict(list(trained_weights("tensorflow").values()), (students().X - MEAN) / STD)[1]
    assert ((p[:, 0] > 0.5) == students().passed)[320:].mean() > 0.9
    place = (every_student() == (4, 5)).all(axis=1)
    assert predict(list(trained_weights("tensorflow").values()), X)[1][place] > 0.9
