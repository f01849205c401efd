"""Right answers to `decode`, the same in both frameworks."""


def right_by_splitting(tokens):
    return " ".join("".join(tokens).split("▁")).lstrip(" ")


def right_in_a_loop(tokens):
    text = ""
    for token in tokens:
        for letter in token:
            text += " " if letter == "▁" else letter
    return text.strip()
