"""Calendar files made in the browser: read by a library that reads them as calendars do, in several time zones."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import icalendar
import pytest

from tests.browser import watched
from tests.conftest import A_COURSE, ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

UTC = datetime.UTC
MAKE = (ROOT / "theme/assets/calendar.js").read_text("utf-8")
HARD = "Rain, snow; and \\hail\\\nüber “größer” 雨 🌧\u0007 BEGIN:VEVENT"
ENTRIES = """[
  { id: "rain-1", title: words, day: new Date(2026, 11, 6), words: words + "!".repeat(99), url: "https://example.org/a,b;c", remind: -540 },
  { id: "half-day", title: "Half day", from: new Date(2026, 2, 29, 9, 30), until: new Date(2026, 2, 29, 13), where: words, remind: 15 },
  { id: "quiet", title: "Quiet", day: new Date(2026, 11, 31) },
]"""


def made(page: Page) -> bytes:
    page.set_content(f"<html data-course='{A_COURSE.slug}'></html>")
    page.add_script_tag(content=MAKE)
    text: str = page.evaluate(f"(words) => calendar('A; course, with marks//Recall', {ENTRIES})", HARD)
    return text.encode()


def entries(saved: bytes) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(saved)
    assert calendar.to_ical() and not calendar.errors
    found = calendar.walk("VEVENT")
    assert not [entry.errors for entry in found if entry.errors]
    return found


def test_what_is_written_is_what_a_calendar_reads(page: Page) -> None:
    saved = made(page)
    first, second, third = entries(saved)
    assert str(first["summary"]) == HARD.replace("\u0007", "") == str(second["location"])
    assert str(first["description"]).endswith("!" * 99) and str(first["url"]) == "https://example.org/a,b;c"
    assert [str(one["uid"]) for one in (first, second, third)] == [
        f"{name}@{A_COURSE.slug}" for name in ("rain-1", "half-day", "quiet")
    ]
    lines = saved.split(b"\r\n")
    assert lines[-1] == b"" and max(map(len, lines)) == 75 and b"\n" not in b"".join(lines)
    assert all(line.decode() for line in lines[:-1])  # no character is cut
    assert "PRODID:-//A\\; course\\, with marks//Recall//EN" in saved.decode()


def test_a_reminder_is_there_for_whoever_chose_it(page: Page) -> None:
    first, second, third = entries(made(page))
    [morning], [before] = first.walk("VALARM"), second.walk("VALARM")
    assert morning["trigger"].dt == datetime.timedelta(hours=9) and before["trigger"].dt == -datetime.timedelta(minutes=15)
    assert str(morning["action"]) == "DISPLAY" and str(before["description"]) == "Half day"
    assert third.walk("VALARM") == []


@pytest.mark.parametrize(
    ("zone", "begins"),
    [("Pacific/Auckland", "2026-03-28T20:30"), ("America/Los_Angeles", "2026-03-29T16:30"), ("Europe/Berlin", "2026-03-29T07:30")],
)
def test_days_are_those_of_the_reader_and_times_the_same_moment_everywhere(browser: Browser, zone: str, begins: str) -> None:
    with watched(browser, timezone_id=zone) as context:
        first, second, third = entries(made(context.new_page()))
    assert first["dtstart"].dt == datetime.date(2026, 12, 6) and first["dtend"].dt == datetime.date(2026, 12, 7)
    assert third["dtend"].dt == datetime.date(2027, 1, 1)
    # Berlin puts its clocks forward in that very night.
    assert second["dtstart"].dt == datetime.datetime.fromisoformat(begins).replace(tzinfo=UTC)
    assert second["dtend"].dt - second["dtstart"].dt == datetime.timedelta(hours=3, minutes=30)
