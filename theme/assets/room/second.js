// A second window with the notes, for whoever leads: it is told what is on and what the clock says, and may press the buttons.
// They speak by messages alone, since pages from a disk may not look into each other, and this one never loads a note.
"use strict";
{
  const { acts, hear } = window.room;
  const main = document.querySelector("[data-room]");
  const MAY = ["next", "back", "run", "add"];
  const ours = (origin) => origin === location.origin || location.protocol === "file:";
  const target = location.protocol === "file:" ? "*" : location.origin;
  let second = null;
  let told = "";
  let now = null;

  /** Where the notes for what is on are; a disk shows no index.html by itself. */
  function place() {
    const file = location.pathname.endsWith("index.html") ? "index.html" : "";
    return new URL(main.dataset.root + now.item.dataset.notes + file, location.href).href;
  }

  function tell() {
    const { item, step, clock, next, way } = now;
    const label = step.querySelector(".room-label").textContent;
    const at = item.querySelector(".room-at")?.textContent ?? "";
    const news = JSON.stringify({ item: item.dataset.name, name: step.dataset.name, label, at, next, way, clock });
    if (second && news !== told) second.postMessage({ news }, target);
    told = news;
  }

  acts.notes = () => (second = open(place(), "room-notes", "popup,width=560,height=760"));

  addEventListener("message", ({ data, origin, source }) => {
    if (!ours(origin) || !now) return;
    if (MAY.includes(data?.does)) acts[data.does]();
    if (!data?.at) return;
    second = source;
    if (data.at === place()) {
      told = "";
      tell();
    } else source.location.replace(place());
  });

  hear((on) => {
    const moved = now && second && on.item.dataset.notes !== now.item.dataset.notes;
    now = on;
    if (moved) second.location.replace(place()); // It says that it is there, and is told.
    else tell();
  });
}
