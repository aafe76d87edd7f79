// The words and drawings of a page that nobody sees once every fold is open, without those inside `except`.
(except) => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const unseen = [];
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const words = walker.currentNode.data.trim();
    if (words && !element.closest(`script, noscript, option, title, desc, ${except}`) && !seen(element)) unseen.push(words.slice(0, 80));
  }
  for (const drawing of document.querySelectorAll("article :is(svg, img)"))
    if (!drawing.closest(except) && !(seen(drawing) && drawing.getBoundingClientRect().width > 0)) unseen.push(drawing.outerHTML.slice(0, 80));
  return unseen;
}
