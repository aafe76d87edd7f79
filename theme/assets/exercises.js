// The list of exercises can be narrowed and sorted, and the address says how; without this script it is simply a list.

const form = document.querySelector("[data-exercise-filters]");
const list = document.querySelector("[data-exercise-list]");
const byName = [...list.children];

const fits = {
  strand: (item, wanted) => item.dataset.strands.split(" ").includes(wanted),
  minutes: (item, most) => Number(item.dataset.shortest) <= Number(most),
  people: (item, number) => Number(item.dataset.fewest) <= number && number <= Number(item.dataset.most),
  group: (item, wanted) => item.dataset.group === wanted,
  intensity: (item, most) => Number(item.dataset.intensity) <= Number(most),
  kind: (item, wanted) => item.dataset.kind === wanted,
};

function narrow() {
  const wanted = [...new FormData(form)].filter(([name, value]) => value && name in fits);
  const order = form.elements.sort.value;
  list.append(...(order ? byName.toSorted((one, other) => one.dataset[order] - other.dataset[order]) : byName));
  let shown = 0;
  for (const item of byName) {
    item.hidden = !wanted.every(([name, value]) => fits[name](item, value));
    shown += !item.hidden;
  }
  const count = document.querySelector("[data-exercise-count]");
  count.textContent = shown === 0 ? "No exercise fits all of this. Choose “Any” somewhere." : `${shown} exercise${shown === 1 ? "" : "s"}`;
}

/** Keep what was chosen in the address, so that it can be sent to somebody and found again. */
function note() {
  const address = new URL(location);
  for (const { name, value } of form.querySelectorAll("select")) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  try {
    history.replaceState(history.state, "", address);
  } catch {
    // A browser may forbid this to a page on a disk, which can be narrowed all the same.
  }
}

function recall() {
  const asked = new URLSearchParams(location.search);
  for (const select of form.querySelectorAll("select")) {
    const value = asked.get(select.name);
    select.value = [...select.options].some((option) => option.value === value) ? value : "";
  }
  narrow();
}

form.hidden = false;
form.addEventListener("change", () => { narrow(); note(); });
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(() => { narrow(); note(); }));
window.addEventListener("pageshow", recall); // Coming back, the address is what was chosen, whatever the browser has kept.
