// The menu of a small screen, and what is wider than the screen. The menu opens by itself (it is a popover); this brings
// the focus along, and fetches what stands below the other parts of the site when the menu is first opened.
"use strict";
(() => {
  const { keeping } = window;
  const menu = document.getElementById("menu");
  const opener = document.querySelector("[popovertarget=menu]");
  const words = (element) => element?.textContent.trim().replace(/\s+/g, " ") ?? "";

  function complete() {
    const places = [...menu.querySelectorAll("[data-part]")];
    if (!places.length) return;
    const script = document.createElement("script");
    script.src = menu.dataset.parts;
    script.addEventListener("load", () => {
      for (const place of places) {
        const focused = place.contains(document.activeElement);
        place.innerHTML = window.menuParts[place.dataset.part];
        place.removeAttribute("data-part");
        for (const link of place.querySelectorAll("a")) link.href = keeping.address(link.getAttribute("href"));
        if (focused) place.querySelector("summary").focus();
      }
    });
    document.body.append(script);
  }

  const isOpen = () => menu.matches(":popover-open");
  if (menu.showPopover) {
    menu.addEventListener("toggle", complete, { once: true });
    menu.addEventListener("toggle", () => isOpen() && (menu.querySelector("[aria-current]") ?? menu.querySelector("a"))?.focus());
    menu.addEventListener("focusout", ({ relatedTarget: next }) => isOpen() && next && next !== opener && !menu.contains(next) && menu.hidePopover());
    // A menu that has led to a place on this page, or to a page that a reader comes back from, has done its work.
    menu.addEventListener("click", ({ target }) => isOpen() && target.closest("a[href^='#']") && menu.hidePopover());
    addEventListener("pageshow", () => isOpen() && menu.hidePopover());
  } else opener.addEventListener("click", () => menu.scrollIntoView()); // There it stands below the page.

  // A table or a listing that is wider than the page scrolls with the arrow keys too.
  const WIDE = ".prose pre > code, [data-scrolls]";
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
