// A place for a private note in each pause, a tick at the end of a module, and a button that forgets it all.
"use strict";
(() => {
  const { keeping } = window;
  const part = (name) => document.getElementById(`keep-${name}`).content.firstElementChild.cloneNode(true);
  const here = document.querySelector("[data-page]")?.dataset.page ?? "";
  const title = document.querySelector("h1")?.firstChild?.textContent.trim() ?? "";
  const today = () => new Date().toISOString().slice(0, 10);
  const said = (date) => new Date(`${date}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long" });

  // Notes
  for (const pause of document.querySelectorAll(".pause[id]")) {
    const key = `${here}#${pause.id}`;
    const note = part("note");
    const text = note.querySelector("textarea");
    text.value = keeping.all.notes[key]?.text ?? "";
    text.addEventListener("input", () =>
      keeping.change(({ notes }) => {
        if (text.value.trim())
          notes[key] = { page: here, title, asked: pause.querySelector(".box__words").textContent, text: text.value, on: today() };
        else delete notes[key];
      }),
    );
    document.addEventListener("forgotten", () => (text.value = ""));
    pause.append(note);
  }

  // The tick of a module, and the ticks beside links to modules
  for (const place of document.querySelectorAll("[data-tick]")) {
    const tick = part("tick");
    const box = tick.querySelector("input");
    const show = () => (box.checked = here in keeping.all.read);
    box.addEventListener("change", () =>
      keeping.change(({ read }) => (box.checked ? (read[here] = { title, on: today() }) : delete read[here])),
    );
    document.addEventListener("kept", show);
    show();
    place.append(tick);
  }

  function marks() {
    document.querySelectorAll(".card__done").forEach((mark) => mark.remove());
    for (const link of document.querySelectorAll("a.card__link")) {
      const read = keeping.all.read[keeping.page(link.href)];
      if (!read) continue;
      const mark = Object.assign(document.createElement("p"), { className: "card__done" });
      mark.textContent = `Read on ${said(read.on)}`;
      link.closest("li, .strand").append(mark);
    }
  }

  // Where somebody stopped: kept only after the choice, offered where a page has room for it
  const headings = new IntersectionObserver((seen) => {
    const heading = seen.findLast((entry) => entry.isIntersecting)?.target;
    if (heading && keeping.on)
      keeping.change((kept) => (kept.place = { page: here, title, anchor: heading.id, heading: heading.firstChild.textContent }));
  });
  if (document.querySelector("[data-tick]")) document.querySelectorAll("article > h2[id]").forEach((h2) => headings.observe(h2));

  function resume() {
    const { place } = keeping.all;
    for (const line of document.querySelectorAll("[data-resume]")) {
      line.hidden = !place;
      if (!place) continue;
      const link = Object.assign(document.createElement("a"), { href: `${keeping.address(place.page)}#${place.anchor}` });
      link.textContent = `“${place.heading}”, in ${place.title}`;
      line.replaceChildren("You stopped at ", link);
    }
  }

  // What is said about keeping, wherever it is said
  function say() {
    document.documentElement.dataset.keeping = keeping.on ? "on" : "off";
    marks();
    resume();
  }
  document.addEventListener("kept", say);
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-keep]");
    if (!button) return;
    const line = button.closest(".keep");
    const allowed = keeping.keep();
    line.querySelector("[role=status]").textContent = allowed
      ? "Kept in this browser from now on."
      : "This browser does not allow it. Save or print your notes before you close the page.";
  });

  // Forgetting
  for (const place of document.querySelectorAll("[data-forget]")) {
    const dialog = part("forget");
    const button = part("forget-button");
    button.addEventListener("click", () => dialog.showModal());
    dialog.addEventListener("close", async () => {
      if (dialog.returnValue === "forget") {
        await keeping.forget();
        place.querySelector("[role=status]").textContent = "Forgotten. Nothing of yours is left on this device.";
      }
      dialog.returnValue = "";
    });
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    place.append(button, status);
    document.body.append(dialog);
  }
  say();
})();
