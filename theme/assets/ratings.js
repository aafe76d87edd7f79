// How sure one feels of each objective, before and after a module. Kept on this device if the reader chose to keep things.
"use strict";
(() => {
  if (!document.querySelector("[data-rating]")) return;
  const { keeping } = window;
  const MOST = 4;
  const here = document.body.dataset.page;
  const objectives = [...document.querySelectorAll("[data-objective]")].map((item) => item.textContent.trim());
  const rated = () => keeping.all.ratings[here] ?? {};

  function rate(when, objective, value) {
    keeping.change(({ ratings }) => {
      const page = (ratings[here] ??= {});
      (page[objective] ??= {})[when] = value;
    });
    document.dispatchEvent(new Event("rated"));
  }

  const make = (tag, className, text = "") => Object.assign(document.createElement(tag), { className, textContent: text });

  // Behind the opening moment, so that the first paragraph stays on the first screen of a telephone.
  const before = make("div", "rating");
  before.dataset.rating = "before";
  document.querySelector("article > h2").before(before);

  for (const place of document.querySelectorAll("[data-rating]")) {
    const when = place.dataset.rating;
    const fold = make("details", "rating__fold");
    fold.append(make("summary", "", when === "before" ? "How sure are you now, before you read on?" : "How sure are you now?"));
    objectives.forEach((objective, number) => {
      const set = make("fieldset", "rating__objective");
      set.append(make("legend", "", objective));
      const row = make("div", "rating__row");
      row.append(make("span", "", "not at all"));
      for (let value = 0; value <= MOST; value++) {
        const label = make("label", "");
        const input = Object.assign(make("input", ""), { type: "radio", name: `rating-${when}-${number}`, value, autocomplete: "off" });
        input.addEventListener("change", () => rate(when, objective, value));
        label.append(input, make("span", "", String(value)));
        row.append(label);
      }
      row.append(make("span", "", "very"));
      set.append(row, make("p", "rating__change"));
      fold.append(set);
    });
    fold.append(make("p", "rating__limit", "This compares how sure you felt with how sure you feel. It cannot show what you can do; trying it, with somebody who tells you what they saw, comes nearer."));
    fold.insertAdjacentHTML("beforeend", keeping.offer("What you mark stays"));
    place.append(fold);

    const show = () => {
      objectives.forEach((objective, number) => {
        const { before, after } = rated()[objective] ?? {};
        const value = when === "before" ? before : after;
        for (const input of fold.querySelectorAll(`[name="rating-${when}-${number}"]`)) input.checked = Number(input.value) === value;
        const both = when === "after" && before !== undefined && after !== undefined;
        fold.querySelectorAll(".rating__change")[number].textContent = both ? `Before ${before}, now ${after}.` : "";
      });
    };
    for (const event of ["rated", "kept", "forgotten"]) document.addEventListener(event, show);
    show();
  }
})();
