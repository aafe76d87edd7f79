// The exercises to choose from, as the page lists them, and the filters that leave those that fit.
"use strict";
Object.assign(window.workshop, (() => {
  const { many } = window.workshop;
  const filters = document.querySelector("[data-filters]");
  const count = filters.querySelector("[data-count]");

  function exerciseOf(entry) {
    const { slug, minutes, lengths, intensity, heads, handout, extra, cards, group, strands, fewest, most } = entry.dataset;
    const link = entry.querySelector("[data-title]");
    return {
      entry, slug, group, strands,
      address: link.href,
      name: link.textContent,
      minutes: Number(minutes),
      lengths: lengths.split(" ").filter(Boolean).map(Number), // Of the shorter versions.
      intensity: Number(intensity),
      heads: Number(heads), // How many people work together, share a handout, share a set of cards; 0 is the whole room.
      handout: Number(handout),
      extra: Number(extra), // As many share one more handout, such as a sheet to count on; 0 if there is none.
      fewest: Number(fewest),
      most: Number(most),
      advice: { few: entry.dataset.few, more: entry.dataset.more, leftOver: entry.dataset.leftOver },
      cards: cards && Number(cards),
      closes: "closes" in entry.dataset,
      then: entry.dataset.then.split(" ").filter(Boolean), // Exercises that come right behind this one, if the plan has both.
      materials: [...entry.querySelectorAll("[data-material]")].map((thing) => thing.textContent),
      sheets: entry.querySelector(".builder-sheets"),
    };
  }

  const exercises = new Map([...document.querySelectorAll("[data-slug]")].map((entry) => [entry.dataset.slug, exerciseOf(entry)]));

  function filter() {
    const { strand, minutes, group, intensity } = filters.elements;
    for (const exercise of exercises.values()) {
      exercise.entry.hidden = !(
        exercise.strands.includes(strand.value)
        && Math.min(exercise.minutes, ...exercise.lengths) <= (minutes.value || Infinity)
        && exercise.group.startsWith(group.value)
        && exercise.intensity <= (intensity.value || 3)
      );
    }
    const shown = [...exercises.values()].filter(({ entry }) => !entry.hidden).length;
    count.textContent = `${shown} of ${many(exercises.size, "exercise")}`;
  }

  filters.addEventListener("input", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filter();
  return { exercises };
})());
