// The text of a calendar file (iCalendar, RFC 5545), made from plain values. For whoever has something to put in a calendar:
//
//   const text = calendar("A small course//Recall", [
//     { id: "rain-1", title: "From memory: Rain", day: new Date(2026, 11, 6), words: "1. Name three kinds.", remind: -540 },
//     { id: "plan-7", title: "Half day", from: new Date(2026, 11, 6, 9, 30), until: new Date(2026, 11, 6, 13), where: "Room 4" },
//   ]);
//   saveFile("half-day.ics", text, "text/calendar");
//
// An entry takes a whole day (`day`) or a time (`from`, `until`: ordinary Dates, as the clock of this device has them; they
// are written in UTC, so that a calendar in another time zone shows the same moment). The same `id` saved again replaces the
// entry in most calendars. `words`, `where`, `url` and `remind` may be left out; `remind` is minutes before the beginning, and
// below zero after it: -540 is nine o'clock in the morning of a whole day.
"use strict";
window.calendar = (() => {
  const two = (number) => String(number).padStart(2, "0");
  const date = (day) => `${day.getFullYear()}${two(day.getMonth() + 1)}${two(day.getDate())}`; // the day that it is here
  const moment = (time) => time.toISOString().replace(/[-:]|\.\d+/g, "");
  const next = (day) => new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1);
  const duration = (minutes) => `${minutes > 0 ? "-" : ""}PT${Math.abs(minutes)}M`;

  /** Text as a value: what the format means something by is marked, and control characters, which it forbids, are left out. */
  const escaped = (text) =>
    text.replace(/\r\n?/g, "\n").replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n").replace(/[\x00-\x08\x0b-\x1f\x7f]/g, "");

  /** A line in pieces of at most 75 octets, no character cut. */
  function folded(line) {
    const pieces = [""];
    let size = 0;
    for (const character of line) {
      const octets = new TextEncoder().encode(character).length;
      if (size + octets > 75) {
        pieces.push(" ");
        size = 1;
      }
      pieces[pieces.length - 1] += character;
      size += octets;
    }
    return pieces.join("\r\n");
  }

  function entry({ id, title, day, from, until, words, where, url, remind }) {
    const named = (name, text) => (text ? [`${name}:${escaped(text)}`] : []);
    return [
      "BEGIN:VEVENT",
      ...named("UID", `${id}@${document.documentElement.dataset.course}`),
      `DTSTAMP:${moment(new Date())}`,
      ...(day ? [`DTSTART;VALUE=DATE:${date(day)}`, `DTEND;VALUE=DATE:${date(next(day))}`, "TRANSP:TRANSPARENT"] : []),
      ...(from ? [`DTSTART:${moment(from)}`, `DTEND:${moment(until)}`] : []),
      ...named("SUMMARY", title),
      ...named("DESCRIPTION", words),
      ...named("LOCATION", where),
      ...(url ? [`URL:${new URL(url, location.href)}`] : []),
      ...(remind === undefined
        ? []
        : ["BEGIN:VALARM", "ACTION:DISPLAY", ...named("DESCRIPTION", title), `TRIGGER:${duration(remind)}`, "END:VALARM"]),
      "END:VEVENT",
    ];
  }

  return (name, entries) => {
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//${escaped(name)}//EN`, ...entries.flatMap(entry), "END:VCALENDAR"];
    return `${lines.map(folded).join("\r\n")}\r\n`;
  };
})();
