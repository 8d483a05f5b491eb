import { createWire } from "./wire.js";

const get = (id) => document.getElementById(id);
const [form, to, from, number, ownNumber] = ["dial", "to", "from", "number", "own-number"].map(get);
const [callButton, hangUp, status, audio, hearing] = ["call", "hang-up", "status", "audio", "hearing"].map(
  get,
);
const [blocked, keypad, onlyThis] = ["blocked", "keypad", "only-this"].map(get);
const keys = [...keypad.querySelectorAll("button")];
const wire = createWire(get("wire"), get("nothing"));

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

/** The call on this phone, if any. */
let call;
/** Everything that has happened, to show again when the filter changes. */
let entries = [];

async function ask(method, path, body) {
  const reply = await fetch(`/control${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (reply.status === 204) return undefined;
  const answer = await reply.json();
  if (!reply.ok) throw new Error(answer.error ?? answer.message ?? `The simulator answers ${reply.status}.`);
  return answer;
}

const isOver = () => !call || call.state === "terminated" || call.state === "terminating";

function show() {
  const over = isOver();
  // A button that is switched off while it has the focus takes the focus with it.
  const moveFocus = over && document.activeElement === hangUp;
  callButton.disabled = !over;
  hangUp.disabled = over;
  keypad.disabled = over;
  if (moveFocus) callButton.focus();
  let text = call ? (inWords[call.state] ?? call.state) : "No call";
  if (call?.state === "terminated" && call.result)
    text += `: ${call.result.message.replace(/ DiagCode:.*/, "")} (${call.result.code}/${call.result.subcode})`;
  // Saying the same again would make screen readers repeat it.
  if (status.textContent !== text) status.textContent = text;
  if (over) silence();
}

const mine = (entry) => call !== undefined && entry.callId === call.id;
const isShown = (entry) =>
  !onlyThis.checked ||
  !call ||
  mine(entry) ||
  entry.operation === "token" ||
  entry.type === "fault" ||
  // An answer belongs to a line that is there, or is ignored.
  "to" in entry;

function redraw() {
  wire.clear();
  for (const entry of entries) if (isShown(entry)) wire.add(entry);
}

function silence() {
  audio.pause();
  blocked.hidden = true;
  hearing.textContent = "Nothing";
}

async function play({ prompt, durationMs }) {
  hearing.textContent = `A prompt of ${(durationMs / 1000).toFixed(1)} s`;
  audio.src = `/control/prompts/${prompt}.wav`;
  try {
    await audio.play();
    blocked.hidden = true;
  } catch (error) {
    // A prompt that was stopped before it began is no trouble.
    if (error.name === "NotAllowedError") blocked.hidden = false;
  }
}

let refreshing = false;
/** Asks for the call's state, once for a burst of news. */
function refresh() {
  if (refreshing) return;
  refreshing = true;
  setTimeout(async () => {
    refreshing = false;
    if (!call) return;
    try {
      const { wire: _, ...now } = await ask("GET", `/calls/${call.id}`);
      if (call?.id === now.id) call = now;
    } catch {
      call = { ...call, state: "terminated" };
    }
    show();
  }, 50);
}

const events = new EventSource("/control/events");
events.onmessage = ({ data }) => {
  const entry = JSON.parse(data);
  entries.push(entry);
  if (entries.length > 5000) entries = entries.slice(-4000);
  if (isShown(entry)) wire.add(entry);
  if (!mine(entry)) return;
  if (entry.type === "audio") entry.did === "starts" ? play(entry) : silence();
  refresh();
};
events.onerror = () => {
  status.textContent = "The simulator does not answer. Waiting for it …";
};
events.onopen = show;

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!isOver()) return;
  callButton.disabled = true;
  try {
    const kind = from.value;
    const caller = kind === "phone" ? { kind, number: number.value } : { kind };
    call = await ask("POST", "/calls", { from: caller, to: to.value.trim() });
    // The first news may have arrived before we knew that the call is ours.
    redraw();
    show();
    hangUp.focus();
  } catch (error) {
    call = undefined;
    show();
    status.textContent = error.message;
  }
});

hangUp.addEventListener("click", async () => {
  try {
    await ask("POST", `/calls/${call.id}/hangUp`);
  } catch (error) {
    status.textContent = error.message;
  }
});

async function press(key) {
  if (isOver()) return;
  const button = keys.find(({ value }) => value === key);
  button?.classList.add("pressed");
  setTimeout(() => button?.classList.remove("pressed"), 150);
  try {
    await ask("POST", `/calls/${call.id}/keys`, { keys: key });
  } catch (error) {
    status.textContent = error.message;
  }
}

keypad.addEventListener("click", ({ target }) => {
  if (target instanceof HTMLButtonElement) press(target.value);
});
document.addEventListener("keydown", (event) => {
  const { key, target, ctrlKey, altKey, metaKey, repeat } = event;
  if (ctrlKey || altKey || metaKey || repeat || !/^[0-9*#]$/.test(key)) return;
  if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return;
  press(key);
});

from.addEventListener("change", () => {
  ownNumber.hidden = from.value !== "phone";
  number.disabled = ownNumber.hidden;
});
onlyThis.addEventListener("change", redraw);
get("clear").addEventListener("click", () => {
  entries = [];
  wire.clear();
});

const about = await ask("GET", "");
const numbers = get("numbers");
for (const { number: value, name } of about.numbers) numbers.append(new Option(name, value));
numbers.append(new Option("the bot itself", "bot"));
to.value = about.numbers[0]?.number ?? "bot";
get("organisation").textContent =
  `Stands in for Microsoft Graph; no real call is made. The bot is told at ${about.bot.webhook}`;
