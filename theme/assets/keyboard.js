// What a mouse can do a keyboard can do.
"use strict";
(() => {
  // Menu, search and the sections of the menu are opened by labels, which a keyboard cannot reach. They become buttons.
  // They keep their `for`: the theme's styles find them by it. Without this script the labels stay.
  function button(label, name) {
    const toggle = document.getElementById(label.htmlFor);
    if (!toggle) return null;
    const made = document.createElement("button");
    for (const { name, value } of label.attributes) made.setAttribute(name, value);
    made.type = "button";
    made.removeAttribute("tabindex");
    if (name) made.setAttribute("aria-label", name);
    made.append(...label.childNodes);
    label.replaceWith(made);
    const tell = () => made.setAttribute("aria-expanded", String(toggle.checked));
    toggle.addEventListener("change", tell);
    made.addEventListener("click", () => toggle.click());
    tell();
    return made;
  }
  const words = (element) => element?.textContent.trim().replace(/\s+/g, " ") ?? "";
  const seen = (element) => element.checkVisibility({ visibilityProperty: true });
  document.querySelectorAll("header label.md-header__button[for=__search]").forEach((label) => button(label, "Search"));

  // On a small screen the menu shows one level at a time; focus goes along to the next level and back. On a wide one
  // every level is open, and a button would do nothing.
  const menu = document.querySelector(".md-sidebar--primary");
  const small = matchMedia("(max-width: 76.234375em)");
  const levels = [];
  const level = (label, name) => {
    const made = button(label, name);
    if (!made) return;
    levels.push(made);
    made.addEventListener("click", () => {
      const others = [...menu.querySelectorAll(`button[for="${label.htmlFor}"]`)].filter((other) => other !== made);
      setTimeout(() => others.find(seen)?.focus(), 50);
    });
  };
  const arrange = () => {
    if (small.matches) {
      for (const label of menu?.querySelectorAll("label.md-nav__link[for^=__]") ?? [])
        level(label, words(label) ? null : `Pages in ${words(label.parentElement)}`);
      for (const label of menu?.querySelectorAll("label.md-nav__title[for^=__nav], label.md-nav__title[for=__toc]") ?? [])
        level(label, `Back from ${words(label)}`);
    }
    for (const made of levels) made.disabled = !small.matches;
  };
  small.addEventListener("change", arrange);
  arrange();

  // A page carries its own section's part of the menu. The others come when the menu is first opened; until they are
  // there a section opens by going there.
  function complete() {
    const sections = [...menu.querySelector("[data-md-level='0'] > ul").children];
    if (!sections.some((section) => "section" in section.dataset)) return;
    const { keeping } = window;
    const script = document.createElement("script");
    script.src = new URL("assets/menu.js", keeping.home);
    script.addEventListener("load", () => {
      for (const [number, section] of sections.entries()) {
        if (!("section" in section.dataset)) continue;
        const focused = section.contains(document.activeElement);
        section.innerHTML = window.menus[number];
        for (const link of section.querySelectorAll("a")) link.href = keeping.address(link.getAttribute("href").replace(/\/$/, ""));
        arrange();
        if (focused) section.querySelector("a, button").focus();
      }
    });
    document.body.append(script);
  }

  // The menu itself: focus goes in with it, comes back with Escape, and it closes when focus leaves it.
  const drawer = document.getElementById("__drawer");
  const opener = document.querySelector("header label[for=__drawer]");
  if (drawer && opener && menu) {
    const made = button(opener, "Menu");
    drawer.addEventListener("change", complete, { once: true });
    drawer.addEventListener("change", () => {
      if (drawer.checked) setTimeout(() => [...menu.querySelectorAll("a[href], button")].find(seen)?.focus(), 50);
    });
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !drawer.checked) return;
      drawer.click();
      made.focus();
    });
    menu.addEventListener("focusout", (event) => {
      const next = event.relatedTarget;
      if (drawer.checked && next && next !== made && !menu.contains(next)) drawer.click();
    });
    // A menu that has led somewhere on this page, or on another that a reader comes back from, has done its work.
    const close = () => drawer.checked && drawer.click();
    menu.addEventListener("click", (event) => event.target.closest("a[href*='#']") && close());
    addEventListener("pageshow", close);
  }

  // A table or a listing that is wider than the page scrolls with the arrow keys too.
  const WIDE = ".md-typeset__scrollwrap, .md-typeset pre > code, [data-scrolls]";
  const reach = (element) => {
    const wide = element.scrollWidth > element.clientWidth;
    if (wide === element.hasAttribute("tabindex")) return;
    if (!wide) return ["tabindex", "role", "aria-label"].forEach((name) => element.removeAttribute(name));
    element.tabIndex = 0;
    element.setAttribute("role", "group"); // not a region: two listings of a page would be landmarks of one name
    const caption = element.querySelector("caption") ?? element.closest("figure")?.querySelector("figcaption");
    element.setAttribute("aria-label", `${words(caption) || "Wide content"} (scrolls sideways)`);
  };
  const watcher = new ResizeObserver((entries) => entries.forEach((entry) => reach(entry.target)));
  addEventListener("load", () => document.querySelectorAll(WIDE).forEach((element) => watcher.observe(element)));
})();
