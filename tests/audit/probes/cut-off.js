// What does not fit: the page is wider than its window, words stand outside it, or a box cuts its own words off.
() => {
  const name = (element) => element.outerHTML.slice(0, 100);
  const scrolls = (element) => {
    for (let part = element; part && part !== document.body; part = part.parentElement)
      if (/auto|scroll/.test(getComputedStyle(part).overflowX) && part.scrollWidth > part.clientWidth) return true;
    return false;
  };
  const found = [];
  if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} px wide`);
  for (const element of document.querySelectorAll("body *:not(svg *)")) {
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const words = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (words && (box.right > innerWidth + 1 || box.left < -1) && !scrolls(element)) found.push(`outside: ${name(element)}`);
    const { overflowX, overflowY, display } = getComputedStyle(element);
    const cuts = /hidden|clip/.test(overflowX + overflowY) && display !== "inline" && element.textContent.trim();
    if (cuts && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 2))
      found.push(`cut off: ${name(element)}`);
  }
  return found;
}
