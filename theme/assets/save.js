// A file made on this device, saved where the browser saves what it downloads. Works from a disk and without a network.
"use strict";
window.saveFile = (name, text, type = "text/plain") => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};
