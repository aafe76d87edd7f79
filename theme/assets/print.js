// On paper the answers to the self-checks stand at the end of the page, so that nobody reads them by accident.
"use strict";
(() => {
  const moved = [];

  addEventListener("beforeprint", () => {
    const checks = [...document.querySelectorAll(".self-check")];
    if (!checks.length || moved.length) return;
    const section = document.createElement("section");
    section.className = "answers-at-end";
    section.append(Object.assign(document.createElement("h2"), { textContent: "Answers to the self-checks" }));
    for (const check of checks) {
      const answers = check.querySelector(".self-check__answers");
      const question = document.createElement("p");
      question.className = "answers-at-end__question";
      question.textContent = check.querySelector(".box__words").textContent;
      section.append(question);
      for (const answer of answers.querySelectorAll("[data-answer]")) {
        moved.push([answers, answer]);
        section.append(answer);
      }
    }
    const end = document.querySelector(".references") ?? null;
    checks[0].closest("article").insertBefore(section, end);
  });

  addEventListener("afterprint", () => {
    for (const [answers, answer] of moved.splice(0)) answers.append(answer);
    document.querySelector(".answers-at-end")?.remove();
  });
})();
