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
  const day = (date) => keeping.said(date, { year: "numeric" });

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
    const lines = [`${document.querySelector(".header__name").textContent}: my notes, ${day(keeping.today())}`];
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

  /** What could not be read is told of and can be saved; it goes when everything is forgotten. */
  function aside() {
    const { aside: text } = keeping;
    if (!text) return [];
    const save = button("Save it as a file", () => window.saveFile("set-aside.json", text, "application/json"));
    const why = "Something was kept on this device that this site cannot read: it was damaged, or a later version of the site wrote it. It is set aside, and nothing of it is lost. ";
    return [make("p", "journal__aside", why, save)];
  }

  function show() {
    const modules = byModule();
    const odd = aside();
    if (!modules.length) {
      const nothing = keeping.on ? "Nothing is written yet." : "Nothing is kept on this device.";
      return journal.replaceChildren(make("p", "", nothing), ...odd);
    }
    const tools = make("p", "journal__tools", "", button("Save as a text file", () => window.saveFile("my-notes.txt", asText())), button("Print", () => print()));
    const sections = modules.map(({ page, title, read, notes }) => {
      const link = Object.assign(make("a", "", title), { href: keeping.address(page) });
      const section = make("section", "", "", make("h2", "journal__module", "", link));
      if (read) section.append(make("p", "card__done", `Read on ${day(read)}`));
      for (const { asked, text } of notes) section.append(make("h3", "", asked), make("div", "journal__note", text));
      return section;
    });
    journal.replaceChildren(tools, ...sections, ...odd);
  }
  document.addEventListener("kept", show);
  show();
})();
