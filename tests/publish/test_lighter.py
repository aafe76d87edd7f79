"""Pages become lighter, and look and work as before."""

from __future__ import annotations

import json
import re
from collections import Counter
from urllib.parse import unquote

from publish import lighter, menus
from publish.tree import html, parse

SHAPE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="{}"/></svg>'
ARROW, BELL = SHAPE.format("m4 4h2z"), SHAPE.format("M1 1")


def test_only_what_most_pages_draw_goes_into_the_style_sheet() -> None:
    shown = Counter(shape for page in (ARROW + BELL, f"<p>{ARROW}{ARROW}</p>", "") for shape in lighter.shapes(page))
    assert lighter.drawings(shown, 3) == {"m4 4h2z": "drawn-1"}
    assert lighter.drawings(Counter(), 0) == {} and lighter.rules({}) == ""


def test_the_style_sheet_draws_what_the_page_drew() -> None:
    (drawn,) = re.findall(
        r'\.drawn-1\{--drawn:url\("data:image/svg\+xml,([^"]+)"\)\}', lighter.rules({"m4 4h2z": "drawn-1"})
    )
    assert unquote(drawn).replace("'", '"') == ARROW


def test_a_drawing_keeps_its_place_and_one_that_is_not_shared_keeps_its_shape() -> None:
    tree = parse(f'<p><i class="md-icon">{ARROW}</i>{BELL}</p>')
    lighter.lighten(tree, {"m4 4h2z": "drawn-1"})
    assert [(svg.get("class"), len(svg)) for svg in tree.iter("svg")] == [("drawn drawn-1", 0), (None, 1)]


def test_marks_of_the_theme_s_script_go_and_those_that_are_read_stay() -> None:
    tree = parse(
        '<ul data-md-component="toc" data-md-scrollfix></ul><div data-md-component="search"></div>'
        '<div data-md-component="container" data-page="a"></div><div class="md-dialog" data-md-component="dialog"><div></div></div>'
    )
    lighter.lighten(tree, {})
    assert re.findall(r"data-[^ >]+", html(tree).decode()) == [
        'data-md-component="toc"',
        'data-md-component="search"',
        'data-page="a"',
    ]
    assert "md-dialog" not in html(tree).decode()


def test_text_keeps_its_blanks_and_a_menu_loses_them() -> None:
    menu = '<nav class="md-nav" data-md-level="0">\n<a href="#a">\n<span class="md-ellipsis">\nOne two\n</span>\n</a>\n</nav>'
    tree = parse(
        f'<div class="md-sidebar md-sidebar--primary">\n{menu}\n</div>\n<p>\nOne <b>two</b> <i>three</i>\n</p>'
    )
    lighter.lighten(tree, {})
    assert '<nav class="md-nav" data-md-level="0"><a href="#a">One two</a></nav>' in html(tree).decode()
    assert "<p>\nOne <b>two</b> <i>three</i>\n</p>" in html(tree).decode()


MENU = """<nav class="md-nav" data-md-level="0"><ul><li><a href=".">Home</a></li>
<li class="md-nav__item{open}"><input id="__nav_2"><label for="__nav_2">Rain</label><div class="md-nav">
<label class="md-nav__title" for="__nav_2">Rain</label><ul><li><a href="rain/drizzle/">Drizzle</a></li></ul></div></li></ul></nav>"""


def test_a_page_keeps_its_own_part_of_the_menu_and_links_to_the_others() -> None:
    open_here, elsewhere = (parse(MENU.format(open=how)) for how in (" md-nav__item--active", ""))
    before = html(open_here)
    menus.shorten(open_here)
    assert html(open_here) == before
    menus.shorten(elsewhere)
    (entry,) = elsewhere.xpath("//li[@data-section]")
    assert [(link.get("href"), link.text) for link in entry] == [("rain/drizzle/", "Rain")]


def test_the_script_holds_what_pages_leave_out() -> None:
    home = parse(MENU.format(open=""))
    script = menus.script(home)
    parts = json.loads(script.removeprefix("window.menus = ").removesuffix(";\n"))
    assert parts[0] is None and parts[1].startswith('<input id="__nav_2">') and "Drizzle" in parts[1]
    assert menus.script(parse("<p></p>")) == ""
