// An old address leads on: the whole page, or the heading that an address names and the page no longer has.
"use strict";
(() => {
  const moved = document.querySelector("[data-moved]");
  const headings = JSON.parse(moved?.dataset.moved ?? "{}");

  function lead() {
    const asked = decodeURIComponent(location.hash.slice(1));
    const place = headings[asked] ?? moved?.getAttribute("href");
    if (!place || document.getElementById(asked)) return;
    const way = new URL(place, location.href);
    if (asked && !way.hash) way.hash = asked;
    if (location.protocol === "file:" && way.pathname.endsWith("/")) way.pathname += "index.html";
    location.replace(way);
  }
  addEventListener("hashchange", lead);
  lead();
})();
