// The exercises as the page lists them, each with what it needs on paper.
"use strict";
Object.assign(window.workshop, (() => {
  const many = (number, one) => `${number} ${one}${number === 1 ? "" : "s"}`;

  /** One thing on paper, or one more file: `share` people need one (0: the whole room), and `extra` people one more (0: none). */
  function fileOf(link) {
    const { kind, paper, minutes, pages, share, extra } = link.dataset;
    const [first, last] = (pages ?? "").split("-").map(Number);
    const href = link.getAttribute("href");
    return {
      kind, paper, first, last,
      name: link.textContent,
      minutes: Number(minutes), // The length of a shorter version; 0 is the whole exercise.
      share: Number(share),
      extra: Number(extra),
      href: href && new URL(href, document.baseURI).href, // What stands in a template has no address of its own.
    };
  }

  function exerciseOf(entry) {
    const { slug, minutes, lengths, intensity, heads, group, strands, fewest, most } = entry.dataset;
    const link = entry.querySelector("[data-title]");
    return {
      entry, slug, group, strands,
      address: link.href,
      name: link.textContent,
      minutes: Number(minutes),
      lengths: lengths.split(" ").filter(Boolean).map(Number), // Of the shorter versions.
      intensity: Number(intensity),
      heads: Number(heads), // How many people work together; 0 is the whole room.
      fewest: Number(fewest),
      most: Number(most),
      advice: { few: entry.dataset.few, more: entry.dataset.more, leftOver: entry.dataset.leftOver },
      closes: "closes" in entry.dataset,
      holds: entry.dataset.holds,
      then: entry.dataset.then.split(" ").filter(Boolean), // Exercises that come right behind this one, if the plan has both.
      materials: [...entry.querySelectorAll("[data-material]")].map((thing) => thing.textContent),
      files: [...entry.querySelector("template").content.querySelectorAll("a")].map(fileOf),
    };
  }

  const exercises = new Map([...document.querySelectorAll("[data-slug]")].map((entry) => [entry.dataset.slug, exerciseOf(entry)]));
  return { many, exercises };
})());
