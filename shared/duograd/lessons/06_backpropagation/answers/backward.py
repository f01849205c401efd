"""Right and wrong answers to `backward`, the same in both frameworks."""


def right_in_products(x, y, w1, w2):
    z1, s, y_hat = forward(x, w1, w2)
    error = y_hat - y
    return 2 * error * w2 * s * (1 - s) * x, 2 * error * s


def function_of_lab_01(x, y, w1, w2):
    z1, s, y_hat = forward(x, w1, w2)
    dy_hat = 2 * (y_hat - y)
    return dy_hat * w2 * sigmoid_prime(z1) * x, dy_hat * s


def size_of_what_arrives(x, y, w1, w2):
    z1, s, y_hat = forward(x, w1, w2)
    ds = 2 * (y_hat - y) * w2
    return abs(ds) * s * (1 - s) * x, 2 * (y_hat - y) * s


def right_in_numbers(x, y, w1, w2):
    z1, s, y_hat = (float(v) for v in forward(x, w1, w2))
    dy_hat = 2 * (y_hat - float(y))
    return dy_hat * float(w2) * s * (1 - s) * float(x), dy_hat * s
