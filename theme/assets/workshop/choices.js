// The filters that leave those exercises that fit.
"use strict";
(() => {
  const { many, exercises } = window.workshop;
  const filters = document.querySelector("[data-filters]");
  const count = filters.querySelector("[data-count]");

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
})();
