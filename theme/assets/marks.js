// A page reached from search marks the words that were looked for.
"use strict";
addEventListener("load", () => {
  const looked = new URLSearchParams(location.search).get("h")?.match(/[\p{L}\p{N}]+/gu);
  const article = document.querySelector("article");
  if (!looked || !article) return;
  const start = new RegExp(`(?<![\\p{L}\\p{N}])(${looked.join("|")})`, "giu"); // search finds words by how they begin
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (walker.currentNode.parentElement.offsetHeight) texts.push(walker.currentNode);
  for (const text of texts) {
    const parts = text.textContent.split(start);
    if (parts.length < 2) continue;
    text.replaceWith(
      ...parts.map((part, number) => (number % 2 ? Object.assign(document.createElement("mark"), { textContent: part }) : part)),
    );
  }
});
