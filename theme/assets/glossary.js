// What a glossary word means, at the word: on hover, on focus, and on the first tap. A second tap follows the link.
"use strict";
(() => {
  const meanings = new Map([...document.querySelectorAll(".terms-here [data-term]")].map((entry) => [entry.dataset.term, entry]));
  if (!meanings.size) return;
  const preview = Object.assign(document.createElement("div"), { id: "term-preview", className: "term-preview", hidden: true });
  preview.setAttribute("role", "tooltip");
  document.querySelector("article").append(preview);
  let open = null;
  let leaving;

  function term({ target }) {
    const link = target.closest?.("article a[href*='#']");
    return link && /(^|\/)glossary(\/|\.)/.test(link.getAttribute("href")) && meanings.has(link.hash.slice(1)) ? link : null;
  }

  function show(link, hint = "") {
    clearTimeout(leaving);
    if (open === link) return;
    hide();
    open = link;
    const [name, meaning] = meanings.get(link.hash.slice(1)).children;
    const title = Object.assign(document.createElement("strong"), { textContent: name.textContent });
    preview.replaceChildren(title, ` ${meaning.textContent}`);
    if (hint) preview.append(Object.assign(document.createElement("span"), { className: "term-preview__hint", textContent: hint }));
    preview.hidden = false;
    link.setAttribute("aria-describedby", preview.id);
    place(link.getClientRects()[0]);
  }

  function place(word) {
    const { offsetWidth: width, offsetHeight: height, offsetParent } = preview;
    const from = offsetParent.getBoundingClientRect();
    const left = Math.max(8, Math.min(word.left, document.documentElement.clientWidth - width - 8));
    const below = word.bottom + height + 12 < innerHeight;
    preview.style.left = `${left - from.left}px`;
    preview.style.top = `${(below ? word.bottom + 6 : word.top - height - 6) - from.top}px`;
  }

  function hide() {
    open?.removeAttribute("aria-describedby");
    open = null;
    preview.hidden = true;
  }

  const later = () => (leaving = setTimeout(hide, 250)); // time to move the pointer onto the preview
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = term(event);
    if (link) show(link);
    else if (preview.contains(event.target)) clearTimeout(leaving);
    else if (open && document.activeElement !== open) later();
  });
  document.addEventListener("focusin", (event) => {
    const link = term(event);
    if (link?.matches(":focus-visible")) show(link);
    else if (open) hide();
  });
  document.addEventListener("focusout", (event) => term(event) && later());
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("click", (event) => {
    const link = term(event);
    if (link && event.pointerType === "touch" && open !== link) {
      event.preventDefault();
      show(link, "Tap the word again to open the glossary.");
    } else if (open && !preview.contains(event.target)) hide();
  });
})();
