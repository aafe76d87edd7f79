// A place for a private note in each pause, and what is said wherever something can be kept.
"use strict";
(() => {
  const { keeping } = window;
  const NOTE = `<div class="note">
    <label><span>A private note, if you like. No names.</span> <textarea rows="4" autocomplete="off"></textarea></label>
    ${keeping.offer("What you write stays")}
  </div>`;
  const SAID = {
    on: "Kept in this browser from now on.",
    full: "Not kept: this browser has no room left, or does not allow it. Copy what you wrote, or save it as a file.",
    gone: "No longer kept: what this browser had kept was cleared. Copy what you wrote, or keep it anew.",
  };
  const BOTH = "Something else was written here in another tab. Both are here now, one below the other.";
  const THEIRS = "This note was changed in another tab. What stands here is what is kept.";
  const FORGOTTEN = "Everything was forgotten. Nothing of it stands here any more.";

  const { page } = document.body.dataset;
  const title = document.querySelector("h1")?.firstChild?.textContent.trim() ?? "";
  const places = [...document.querySelectorAll(":is(.pause, .conversation)[id]")];

  /** Tell whoever is at this place, by eye and by ear; what stands there anyway is told by ear alone. */
  function say(place, words) {
    const status = place.querySelector(".keep [role=status]");
    status.classList.toggle("visually-hidden", Object.values(SAID).indexOf(words) > 0);
    status.textContent = words;
  }

  function noteAt(pause) {
    const key = `${page}#${pause.id}`;
    for (const old of pause.dataset.was?.split(/[ ,]+/) ?? []) keeping.rename(`${page}#${old}`, key);
    pause.insertAdjacentHTML("beforeend", NOTE);
    const note = pause.querySelector(".note");
    const text = note.querySelector("textarea");
    const question = pause.querySelector(".box__words");
    const asked = question.textContent;
    question.id ||= `${pause.id}-asked`;
    text.setAttribute("aria-describedby", question.id); // a page has several such fields
    let base; // when the note was written that these words are written over
    let waits = false; // are there words here that are not stored?

    function show() {
      const kept = keeping.all.notes[key];
      const words = kept?.text ?? "";
      if (words !== text.value) {
        const [had, ahead] = [text.value, text.value.length - text.selectionEnd];
        text.value = words;
        if (text.matches(":focus")) text.setSelectionRange(words.length - ahead, words.length - ahead);
        if (had) say(note, waits ? BOTH : THEIRS);
      }
      if (keeping.state === "on") [base, waits] = [kept?.at, false];
    }

    text.addEventListener("input", () => {
      const { state } = keeping;
      const written = { page, title, asked, text: text.value, on: keeping.today(), at: Date.now(), from: base };
      waits = true;
      if (keeping.change(({ notes }) => (notes[key] = written))) show();
      if (keeping.state !== state || keeping.state === "full") say(note, SAID[keeping.state] ?? "");
    });
    document.addEventListener("kept", show);
    document.addEventListener("forgotten", () => {
      if (text.value) say(note, FORGOTTEN);
      text.value = "";
      [base, waits] = [undefined, false];
    });
    show();
  }
  places.forEach(noteAt);

  // A note under a question that the page has no more stays among the notes; whoever comes back is told.
  const last = places.at(-1)?.querySelector(".note");
  if (last) {
    const names = new Set(places.map(({ id }) => `${page}#${id}`));
    const elsewhere = last.appendChild(document.createElement("p"));
    elsewhere.innerHTML = `What you wrote here under a question that this page asks no more is in <a href="${keeping.address("start/my-notes")}">My notes</a>.`;
    const look = () => (elsewhere.hidden = Object.entries(keeping.all.notes).every(([key, note]) => note.page !== page || names.has(key)));
    document.addEventListener("kept", look);
    document.addEventListener("forgotten", look);
    look();
  }

  /** Every note on this page as text. */
  const asText = () =>
    places
      .map((pause) => [pause.querySelector(".box__words").textContent, pause.querySelector(".note textarea").value])
      .filter(([, words]) => words.trim())
      .map(([asked, words]) => `${asked} (${keeping.said(keeping.today(), { year: "numeric" })})\n${words}\n`)
      .join("\n");

  document.addEventListener("click", ({ target }) => {
    const place = target.closest?.(".keep")?.parentElement;
    if (place && target.matches("[data-save]")) window.saveFile("my-notes.txt", `${title}\n${"=".repeat(title.length)}\n\n${asText()}`);
    if (place && target.matches("[data-keep]")) {
      say(place, keeping.keep() ? SAID.on : "This browser does not allow it. Save or print your notes before you close the page.");
      if (target.checkVisibility()) return;
      // The button has gone. What stands in its place takes the focus, so that whoever came by keys goes on from there.
      const now = target.closest(".keep").querySelector(`[data-when="${keeping.state}"]`);
      now.tabIndex = -1;
      now.focus({ preventScroll: true });
    }
  });

  // What is said about keeping, wherever it is said
  const stand = () => (document.documentElement.dataset.keeping = keeping.state);
  document.addEventListener("kept", stand);
  stand();
})();
