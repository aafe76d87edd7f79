// A learning system in a page: ?activity=FOLDER opens one in the frame; what it reported before is in sessionStorage.
// ?manner= says what kind of system it is: good, refuses to begin, fails at every value, throws, or has no API at all.
"use strict";
const asked = new URLSearchParams(location.search);
const frame = document.querySelector("iframe");

function good() {
  const api = new Scorm12API({ autocommit: false, lmsCommitUrl: false, logLevel: 5 });
  const kept = JSON.parse(sessionStorage.getItem("kept") ?? "null");
  if (kept) api.loadFromFlattenedJSON(kept);
  return api;
}

const silent = { LMSGetValue: () => "", LMSSetValue: () => "false", LMSCommit: () => "false", LMSFinish: () => "false", LMSGetLastError: () => "101" };
const manners = {
  good,
  refuses: () => ({ ...silent, LMSInitialize: () => "false" }),
  fails: () => ({ ...silent, LMSInitialize: () => "true" }),
  throws: () => new Proxy({}, { get: () => () => { throw new Error("The system is broken."); } }),
  none: () => undefined,
};
const api = manners[asked.get("manner") ?? "good"]();
if (api) window.API = api;

/** Close the activity and keep what it reported, as a system does until the next visit. */
window.leave = () => new Promise((done) => {
  frame.addEventListener("load", () => {
    const told = api.getFlattenedCMI();
    sessionStorage.setItem("kept", JSON.stringify(told));
    done(told);
  }, { once: true });
  frame.src = "empty.html";
});

if (asked.has("activity")) frame.src = `${asked.get("activity")}/index.html`;
