// Citations: the reference at the citation, on hover, on focus and on the first tap; a way back that opens what hides
// the place; the list of all works, filtered. Without this script every link still leads to its reference and back.
"use strict";
(() => {
  /** What an address points at on this page; nothing if nobody could have meant it. */
  function named(hash) {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch {
      return null;
    }
  }

  /* --- The reference at the citation ------------------------------------------------------------------------------ */

  const preview = Object.assign(document.createElement("div"), { id: "cite-preview", className: "cite-preview" });
  preview.popover = "manual"; // the top layer: no table or box cuts it off
  let open = null;
  let waiting;

  const citation = ({ target }) => target.closest?.("a.cite-ref");
  const reference = (link) => named(link.hash);

  function show(link, hint = "") {
    clearTimeout(waiting);
    const entry = reference(link);
    if (!entry || open === link) return;
    hide();
    open = link;
    preview.replaceChildren(...[...entry.childNodes].map((node) => node.cloneNode(true)));
    if (hint) preview.append(Object.assign(document.createElement("span"), { className: "cite-preview__hint", textContent: hint }));
    // Next to the citation, so that Tab goes on into it and a screen reader finds it there.
    const group = link.closest(".cite");
    if (preview.previousElementSibling !== group) group.after(preview);
    preview.showPopover?.();
    link.setAttribute("aria-describedby", preview.id);
    place(link);
  }

  function place(link) {
    const lines = link.getClientRects();
    const [first, last] = [lines[0], lines[lines.length - 1]];
    const { offsetWidth: width, offsetHeight: height } = preview;
    const left = Math.max(8, Math.min(last.left, document.documentElement.clientWidth - width - 8));
    const below = last.bottom + height + 12 < innerHeight || first.top < height + 12;
    preview.style.left = `${left + scrollX}px`;
    preview.style.top = `${scrollY + (below ? last.bottom + 4 : first.top - height - 4)}px`;
  }

  function hide() {
    clearTimeout(waiting);
    open?.removeAttribute("aria-describedby");
    open = null;
    preview.remove();
  }

  const soon = (what, wait) => {
    clearTimeout(waiting);
    waiting = setTimeout(what, wait);
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = citation(event);
    if (link) link === open ? clearTimeout(waiting) : soon(() => show(link), 120);
    else if (preview.contains(event.target)) clearTimeout(waiting);
    else if (open && !preview.contains(document.activeElement) && document.activeElement !== open) soon(hide, 250);
    else if (!open) clearTimeout(waiting);
  });
  document.addEventListener("focusin", (event) => {
    const link = citation(event);
    if (link?.matches(":focus-visible")) show(link);
    else if (open && !link && !preview.contains(event.target)) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !open) return;
    if (preview.contains(document.activeElement)) open.focus();
    hide();
  });
  document.addEventListener("click", (event) => {
    const link = citation(event);
    if (link && event.pointerType === "touch" && open !== link && reference(link)) {
      event.preventDefault();
      show(link, "Tap the citation again for the list.");
    } else if (open && !preview.contains(event.target)) hide();
  });

  /* --- The way back ----------------------------------------------------------------------------------------------- */

  function reveal() {
    const place = named(location.hash);
    if (!place) return;
    for (let around = place.parentElement; around; around = around.parentElement) {
      if (around.localName === "details") around.open = true;
      if (around.matches(".tabbed-block")) {
        const number = [...around.parentElement.children].indexOf(around);
        around.closest(".tabbed-set").querySelectorAll(":scope > input")[number]?.click();
      }
    }
    if (place.matches(".cite-ref, .reference, .reference__text")) place.scrollIntoView({ block: "center" });
  }

  addEventListener("hashchange", reveal);
  if (document.readyState === "complete") reveal();
  else addEventListener("load", reveal);

  /* --- All works, filtered ---------------------------------------------------------------------------------------- */

  const works = document.querySelector("[data-works]");
  if (!works) return;
  const form = works.querySelector("form");
  const entries = [...works.querySelectorAll(".reference")].map((entry) => ({
    entry,
    words: plain([...entry.querySelectorAll(".reference__text, .reference__note")].map((part) => part.textContent).join(" ")),
    parts: entry.dataset.parts.split(" "),
    status: entry.dataset.status,
  }));

  function plain(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function filter() {
    const { words, part, status } = form.elements;
    const wanted = plain(words.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const work of entries) {
      const fits =
        wanted.every((word) => work.words.includes(word)) &&
        (!part.value || work.parts.includes(part.value)) &&
        (!status.value || work.status === status.value);
      work.entry.hidden = !fits;
      shown += fits;
    }
    // What is looked for stands open, and what holds none of it is not there.
    for (const fold of works.querySelectorAll("details.fold")) {
      fold.hidden = !fold.querySelector(".reference:not([hidden])");
      fold.open = shown < entries.length && !fold.hidden;
    }
    form.querySelector("[data-count]").textContent = `${shown} of ${entries.length} works`;
  }

  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  // A link to a work shows it, whatever the filter says.
  addEventListener("hashchange", () => {
    const place = named(location.hash);
    if (place?.closest("[data-works] [hidden]")) {
      form.reset();
      filter();
      reveal();
      place.scrollIntoView({ block: "center" });
    }
  });
  filter();
})();
