// On paper nothing is folded away, and the answers to the self-checks stand at the end, so that nobody reads them by
// accident.
"use strict";
(() => {
  const moved = [];
  const unfolded = [];

  addEventListener("beforeprint", () => {
    // print.css does this in newer browsers.
    for (const fold of document.querySelectorAll("article details:not([open])")) {
      fold.open = true;
      unfolded.push(fold);
    }
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
    for (const fold of unfolded.splice(0)) fold.open = false;
    for (const [answers, answer] of moved.splice(0)) answers.append(answer);
    document.querySelector(".answers-at-end")?.remove();
  });
})();
