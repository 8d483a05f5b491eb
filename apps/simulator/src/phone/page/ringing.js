// Phones that ring because the bot calls somebody or invites them: a line for each, to pick up or to decline.

import { nameOf } from "./control.js";

const title = document.title;

const button = (className, text, label, run) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = className;
  made.textContent = text;
  made.setAttribute("aria-label", label);
  made.addEventListener("click", run);
  return made;
};

/** `act(callId, person, deed)` does what somebody chooses. */
export function createRinging(panel, list, act) {
  const lines = new Map();
  const show = () => {
    panel.hidden = lines.size === 0;
    // Whoever looks at another tab sees it too.
    document.title = lines.size === 0 ? title : `The bot calls – ${title}`;
  };

  return {
    rings(callId, person, who) {
      if (lines.has(person)) return;
      const line = document.createElement("li");
      const text = document.createElement("span");
      text.textContent = nameOf(who);
      line.append(
        text,
        button("go", "Pick up", `Pick up as ${nameOf(who)}`, () => act(callId, person, "pickUp")),
        button("stop", "Decline", `Decline as ${nameOf(who)}`, () => act(callId, person, "decline")),
      );
      lines.set(person, line);
      show();
      list.append(line);
    },
    /** Says whether the line that is gone had the focus, which is then nowhere. */
    stops(person) {
      const line = lines.get(person);
      const hadFocus = line?.contains(document.activeElement) ?? false;
      line?.remove();
      lines.delete(person);
      show();
      return hadFocus;
    },
    clear() {
      for (const line of lines.values()) line.remove();
      lines.clear();
      show();
    },
  };
}
