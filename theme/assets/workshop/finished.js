// Take everything, on the page of a finished plan: its meetings stand in the links that open them in the builder.
"use strict";
(() => {
  const { workshop } = window;
  const links = [...document.querySelectorAll("[data-meeting]")];
  const meetings = links.map((link) => workshop.read(new URL(link.href).hash, workshop.exercises));
  if (!meetings.length) return;
  const { people } = document.querySelector("[data-options]").elements;
  const show = workshop.takes(() => meetings);
  people.addEventListener("input", () => {
    for (const meeting of meetings) workshop.set(meeting, "people", people.value);
    workshop.showWrong(people, workshop.wrong(meetings[0], "people"));
    show();
  });
  people.value = meetings[0].people;
  show();
})();
