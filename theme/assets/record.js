// The record of learning can begin with the modules that were ticked, if ticks were kept.
"use strict";
(() => {
  const record = document.querySelector(".record");
  if (!record) return;
  const tools = record.querySelector("[data-record-tools]");
  const said = (date) => window.keeping.said(date, { month: "short", year: "numeric" });

  // Where a field cannot grow with its text by itself, or paper would cut the text off.
  function fit(field) {
    if (field.localName !== "textarea" || CSS.supports("field-sizing", "content")) return;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  }
  record.addEventListener("input", ({ target }) => fit(target));

  const button = (words, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: words });
    made.addEventListener("click", act);
    tools.append(made, " ");
  };
  const ticked = Object.values(window.keeping.all.read);
  if (ticked.length)
    button("Fill in what I ticked", () => {
      const rows = [...record.querySelectorAll(".record__row")];
      const empty = rows.filter((row) => !row.querySelector("textarea").value);
      for (const { title, on } of ticked) {
        if (rows.some((row) => row.querySelector("textarea").value === title)) continue;
        const [module, date] = empty.shift()?.querySelectorAll("textarea, input") ?? [];
        if (module) [module.value, date.value] = [title, said(on)];
        if (module) fit(module);
      }
    });
  button("Print", () => print());
})();
