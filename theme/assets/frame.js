// What moves while a page is read: the name in the header, the place in the contents.
"use strict";
(() => {
  const header = document.querySelector(".header");
  const name = document.querySelector(".header__page");
  const heading = document.querySelector(".content h1");
  const page = document.querySelector(".page");
  const contents = [...document.querySelectorAll(".contents a")].map((link) => [
    link,
    document.getElementById(decodeURIComponent(link.hash.slice(1))),
  ]);

  /** How far down the window a place is; what is folded away is where its fold is. */
  const depth = (place) => (place.checkVisibility() ? place : place.closest(".part, details") ?? place).getBoundingClientRect().top;

  /** Bring a link to the middle of the list that scrolls round it. */
  function centre(link) {
    const list = link.closest(".pages, .contents");
    list.scrollTop += link.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 2;
  }

  function follow(line) {
    const end = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
    const passed = contents.filter(([, place]) => place && (end || depth(place) < line));
    const here = passed.at(-1)?.[0];
    if (here && !here.hasAttribute("aria-current")) centre(here);
    for (const [link] of contents) {
      link.toggleAttribute("data-passed", passed.some(([other]) => other === link));
      if (link === here) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  }

  function look() {
    const edge = header.getBoundingClientRect().bottom;
    if (heading) name.hidden = heading.getBoundingClientRect().bottom > edge;
    follow(edge + 24);
    page.style.setProperty("--our-above", `${Math.max(edge, page.getBoundingClientRect().top)}px`);
  }

  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      look();
    });
  };
  addEventListener("scroll", soon, { passive: true });
  new ResizeObserver(soon).observe(document.body);

  const here = document.querySelector(".pages [aria-current]");
  if (here?.checkVisibility()) centre(here);
})();
