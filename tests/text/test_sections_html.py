"""What the outline of an HTML page is."""

from __future__ import annotations

from precis.text.document import Format

from .reading_helpers import outlined, tree, with_crlf

PAGE = """<!DOCTYPE html>
<html>
<head><title>개인 &amp; 비서 😀</title><style>h1 { color: red }</style></head>
<body>
<header><h1>Paper 😀</h1></header>
<section class="ltx_abstract" id="abs">
<h2>Abstract</h2>
<p>우리는 <em>보였다</em>.</p>
</section>
<!-- <h2>not this</h2> -->
<section>
<h2>1. 서론 <em>더</em></h2>
<p>Text 😀.</p>
<h3>Deep</h3>
<p>x</p>
</section>
<pre><h2>nor this</h2></pre>
<script>var a = "<h2>no</h2>";</script>
<section>
<h2>Conclusion</h2>
<p>End.</p>
</section>
</body>
</html>
"""


def test_headings_nest_and_those_in_comments_and_scripts_are_ignored() -> None:
    found = outlined(PAGE, Format.HTML)
    assert tree(found) == [
        (1, "Paper 😀"),
        (2, "Abstract"),
        (2, "1. 서론 더"),
        (3, "Deep"),
        (2, "Conclusion"),
    ]
    assert found.title == "개인 & 비서 😀"


def test_a_section_ends_with_its_element() -> None:
    found = outlined(PAGE, Format.HTML)
    assert found.sections[2].body.of(PAGE) == "<p>Text 😀.</p>\n<h3>Deep</h3>\n<p>x</p>\n"
    assert found.sections[4].body.of(PAGE) == "<p>End.</p>\n"


def test_the_wrapper_of_a_heading_does_not_end_its_section() -> None:
    text = "<body><div class='t'><h1>A</h1></div><p>x</p><h2>B</h2><p>y</p></body>"
    found = outlined(text, Format.HTML)
    assert found.sections[0].body.of(text).endswith("<p>y</p>")
    wrapped = "<div><h1>A</h1><p>by me</p></div><div><h2>B</h2><p>x</p></div>"
    assert outlined(wrapped, Format.HTML).sections[0].body.of(wrapped).endswith("<p>x</p></div>")


def test_the_abstract_is_the_element_of_that_class() -> None:
    found = outlined(PAGE, Format.HTML)
    assert found.abstract is not None
    assert found.abstract.of(PAGE) == "우리는 <em>보였다</em>."


def test_a_heading_called_abstract_will_do() -> None:
    text = "<h1>T</h1><h2 id='abstract'>초록</h2>\n<p>A.</p><p>B.</p>\n<h2>C</h2>"
    found = outlined(text, Format.HTML)
    assert found.abstract is not None
    assert found.abstract.of(text) == "<p>A.</p><p>B.</p>"


def test_the_body_is_the_inside_of_the_body_element() -> None:
    found = outlined(PAGE, Format.HTML)
    assert found.body.of(PAGE).strip().startswith("<header>")
    assert found.body.of(PAGE).endswith("</section>\n")


def test_windows_line_ends_and_code_points_above_the_first_plane() -> None:
    text = with_crlf(PAGE)
    found = outlined(text, Format.HTML)
    assert tree(found) == tree(outlined(PAGE, Format.HTML))
    assert found.sections[2].heading.of(text) == "<h2>1. 서론 <em>더</em></h2>\r\n"


def test_broken_pages_have_an_outline() -> None:
    assert tree(outlined("<h2>Half", Format.HTML)) == [(1, "Half")]
    assert tree(outlined("<h1>A</h1><p>x<h2>B</h2><p>y", Format.HTML)) == [(1, "A"), (2, "B")]
    assert outlined("", Format.HTML).sections == ()
    assert outlined("<", Format.HTML).sections == ()
    assert tree(outlined("<!-- a --><!-- never <h1>A</h1>", Format.HTML)) == [(1, "A")]
    assert outlined("</div></div><h", Format.HTML).sections == ()
    assert tree(outlined("\ud83d<h1>A</h1>", Format.HTML)) == [(1, "A")]
    assert outlined("<html><body></body></html>", Format.HTML).body.of("x" * 99) == ""
    text = "<h1>Half\nText\n<h2>B</h2>\n"
    found = outlined(text, Format.HTML)
    assert found.sections[0].heading.of(text) == "<h1>Half\n"
