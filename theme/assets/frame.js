// What moves while a page is read: the title in the header, the place in the contents, the way back to the top.
"use strict";
(() => {
  const header = document.querySelector(".md-header");
  const title = document.querySelector(".md-header__title");
  const heading = document.querySelector(".md-content h1");
  const main = document.querySelector(".md-main__inner");
  const top = document.querySelector(".md-top");
  const contents = [...document.querySelectorAll("[data-md-component=toc]")].map((list) =>
    [...list.querySelectorAll("a[href^='#']")].map((link) => [link, document.getElementById(decodeURIComponent(link.hash.slice(1)))]),
  );
  let before = scrollY;

  /** How far down the window a place is; what is folded away is where its fold is. */
  const depth = (place) => (place.checkVisibility() ? place : place.closest("details") ?? place).getBoundingClientRect().top;

  /** Bring a link to the middle of the list that scrolls round it. */
  function centre(link) {
    let list = link.parentElement;
    while (list.matches(".md-sidebar *") && !(list.scrollHeight > list.clientHeight && getComputedStyle(list).overflowY === "auto"))
      list = list.parentElement;
    if (list.matches(".md-sidebar *")) list.scrollTop += link.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 2;
  }

  function follow(entries, line) {
    const end = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
    const passed = entries.filter(([, place]) => place && (end || depth(place) < line));
    for (const [link] of entries) {
      const here = link === passed.at(-1)?.[0];
      if (here && !link.classList.contains("md-nav__link--active")) centre(link);
      link.classList.toggle("md-nav__link--active", here);
      link.classList.toggle("md-nav__link--passed", passed.some(([other]) => other === link));
    }
  }

  function look() {
    const edge = header.getBoundingClientRect().bottom;
    if (heading) title.classList.toggle("md-header__title--active", heading.getBoundingClientRect().bottom <= edge);
    for (const entries of contents) follow(entries, edge + 24);
    main.style.setProperty("--ip-above", `${Math.max(edge, main.getBoundingClientRect().top)}px`);
    if (top && scrollY !== before) {
      top.hidden = scrollY > before || scrollY <= edge;
      top.tabIndex = top.hidden ? -1 : 0;
      if (top.hidden) top.blur();
    }
    before = scrollY;
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
  // Whoever follows a link up the page is on the way to a place, not to the top.
  addEventListener("hashchange", () => {
    before = scrollY;
  });
  top?.addEventListener("click", () => scrollTo({ top: 0 }));

  const here = document.querySelector(".md-sidebar--primary .md-nav__link--active[href]");
  if (here?.clientHeight) centre(here);
  // What is cut short says itself in full to a pointer that rests on it.
  document.addEventListener("pointerover", ({ target }) => {
    const words = target.closest?.(".md-ellipsis");
    if (words && words.scrollWidth > words.clientWidth) words.title = words.textContent.trim();
  });
})();
