// The theme notes which colours it shows as soon as a page opens. Here it notes them once a reader has chosen.
"use strict";
(() => {
  const remember = window.__md_set;
  let chosen = false;
  window.__md_set = (name, ...rest) => {
    if (name !== "__palette" || chosen) remember(name, ...rest);
  };
  const choice = document.querySelector("[data-md-component=palette]");
  choice?.addEventListener("change", () => (chosen = true), true);
  choice?.addEventListener("click", () => (chosen = true), true);
})();
