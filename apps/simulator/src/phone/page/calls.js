// The list of calls, the newest first. One of them is chosen: the wire is about it.

import { element, nameOf } from "./control.js";

const shownAtOnce = 50;

const inWords = {
  incoming: "Ringing",
  redirecting: "Being redirected",
  establishing: "Being answered",
  established: "Connected",
  transferring: "Being transferred",
  transferAccepted: "Being transferred: it rings there",
  terminating: "Being ended",
  terminated: "Call ended",
};

/** How a call is, in words. */
export const stateOf = ({ state, direction }) =>
  direction === "outgoing" && state === "establishing" ? "Being put through" : (inWords[state] ?? state);

export const isRunning = ({ state }) => state !== "terminated" && state !== "terminating";

/** Who calls whom. */
export function endsOf({ direction, caller, dialled, people }) {
  const others = people.length > 1 ? ` and ${people.length - 1} more` : "";
  const [them, bot] = [nameOf(people[0]?.who ?? caller) + others, nameOf(dialled)];
  return direction === "outgoing" ? [bot, them] : [them, bot];
}

export function createCalls(list, nothing, older, choose) {
  const lines = new Map();
  let chosen;

  function lineOf(id) {
    const known = lines.get(id);
    if (known) return known;
    const button = element("button");
    button.type = "button";
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => choose(id));
    const [ends, state, time] = ["ends", "state", "time"].map((name) => element("span", name));
    button.append(ends, state, time);
    const item = element("li");
    item.append(button);
    const line = { item, button, ends, state, time };
    lines.set(id, line);
    return line;
  }

  function fill(line, call) {
    const [from, to] = endsOf(call);
    const ended = call.state === "terminated" && call.result;
    const state = ended ? `Ended ${call.result.code}/${call.result.subcode}` : stateOf(call);
    const text = `${from} ${to} ${state}`;
    if (line.text === text) return;
    line.text = text;
    line.ends.textContent = `${from} to ${to}`;
    line.state.textContent = state;
    line.state.classList.toggle("running", isRunning(call));
    line.time.textContent = call.placedAt.slice(11, 19);
  }

  return {
    show(calls) {
      const newest = calls.toReversed().slice(0, shownAtOnce);
      const ids = new Set(newest.map(({ id }) => id));
      for (const [id, { item }] of lines)
        if (!ids.has(id)) {
          item.remove();
          lines.delete(id);
        }
      // From the oldest on, each new one goes to the top: a line that is there keeps its place, and the focus.
      for (const call of newest.toReversed()) {
        const line = lineOf(call.id);
        fill(line, call);
        if (!line.item.isConnected) list.prepend(line.item);
        line.button.setAttribute("aria-pressed", String(call.id === chosen));
      }
      nothing.hidden = calls.length > 0;
      older.hidden = calls.length <= shownAtOnce;
      older.textContent = `${calls.length - shownAtOnce} older ones: GET /control/calls`;
    },
    choose(id) {
      lines.get(chosen)?.button.setAttribute("aria-pressed", "false");
      chosen = id;
      lines.get(chosen)?.button.setAttribute("aria-pressed", "true");
    },
  };
}
