// On a path, the large ways at the foot of a page are those of the path. Which path it is, the address says: ?path=one-hour.
"use strict";
(() => {
  const { keeping } = window;
  const ADDRESS = "start/paths/";

  /** The path goes along with a link, so that the next page knows it, too. */
  function along(link, path) {
    const url = new URL(link.href);
    url.searchParams.set("path", path);
    link.href = url.href;
  }

  const here = keeping.page(location.href);
  if (here.startsWith(ADDRESS))
    for (const step of document.querySelectorAll(".cards--path a.card__link")) along(step, here.slice(ADDRESS.length));

  const path = new URLSearchParams(location.search).get("path");
  const ways = document.querySelectorAll(".onward [data-path]");
  for (const way of ways) [...way.querySelectorAll("a")].slice(1).forEach((link) => along(link, way.dataset.path));
  const [home, next] = [...ways].find((way) => way.dataset.path === path)?.querySelectorAll("a") ?? [];
  if (!home) return;

  /** A large way, as theme/partials/footer.html writes them. */
  function large(to, rel, way) {
    const [icon, side] = rel === "next" ? ["on", "append"] : ["back", "prepend"];
    const link = Object.assign(document.createElement("a"), { href: to.href, rel });
    link.innerHTML = `<span><span class="onto__way"></span> <span class="onto__title"></span></span>`;
    link.querySelector(".onto__way").textContent = way;
    link.querySelector(".onto__title").textContent = to.textContent;
    link[side](Object.assign(document.createElement("span"), { className: `icon icon--${icon}` }));
    return link;
  }
  const foot = document.querySelector(".onto") ?? document.createElement("nav");
  foot.className = "onto";
  foot.setAttribute("aria-label", "On your path");
  foot.replaceChildren(large(home, "prev", "Your path"), ...(next ? [large(next, "next", "Next on your path")] : []));
  document.querySelector(".footer").prepend(foot);
})();
