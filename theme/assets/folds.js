// A module on a phone: each part folds at its heading, or all of them do and are a list to choose from. Nothing is kept.
// Without this script, on a wide screen and on paper every part is open.
"use strict";
(() => {
  const header = document.querySelector(".module-header");
  const headings = [...document.querySelectorAll("#main-content > h2")];
  const narrow = matchMedia("(max-width: 44.984375em)");
  if (!header || headings.length < 2) return;
  const parts = [];

  /** Show a part or fold it; what is folded can still be searched for, where a browser knows how. */
  function show(part, open) {
    part.button.setAttribute("aria-expanded", open);
    if (open) part.body.removeAttribute("hidden");
    else part.body.setAttribute("hidden", "until-found");
  }

  const all = document.createElement("button");
  function showAll(open) {
    for (const part of parts) show(part, open);
    say();
  }
  const isFolded = (part) => part.body.hasAttribute("hidden");
  const folded = () => parts.every(isFolded);
  const say = () => { all.textContent = folded() ? "Open all parts" : "Fold all parts"; };

  function build() {
    for (const heading of headings) {
      const body = document.createElement("div");
      body.className = "part";
      while (heading.nextElementSibling && !heading.nextElementSibling.matches("h2, .tick, nav, section, .corrected, .last-read, .mend"))
        body.append(heading.nextElementSibling);
      heading.after(body);
      const button = document.createElement("button");
      button.type = "button";
      button.className = "part__button";
      button.append(...[...heading.childNodes].filter((node) => !node.classList?.contains("headerlink")));
      heading.prepend(button);
      const part = { button, body };
      parts.push(part);
      button.addEventListener("click", () => { show(part, isFolded(part)); say(); });
      body.addEventListener("beforematch", () => { show(part, true); say(); });
      show(part, true);
    }
    all.type = "button";
    all.className = "button parts__all";
    all.addEventListener("click", () => showAll(folded()));
    say();
    headings[0].before(all);
    addEventListener("hashchange", reveal);
    addEventListener("beforeprint", () => showAll(true));
    reveal();
  }

  /** A link to something in a folded part opens it. */
  function reveal() {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const part = parts.find((one) => isFolded(one) && one.body.contains(place));
    if (!part) return;
    show(part, true);
    say();
    place.scrollIntoView();
  }
  // A link that is pressed twice changes no address.
  document.addEventListener("click", ({ target }) => parts.length && target.closest?.("a[href*='#']") && setTimeout(reveal));

  function adapt() {
    if (narrow.matches && !parts.length) build();
    else if (!narrow.matches && parts.length) showAll(true);
  }
  narrow.addEventListener("change", adapt);
  adapt();
})();
