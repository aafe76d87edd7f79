// The notes beside the clock, in a window that the screen of the room has opened. It asks again and again what is on, so
// that it knows it also after either of the two was loaded anew.
"use strict";
{
  const { Clock, MINUTE, minutes } = window.room;
  const screen = window.opener;
  const target = location.protocol === "file:" ? "*" : location.origin;
  const part = (name) => document.querySelector(`[data-${name}]`);
  let news = null;

  const ask = (question) => screen.postMessage(question, target);
  const hello = () => ask({ at: location.href.replace(/#.*/, "") });

  function fill(name, text) {
    if (part(name).textContent !== text) part(name).textContent = text;
  }

  function show() {
    if (!news) return;
    const clock = Object.assign(new Clock(0), news.clock);
    fill("clock", clock.whole ? clock.shows(news.way) : "");
    fill("of", clock.whole ? `of ${minutes(Math.round(clock.whole / MINUTE))}` : "");
    fill("now", news.item === news.name ? news.name : `${news.item}: ${news.name}`);
    fill("where", [news.label, news.at && `by the plan ${news.at}`].filter(Boolean).join(", "));
    fill("next", news.next);
    fill("run", clock.runs ? "Pause" : clock.begun ? "Go on" : "Start");
  }

  if (screen) {
    addEventListener("message", ({ data, source }) => {
      if (source !== screen || !data?.news) return;
      news = JSON.parse(data.news);
      part("desk").hidden = false;
      show();
    });
    document.addEventListener("click", ({ target: { dataset } }) => dataset.do && ask({ does: dataset.do }));
    document.addEventListener("keydown", (event) => {
      const { key, ctrlKey, altKey, metaKey, repeat } = event;
      const does = { PageDown: "next", ArrowRight: "next", PageUp: "back", ArrowLeft: "back" }[key];
      if (!does || ctrlKey || altKey || metaKey || repeat) return;
      event.preventDefault();
      ask({ does });
    });
    setInterval(hello, 2_000);
    setInterval(show, 250);
    hello();
  }
}
