// My notes: what is kept on this device, by module; saved as a text file or printed from here.
"use strict";
(() => {
  const { keeping } = window;
  const journal = document.querySelector("[data-journal]");
  if (!journal) return;
  const make = (tag, className, text, ...children) => {
    const made = Object.assign(document.createElement(tag), { className, textContent: text });
    made.append(...children);
    return made;
  };
  const day = (date) =>
    new Date(`${date}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

  /** [{page, title, read, notes}] in the order in which they were begun. */
  function byModule() {
    const { notes, read } = keeping.all;
    const modules = new Map();
    const module = (page, title) => modules.get(page) ?? modules.set(page, { page, title, notes: [] }).get(page);
    for (const note of Object.values(notes)) module(note.page, note.title).notes.push(note);
    for (const [page, { title, on }] of Object.entries(read)) module(page, title).read = on;
    return [...modules.values()];
  }

  function asText() {
    const lines = [`${document.querySelector(".header__name").textContent}: my notes, ${day(new Date().toISOString().slice(0, 10))}`];
    for (const { title, read, notes } of byModule()) {
      lines.push("", title, "=".repeat(title.length));
      if (read) lines.push(`Read on ${day(read)}.`);
      for (const { asked, on, text } of notes) lines.push("", `${asked} (${day(on)})`, text);
    }
    return `${lines.join("\n")}\n`;
  }

  function button(words, act) {
    const made = make("button", "button", words);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  function show() {
    const modules = byModule();
    if (!modules.length) {
      const nothing = keeping.on ? "Nothing is written yet." : "Nothing is kept on this device.";
      return journal.replaceChildren(make("p", "", nothing));
    }
    const tools = make("p", "journal__tools", "", button("Save as a text file", () => window.saveFile("my-notes.txt", asText())), button("Print", () => print()));
    const sections = modules.map(({ page, title, read, notes }) => {
      const link = Object.assign(make("a", "", title), { href: keeping.address(page) });
      const section = make("section", "", "", make("h2", "journal__module", "", link));
      if (read) section.append(make("p", "card__done", `Read on ${day(read)}`));
      for (const { asked, text } of notes) section.append(make("h3", "", asked), make("div", "journal__note", text));
      return section;
    });
    journal.replaceChildren(tools, ...sections);
  }
  document.addEventListener("kept", show);
  show();
})();
