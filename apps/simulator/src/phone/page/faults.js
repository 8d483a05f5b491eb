// What goes wrong: a form that is made from the catalogue, and the list of what is switched on.

import { ask, element } from "./control.js";

const areas = {
  notification: "Notifications: how they travel",
  body: "Notifications: what they say",
  token: "Notifications: their token",
  request: "Requests of the bot",
  target: "Whoever is called",
  prompt: "Prompts",
  recording: "Recordings",
  dtmf: "Keys that the bot sends",
  roster: "Who is in the call",
  entra: "Entra ID: its token endpoint",
  identity: "Entra ID: the id token of whoever signs in",
  consent: "Entra ID: consent",
  keys: "Published keys",
};

const valueNames = {
  ms: "Milliseconds",
  copies: "Copies",
  status: "Status",
  retryAfter: "Retry-After, seconds",
  retryAfterDate: "Retry-After as a date",
};
const bounds = { ms: [0, 86_400_000], copies: [1, 10], status: [400, 599], retryAfter: [0, 86_400] };

const get = (id) => document.getElementById(id);
const [form, kind, says, onWhat, occasions] = [
  "fault-form",
  "fault",
  "fault-says",
  "fault-on",
  "fault-occasions",
].map(get);
const [prompts, words, values, list] = ["fault-prompts", "fault-words", "fault-values", "switched-on"].map(
  get,
);
const [allOff, nothing, said] = ["all-off", "no-faults", "fault-said"].map(get);
const common = ["times", "after", "percent"].map((name) => [name, get(`fault-${name}`)]);
const [ofAll, ofChosen] = form.elements.reach;

/** Backticks are for those who read the catalogue as data. */
const inPlain = (text) => text.replaceAll("`", "");

/** "targetBusy: transfer, 2 more times, 50 %, this call" */
function inWords({ id, fault, callId, on, times, after, percent, ...own }, chosen) {
  const parts = [
    on?.join(", "),
    times !== undefined && `${times} more ${times === 1 ? "time" : "times"}`,
    after !== undefined && `after ${after}`,
    percent !== undefined && `${percent} %`,
    ...Object.entries(own).map(([name, value]) => `${name} ${value}`),
    callId !== undefined && (callId === chosen ? "the chosen call only" : "another call only"),
  ];
  return parts.filter(Boolean).join("; ");
}

export async function createFaults(onChange) {
  const { faults: catalogue, on: known } = await ask("GET", "/faults/catalogue");
  let chosen;
  let shown = "";
  let latest = [];

  for (const [area, label] of Object.entries(areas)) {
    const group = document.createElement("optgroup");
    group.label = label;
    for (const [name, fault] of Object.entries(catalogue))
      if (fault.area === area) group.append(new Option(name, name));
    if (group.childElementCount > 0) kind.append(group);
  }

  function valueField(name, usual) {
    const box = element("div");
    const input = element("input");
    const label = element("label", "", valueNames[name] ?? name);
    input.id = `fault-value-${name}`;
    input.name = name;
    label.htmlFor = input.id;
    if (name === "retryAfterDate") {
      input.type = "checkbox";
      label.className = "choice";
      label.prepend(input, " ");
      box.append(label);
      return box;
    }
    input.type = "number";
    input.placeholder = String(usual);
    [input.min, input.max] = (bounds[name] ?? [0, ""]).map(String);
    box.append(label, input);
    return box;
  }

  function tick(name) {
    const label = element("label");
    const input = element("input");
    input.type = "checkbox";
    input.value = name;
    label.append(input, ` ${name}`);
    return label;
  }

  function showKind() {
    const { area, says: text, values: own = {} } = catalogue[kind.value];
    const there = known[area];
    says.textContent = `${areas[area] ?? area}: ${inPlain(text)}.`;
    occasions.replaceChildren(...(there ?? []).map(tick));
    // One occasion is no choice.
    onWhat.hidden = (there?.length ?? 0) < 2;
    prompts.hidden = there !== null;
    words.value = "";
    values.replaceChildren(...Object.entries(own).map(([name, usual]) => valueField(name, usual)));
    showReach();
  }
  function showReach() {
    // Published keys and Entra ID know of no call.
    const ofCalls = !["entra", "identity", "consent", "keys"].includes(catalogue[kind.value].area);
    ofChosen.disabled = !ofCalls || chosen === undefined;
    if (ofChosen.disabled) ofAll.checked = true;
  }
  kind.addEventListener("change", showKind);

  function wish() {
    const on = prompts.hidden
      ? [...occasions.querySelectorAll(":checked")].map(({ value }) => value)
      : words.value
          .split(",")
          .map((word) => word.trim())
          .filter(Boolean);
    const numbers = [
      ...common,
      ...[...values.querySelectorAll("[type=number]")].map((input) => [input.name, input]),
    ];
    const dated = values.querySelector("[type=checkbox]");
    return {
      fault: kind.value,
      ...(on.length > 0 ? { on } : {}),
      ...Object.fromEntries(
        numbers.filter(([, { value }]) => value !== "").map(([name, { value }]) => [name, Number(value)]),
      ),
      ...(dated?.checked ? { [dated.name]: 1 } : {}),
      ...(ofChosen.checked ? { callId: chosen } : {}),
    };
  }

  async function attempt(work) {
    try {
      said.textContent = await work();
      said.classList.remove("bad");
    } catch (error) {
      said.textContent = error.message;
      said.classList.add("bad");
    }
    await onChange();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wished = wish();
    void attempt(async () => {
      await ask("POST", "/faults", wished);
      // What was meant for this one would be forgotten on the next.
      for (const [, input] of common) input.value = "";
      showKind();
      return `${wished.fault} is switched on.`;
    });
  });
  allOff.addEventListener("click", () => {
    void attempt(async () => {
      await ask("DELETE", "/faults");
      return "All faults are switched off.";
    });
  });

  function lineOf(fault) {
    const item = element("li");
    const text = element("span");
    const details = inWords(fault, chosen);
    text.append(element("strong", "", fault.fault), details && `: ${details}`);
    const button = element("button", "", "Switch off");
    button.type = "button";
    button.dataset.id = fault.id;
    button.setAttribute("aria-label", `Switch off ${fault.fault}${details && `: ${details}`}`);
    button.addEventListener("click", () =>
      attempt(async () => {
        await ask("DELETE", `/faults/${fault.id}`);
        return `${fault.fault} is switched off.`;
      }),
    );
    item.append(text, button);
    return item;
  }

  const faults = {
    some: () => latest.length > 0,
    show(now) {
      latest = now;
      const text = JSON.stringify([now, chosen]);
      // Told anew only when it has changed: whoever is in the list would lose their place.
      if (text === shown) return;
      shown = text;
      const focused = document.activeElement;
      const at = focused?.dataset.id;
      const hadFocus = list.contains(focused) || focused === allOff;
      list.replaceChildren(...now.map(lineOf));
      nothing.hidden = now.length > 0;
      allOff.hidden = now.length < 2;
      if (!hadFocus || document.activeElement === allOff) return;
      const again = at && list.querySelector(`[data-id="${CSS.escape(at)}"]`);
      // What had the focus is gone: the next one of the list, or what opens the form.
      (again || list.querySelector("button") || get("set").firstElementChild).focus();
    },
    /** The call that a switch may be limited to. */
    choose(id) {
      chosen = id;
      showReach();
      faults.show(latest);
    },
  };
  showKind();
  return faults;
}
