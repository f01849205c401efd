"""The engine of pictures: style, figures with words, sliders, landscapes. It knows no lesson."""
