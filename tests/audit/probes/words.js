// Every word that the page holds, each once, whether it is in sight or folded away; without those inside `except`.
(except) => {
  const words = new Set();
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode())
    if (!walker.currentNode.parentElement.closest(`script, style, title, desc, ${except}`))
      for (const word of walker.currentNode.data.trim().split(/\s+/)) words.add(word);
  words.delete("");
  return [...words];
}
