// Search costs nothing until it is opened, works from file://, and its results can be reached with Tab.
"use strict";
(() => {
  const search = document.querySelector("[data-md-component=search]");
  const toggle = document.querySelector("[data-md-toggle=search]");
  if (!search || !toggle) return;
  const results = search.querySelector("[data-md-component=search-result]");

  // The theme asks for the index as soon as a page loads. The request is held back until search is wanted:
  // opened, pointed at, or just used (a page reached from a result marks the words that were looked for).
  const wanted = new Promise((resolve) => {
    if (new URLSearchParams(location.search).has("h")) resolve();
    toggle.addEventListener("change", resolve, { once: true });
    for (const sign of ["focusin", "pointerover"]) search.addEventListener(sign, resolve, { once: true });
  });
  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    this.waits = /\/search\/search_index\.json$/.test(url);
    return open.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (body) {
    if (this.waits) wanted.then(() => send.call(this, body));
    else send.call(this, body);
  };

  // The worker starts with the first message to it. A browser starts none from file://, so there the same script
  // runs in a hidden frame, which the page's own policy covers.
  const Thread = window.Worker;
  const inThread = async (url, hear) => {
    const thread = new Thread(url);
    thread.addEventListener("message", (event) => hear(event.data));
    return (message) => thread.postMessage(message);
  };
  const inFrame = (url, hear) =>
    new Promise((resolve) => {
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "Search at work";
      document.body.append(frame);
      const inside = frame.contentWindow;
      inside.postMessage = hear;
      const script = inside.document.createElement("script");
      script.src = url;
      script.onload = () => resolve((data) => inside.dispatchEvent(new inside.MessageEvent("message", { data })));
      inside.document.body.append(script);
    });
  // The search has signs of its own, such as the colon of a title or the hyphen of a word half typed, and refuses
  // a line in which it cannot make sense of one. Nobody here means them.
  const plain = (message) =>
    message.type === 2 ? { ...message, data: message.data.replace(/[:^~]|[-+]+(?=\s|$)/g, " ") } : message;

  window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      this.url = new URL(url, location.href).href;
    }
    postMessage(message) {
      const hear = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      this.speak ??= (location.protocol === "file:" ? inFrame : inThread)(this.url, hear);
      this.speak.then((speak) => speak(plain(message)));
    }
  };

  // The theme closes search on Tab and leaves its results to the arrow keys. Both work here: Tab walks through the
  // results, and search closes when the focus leaves it.
  addEventListener("keydown", (event) => event.key === "Tab" && toggle.checked && event.stopImmediatePropagation(), true);
  search.addEventListener("focusout", (event) => {
    if (toggle.checked && event.relatedTarget && !search.contains(event.relatedTarget)) toggle.click();
  });
  toggle.addEventListener("change", () => {
    const opener = document.querySelector(".md-header__button[for=__search]");
    if (!toggle.checked && opener?.checkVisibility()) opener.focus();
  });
  new MutationObserver(() => {
    for (const element of results.querySelectorAll("[tabindex='-1']")) element.tabIndex = 0;
  }).observe(results, { childList: true, subtree: true });
})();
