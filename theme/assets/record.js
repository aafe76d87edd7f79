// The record of learning can begin with the modules that were ticked, if ticks were kept.
"use strict";
(() => {
  const record = document.querySelector(".record");
  if (!record) return;
  const tools = record.querySelector("[data-record-tools]");
  const button = (words, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "md-button", textContent: words });
    made.addEventListener("click", act);
    tools.append(made, " ");
  };
  const ticked = Object.values(window.keeping.all.read);
  if (ticked.length)
    button("Fill in what I ticked", () => {
      const rows = [...record.querySelectorAll(".record__row")];
      const empty = rows.filter((row) => !row.querySelector("input").value);
      for (const { title, on } of ticked) {
        if (rows.some((row) => row.querySelector("input").value === title)) continue;
        const [module, date] = empty.shift()?.querySelectorAll("input") ?? [];
        if (module) [module.value, date.value] = [title, on];
      }
    });
  button("Print", () => print());
})();
