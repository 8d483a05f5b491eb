// The list of what goes over the wire. An answer is shown in the line of what it answers.

import { element, nameOf } from "./control.js";

const kept = 500;

/** The one thing in a notification that people look for. */
function gist({ kind, body }) {
  const data = body?.value?.[0]?.resourceData ?? {};
  const { code, subcode } = data.resultInfo ?? {};
  const result = code === undefined ? "" : ` ${code}/${subcode}`;
  if (data.toneInfo) return `${kind}: ${data.toneInfo.tone}`;
  return data.status ? `${kind} ${data.status}${result}` : `${kind}${result}`;
}

const ends = {
  answers: "picks up",
  declines: "declines",
  busy: "is busy",
  offline: "cannot be reached",
  noRoute: "cannot be reached",
  noAnswer: "does not pick up",
};
/** What people do, in words. */
const deeds = {
  called: () => "calls",
  answered: () => "is put through",
  hungUp: () => "hangs up",
  ended: () => "call is over",
  pressed: ({ key }) => `presses ${key}`,
  rings: ({ who }) => `${nameOf(who)}: the phone rings`,
  ringEnded: ({ end }) => ends[end] ?? end,
  joined: () => "somebody comes in",
  left: () => "somebody leaves",
  spoke: ({ durationMs }) => `speaks, ${(durationMs / 1000).toFixed(1)} s`,
  heardKeys: ({ tones }) => `hears the keys ${tones.join(", ")}`,
};

/** Where it is and the end of its name: the whole address is below. */
function inShort(url) {
  if (url.length <= 60 || !URL.canParse(url)) return url;
  const { host, pathname } = new URL(url);
  return `${host}/…${pathname.slice(-24)}`;
}

/** Who says something to whom, and what, in one line. */
function headline(entry) {
  switch (entry.type) {
    case "phone":
      return ["caller", "Caller", deeds[entry.did]?.(entry.detail ?? {}) ?? entry.did];
    case "request":
      return ["to-graph", "Bot to Graph", entry.legacy ? `${entry.operation} (legacy)` : entry.operation];
    case "notification":
      return [
        "to-bot",
        "Graph to bot",
        entry.attempt > 1 ? `${gist(entry)} (try ${entry.attempt})` : gist(entry),
      ];
    case "fetch":
      return ["to-bot", "Graph fetches", inShort(entry.url)];
    case "audio":
      return [
        "caller",
        "Caller hears",
        `prompt ${entry.did}${entry.durationMs === undefined ? "" : `, ${(entry.durationMs / 1000).toFixed(1)} s`}`,
      ];
    case "fault":
      return ["", "Fault", entry.did === "set" ? `${entry.detail.fault} set` : "removed"];
    default:
      return ["", "Clock", `moved on by ${entry.advancedMs / 1000} s`];
  }
}

/** What came back, in a word; and whether it is bad news. */
function outcome(entry) {
  if (entry.type === "fetched")
    return entry.error ? [entry.error, true] : [entry.cached ? "from the cache" : "fetched", false];
  return entry.status === "none"
    ? [entry.error ?? "no answer", true]
    : [String(entry.status), entry.status >= 400];
}

/** What is worth reading in full, without what the line says already. */
function details(entry) {
  const { seq, at, type, to, callId, ...rest } = entry;
  return JSON.stringify(rest, null, 2);
}

export function createWire(list, nothing) {
  const lines = new Map();
  const seen = new Set();

  function add(entry) {
    const known = lines.get(entry.to);
    if (seen.has(entry.seq)) return;
    seen.add(entry.seq);
    if (known) {
      const [text, bad] = outcome(entry);
      known.outcome.textContent = text;
      known.outcome.classList.toggle("bad", bad);
      known.body.textContent += `\n\n${details(entry)}`;
      return;
    }
    if ("to" in entry) return;
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
    const [side, way, what] = headline(entry);
    const item = element("li", side);
    const open = document.createElement("details");
    const line = document.createElement("summary");
    const text = element("span", "what", what);
    if (entry.faults) text.append(" ", element("span", "fault", entry.faults.join(", ")));
    const state = element(
      "span",
      "outcome",
      ["request", "notification", "fetch"].includes(entry.type) ? "…" : "",
    );
    line.append(element("span", "time", entry.at.slice(11, 23)), element("span", "way", way), text, state);
    const body = element("pre", "", details(entry));
    body.tabIndex = 0;
    open.append(line, body);
    item.append(open);
    list.append(item);
    lines.set(entry.seq, { outcome: state, body });
    if (list.childElementCount > kept) list.firstElementChild.remove();
    nothing.hidden = true;
    if (atEnd) list.scrollTop = list.scrollHeight;
  }

  return {
    add,
    has: (seq) => lines.has(seq),
    clear() {
      list.replaceChildren();
      lines.clear();
      seen.clear();
      nothing.hidden = false;
    },
  };
}
