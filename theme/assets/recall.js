// The questions of a module as dated entries for a calendar, made on this device from what stands on the page.
"use strict";
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.recall");
  if (!link) return;
  event.preventDefault();
  const site = document.querySelector(".header__name");
  const { title } = document.querySelector(".recall-rounds").dataset;
  const two = (number) => String(number).padStart(2, "0");
  const stamp = (days) => {
    const day = new Date();
    day.setDate(day.getDate() + days);
    return `${day.getFullYear()}${two(day.getMonth() + 1)}${two(day.getDate())}`;
  };
  const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
  /** A line in pieces of at most 75 octets, no character cut (RFC 5545). */
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
  const now = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const here = location.href.split("#")[0];
  const entries = [...document.querySelectorAll(".recall-round")].flatMap((round) => {
    const days = 7 * Number(round.dataset.weeks);
    const asked = [...round.querySelectorAll("li")].map((item, number) => `${number + 1}. ${item.textContent.trim()}`);
    const words = ["Try these without looking anything up.", "", ...asked, "", "Then compare: the answers stand at the end of the module.", here];
    return [
      "BEGIN:VEVENT",
      `UID:${now}-${days}-${crypto.randomUUID?.() ?? Math.random().toString(36).slice(2)}@${keeping.course}`,
      `DTSTAMP:${now}`,
      `DTSTART;VALUE=DATE:${stamp(days)}`,
      `DTEND;VALUE=DATE:${stamp(days + 1)}`,
      "TRANSP:TRANSPARENT",
      `SUMMARY:${escaped(`From memory: ${title}`)}`,
      `DESCRIPTION:${escaped(words.join("\n"))}`,
      "END:VEVENT",
    ];
  });
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//${escaped(site.textContent)}//Recall//EN`, ...entries, "END:VCALENDAR"];
  const saved = document.createElement("a");
  saved.href = URL.createObjectURL(new Blob([lines.map(folded).join("\r\n") + "\r\n"], { type: "text/calendar" }));
  saved.download = "from-memory.ics";
  saved.click();
  setTimeout(() => URL.revokeObjectURL(saved.href), 10_000);
});
