// A plan on a day, as an entry for a calendar: from its first minute to its last, with the agenda in words.
"use strict";
Object.assign(window.workshop, (() => {
  const { clock, nameOf, many } = window.workshop;

  /** The text of the calendar file. The clock is that of this device, on that day. `remind` is in minutes before, if wanted. */
  function entry(plan, day, remind) {
    const [year, month, date] = day.split("-").map(Number);
    const [hour, minute] = plan.start.split(":").map(Number);
    const lasts = plan.items.reduce((sum, item) => sum + item.minutes, 0);
    const from = new Date(year, month - 1, date, hour, minute);
    let passed = 0;
    const agenda = plan.items.map((item) => {
      const line = `${clock(plan, passed)} ${nameOf(item)} (${many(item.minutes, "minute")})`;
      passed += item.minutes;
      return line;
    });
    const title = plan.title || "Workshop";
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll("_", " "); // Who is invited may be in another.
    return window.calendar(`${document.querySelector(".header__name").textContent.trim()}//Plan`, [{
      id: `plan-${workshop.fileName(plan)}-${day}`,
      title,
      from,
      until: new Date(from.getTime() + lasts * 60_000),
      words: [...agenda, `${clock(plan, passed)} End`, `Times by the clock of ${zone}.`, "", "The plan:", location.href].join("\n"),
      ...(remind ? { remind: Number(remind) } : {}),
    }]);
  }

  return { entry };
})());
