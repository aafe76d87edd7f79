// The questions of a module as dated entries for a calendar, made on this device from what stands on the page.
"use strict";
(() => {
  const NINE_IN_THE_MORNING = -9 * 60;
  const link = document.querySelector("a.recall");
  if (!link) return;
  const title = document.querySelector(".recall-rounds").dataset.title;
  link.closest("p").insertAdjacentHTML(
    "afterend",
    `<p class="recall-remind"><label><input type="checkbox" autocomplete="off"> with a reminder at nine in the morning</label></p>`,
  );
  const reminder = document.querySelector(".recall-remind input");

  link.addEventListener("click", (event) => {
    event.preventDefault();
    // Where the page lies on somebody's disk is nobody's business, and a calendar may be shared.
    const here = location.protocol === "file:" ? "" : location.href.split(/[?#]/)[0];
    const entries = [...document.querySelectorAll(".recall-round")].map((round) => {
      const weeks = Number(round.dataset.weeks);
      const day = new Date();
      day.setDate(day.getDate() + 7 * weeks);
      const asked = [...round.querySelectorAll("li")].map((item, number) => `${number + 1}. ${item.textContent.trim()}`);
      return {
        id: `recall-${document.body.dataset.page.replaceAll("/", "-")}-${weeks}-from-${new Date().toDateString().replaceAll(" ", "-")}`,
        title: `From memory: ${title}`,
        day,
        words: ["Try these without looking anything up.", "", ...asked, "", "Then compare: the answers stand at the end of the module.", here].join("\n"),
        url: here,
        remind: reminder.checked ? NINE_IN_THE_MORNING : undefined,
      };
    });
    const site = document.querySelector(".header__name").textContent;
    window.saveFile("from-memory.ics", window.calendar(`${site}//Recall`, entries), "text/calendar");
  });
})();
