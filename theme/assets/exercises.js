// The list of exercises can be narrowed; without this script it is simply a list.

const form = document.querySelector("[data-exercise-filters]");

const fits = {
  strand: (item, wanted) => item.dataset.strands.split(" ").includes(wanted),
  minutes: (item, most) => Number(item.dataset.shortest) <= Number(most),
  people: (item, number) => Number(item.dataset.fewest) <= number && number <= Number(item.dataset.most),
  group: (item, wanted) => item.dataset.group === wanted,
  intensity: (item, most) => Number(item.dataset.intensity) <= Number(most),
};

function narrow() {
  const wanted = [...new FormData(form)].filter(([, value]) => value);
  let shown = 0;
  for (const item of document.querySelectorAll("[data-exercise-list] > li")) {
    item.hidden = !wanted.every(([name, value]) => fits[name](item, value));
    shown += !item.hidden;
  }
  const count = document.querySelector("[data-exercise-count]");
  count.textContent = shown === 0 ? "No exercise fits all of this. Choose “Any” somewhere." : `${shown} exercise${shown === 1 ? "" : "s"}`;
}

if (form) {
  form.hidden = false;
  form.addEventListener("change", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(narrow));
  window.addEventListener("pageshow", narrow); // Coming back, the browser has kept what was chosen.
}
