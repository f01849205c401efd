"""The map of the course: what builds on what, at a glance."""

from xml.etree import ElementTree

from duograd.authoring.build import read_course
from duograd.authoring.course_map import course_map, places_of, ways
from harness import LESSONS, ROOT

NEEDS = {
    "00": [], "01": ["00"], "02": ["01", "00"], "03": ["02"], "04": ["03"],
    "19": ["01", "00"], "20": ["19"], "23": ["03"], "26": ["23", "20"], "27": ["02"],
}  # fmt: skip


def test_a_line_leads_from_what_a_lesson_builds_on_directly():
    assert set(ways(NEEDS)) == {
        ("00", "01"), ("01", "02"), ("02", "03"), ("03", "04"), ("01", "19"), ("19", "20"),
        ("03", "23"), ("23", "26"), ("20", "26"), ("02", "27"),
    }  # fmt: skip


def test_each_lesson_stands_below_what_it_builds_on_and_on_no_other():
    places = places_of(NEEDS)
    assert len(set(places.values())) == len(NEEDS)
    for number, needed in NEEDS.items():
        assert all(places[one][1] < places[number][1] for one in needed)


def test_lessons_that_build_on_each_other_in_order_share_a_column():
    places = places_of(NEEDS)
    assert {places[one][0] for one in ("00", "01", "02", "03", "04")} == {0}
    assert places["19"][0] == places["20"][0] > 0


def test_the_map_of_the_labs_names_every_lesson_and_says_so_in_words():
    picture = ElementTree.fromstring(course_map(read_course(ROOT)))
    texts = [text.text for text in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert [text[:2] for text in texts] == [lesson[:2] for lesson in LESSONS]
    assert picture.find("{http://www.w3.org/2000/svg}title").text


def test_the_readme_and_the_page_of_labs_show_it():
    assert "](labs/map.svg)" in (ROOT / "README.md").read_text()
    assert "](map.svg)" in (ROOT / "labs" / "index.ipynb").read_text()
    assert (ROOT / "labs" / "map.svg").read_text() == course_map(read_course(ROOT))
