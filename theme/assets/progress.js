// How far somebody has come: a tick at the end of a module, ticks beside links to modules, and where they stopped.
"use strict";
(() => {
  const { keeping } = window;
  const TICK = `<div class="tick__box">
    <label><input type="checkbox" autocomplete="off"> I have read this module</label>
    ${keeping.offer("Your tick stays")}
  </div>`;

  const PLACE = `<span class="keep"><button type="button" data-when="off" data-keep>Keep my place</button><span data-when="on">Your place is kept on this device</span><span data-when="full">Your place is not kept</span><span data-when="gone">Your place is not kept</span> <span role="status"></span></span>`;

  const { page } = document.body.dataset;
  const title = document.querySelector("h1")?.firstChild?.textContent.trim() ?? "";

  // The tick of a module
  for (const place of document.querySelectorAll("[data-tick]")) {
    place.insertAdjacentHTML("beforeend", TICK);
    const box = place.querySelector("input");
    const show = () => (box.checked = Object.hasOwn(keeping.all.read, page));
    box.addEventListener("change", () =>
      keeping.change(({ read }) => (read[page] = box.checked ? { title, on: keeping.today() } : null)),
    );
    document.addEventListener("kept", show);
    show();
  }

  // Read modules are ticked in the menu and on their cards, a strand counts its own, and its button leads to the next.
  function marks() {
    document.querySelectorAll(".card__done, .menu__done").forEach((mark) => mark.remove());
    const { read } = keeping.all;
    const isRead = (link) => Object.hasOwn(read, keeping.page(link.href));
    for (const link of document.querySelectorAll("a.card__link")) {
      const name = keeping.page(link.href);
      const within = Object.keys(read).filter((page) => page.startsWith(`${name}/`)).length;
      if (!isRead(link) && !within) continue;
      const mark = Object.assign(document.createElement("p"), { className: "card__done" });
      mark.textContent = isRead(link) ? `Read on ${keeping.said(read[name].on)}` : `${within} of them read`;
      link.closest("li, .strand, .glance__part")?.append(mark);
    }
    for (const link of [...document.querySelectorAll(".pages a")].filter(isRead))
      link.insertAdjacentHTML("beforeend", `<span class="menu__done"> ✓<span class="visually-hidden"> (read)</span></span>`);

    const begin = document.querySelector(".page-header__begin a");
    const modules = [...document.querySelectorAll(".cards--numbered a.card__link")];
    if (!begin || !modules.length) return;
    const next = modules.find((link) => !isRead(link)) ?? modules[0];
    begin.textContent = `${next === modules[0] ? "Begin" : "Go on"}: ${next.textContent}`;
    begin.href = next.href;
  }

  // Where somebody stopped: kept only after the choice, which a module offers from its beginning on
  for (const line of document.querySelectorAll("[data-place]")) {
    line.innerHTML = PLACE;
    line.hidden = false;
  }
  const headings = document.querySelector("[data-tick]") ? [...document.querySelectorAll("article > h2[id]")] : [];
  const reached = () => headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight);
  const stop = (heading) =>
    keeping.change((kept) => (kept.place = { page, title, anchor: heading?.id ?? "", heading: heading?.firstChild.textContent ?? "" }));
  // The margin makes a heading count that a jump went past.
  const passing = new IntersectionObserver(() => keeping.on && reached() && stop(reached()), { rootMargin: "9999999px 0px 0px" });
  for (const heading of headings) passing.observe(heading);
  // Before whoever hears the press, so that all is stored at once.
  if (headings.length) document.addEventListener("click", ({ target }) => target.closest?.("[data-keep]") && stop(reached()), true);

  function resume() {
    const { place } = keeping.all;
    for (const line of document.querySelectorAll("[data-resume]")) {
      line.hidden = !place;
      if (!place) continue;
      const link = Object.assign(document.createElement("a"), { href: keeping.address(place.page) + (place.anchor && `#${place.anchor}`) });
      link.textContent = place.heading ? `“${place.heading}”, in ${place.title}` : `the beginning of ${place.title}`;
      line.replaceChildren("You stopped at ", link);
    }
  }

  function show() {
    marks();
    resume();
  }
  document.addEventListener("kept", show);
  show();
})();
