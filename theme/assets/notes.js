// A place for a private note in each pause, a tick at the end of a module, and a button that forgets it all.
"use strict";
(() => {
  const { keeping } = window;

  /* --- What it puts on a page, so that a page without scripts shows no button that does nothing --------------------- */

  const NOTE = `<div class="note">
    <label><span>A private note, if you like. No names.</span> <textarea rows="4" autocomplete="off"></textarea></label>
    ${keeping.offer("What you write stays")}
  </div>`;
  const TICK = `<div class="tick__box">
    <label><input type="checkbox"> I have read this module</label>
    ${keeping.offer("Your tick stays")}
  </div>`;
  const FORGET_BUTTON = `<button type="button" class="button">Forget everything on this device</button>`;
  const FORGET = `<dialog class="forget prose" aria-labelledby="forget-title"><form method="dialog">
    <h2 id="forget-title">Forget everything on this device?</h2>
    <p>Your notes, ticks, ratings, reading place and colour choice for this site go from this browser. We have no copy, so nobody can bring them back.</p>
    <p>Your browser’s own history stays: only you can clear that.</p>
    <p class="forget__choice"><button class="button button--primary" value="forget">Forget everything</button> <button class="button" value="" autofocus>Keep it</button></p>
  </form></dialog>`;

  const part = (html) => Object.assign(document.createElement("template"), { innerHTML: html }).content.firstElementChild;
  const here = document.querySelector("[data-page]")?.dataset.page ?? "";
  const title = document.querySelector("h1")?.firstChild?.textContent.trim() ?? "";
  const today = () => new Date().toISOString().slice(0, 10);
  const said = (date) => new Date(`${date}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long" });

  // Notes
  /** What was kept under what a pause was once called belongs to its name now. */
  function renamed(old, key) {
    if (keeping.all.notes[old] && !keeping.all.notes[key])
      keeping.change(({ notes }) => {
        notes[key] = notes[old];
        delete notes[old];
      });
  }

  for (const pause of document.querySelectorAll(":is(.pause, .conversation)[id]")) {
    const key = `${here}#${pause.id}`;
    for (const old of pause.dataset.was?.split(/[ ,]+/) ?? []) renamed(`${here}#${old}`, key);
    const note = part(NOTE);
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
    const tick = part(TICK);
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
    const dialog = part(FORGET);
    const button = part(FORGET_BUTTON);
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
