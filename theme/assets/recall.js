// The calendar file of a module knows no date, since it was made before anybody read it. This gives it the day in a week.
"use strict";
document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a.recall");
  if (!link) return;
  event.preventDefault();
  let calendar;
  try {
    calendar = await (await fetch(link.href)).text();
  } catch {
    location.assign(link.href); // from a disk: the to-do without a date
    return;
  }
  const stamp = (days) => {
    const day = new Date();
    day.setDate(day.getDate() + days);
    return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("");
  };
  const dates = `DTSTART;VALUE=DATE:${stamp(7)}\r\nDTEND;VALUE=DATE:${stamp(8)}\r\nTRANSP:TRANSPARENT\r\n`;
  const entry = calendar.replaceAll("VTODO", "VEVENT").replace("SUMMARY", `${dates}SUMMARY`);
  const saved = document.createElement("a");
  saved.href = URL.createObjectURL(new Blob([entry], { type: "text/calendar" }));
  saved.download = "in-a-week.ics";
  saved.click();
  setTimeout(() => URL.revokeObjectURL(saved.href), 10_000);
});
