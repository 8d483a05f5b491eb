import { createAccounts } from "./accounts.js";
import { createCalls, endsOf, isRunning, stateOf } from "./calls.js";
import { ask, nameOf, soon } from "./control.js";
import { createFaults } from "./faults.js";
import { createRinging } from "./ringing.js";
import { listen, wavOf } from "./voice.js";
import { createWire } from "./wire.js";

const get = (id) => document.getElementById(id);
const [form, to, from, number, ownNumber] = ["dial", "to", "from", "number", "own-number"].map(get);
const [callButton, hangUp, status, audio, hearing] = ["call", "hang-up", "status", "audio", "hearing"].map(
  get,
);
const [blocked, keypad, onlyThis] = ["blocked", "keypad", "only-this"].map(get);
const [talk, speak, sound, said, ringHere] = ["talk", "speak", "sound", "said", "ring-here"].map(get);
const [add, who, addThem, people] = ["add", "who", "add-them", "people"].map(get);
const keys = [...keypad.querySelectorAll("button")];
const wire = createWire(get("wire"), get("nothing"));

/** The call on this phone, if any; as whom it is in it, and whether it has left while others go on. */
let call;
let me;
let left = false;
/** The call that the wire is about, and what it is called. */
let chosen;
/** Everything that was seen of the wire, by its number, to show again when another call is chosen. */
const entries = new Map();

const ringing = createRinging(get("ringing"), get("ringing-list"), async (callId, person, deed) => {
  try {
    await ask("POST", `/calls/${callId}/${deed}`, { person });
    if (deed !== "pickUp") return;
    call = await ask("GET", `/calls/${callId}`);
    [me, left] = [person, false];
    await choose(callId);
    // Whoever has gone on meanwhile is not called back: their next key might hang up.
    const { activeElement } = document;
    const isWaiting = [document.body, callButton].includes(activeElement);
    if (isWaiting || get("ringing").contains(activeElement)) hangUp.focus();
  } catch (error) {
    status.textContent = error.message;
  }
});

const isOver = () => !call || left || !isRunning(call);

function show() {
  const over = isOver();
  // A button that is switched off while it has the focus takes the focus with it.
  const talking = !over && call.audio === "active";
  const inUse = [hangUp, addThem, ...talk.querySelectorAll("button, input")].includes(document.activeElement);
  const moveFocus = over && inUse;
  callButton.disabled = !over;
  hangUp.disabled = over;
  keypad.disabled = over;
  talk.disabled = !talking;
  addThem.disabled = !talking;
  showPeople(over ? [] : (call.people ?? []));
  if (moveFocus) callButton.focus();
  let text = call ? stateOf(call) : "No call";
  if (left && call.state !== "terminated") text = "You have left the call; it goes on without you";
  if (call?.state === "terminated" && call.result)
    text += `: ${call.result.message.replace(/ DiagCode:.*/, "")} (${call.result.code}/${call.result.subcode})`;
  // Saying the same again would make screen readers repeat it.
  if (status.textContent !== text) status.textContent = text;
  if (over) silence();
}

let shownPeople = "";
function showPeople(list) {
  const lines = list.map(({ who: somebody, at, muted, onHold }) =>
    [nameOf(somebody), at === "ringing" && "rings", muted && "muted", onHold && "on hold"]
      .filter(Boolean)
      .join(", "),
  );
  // Told anew only when it has changed: screen readers would lose their place.
  if (lines.join("\n") === shownPeople) return;
  shownPeople = lines.join("\n");
  people.replaceChildren(
    ...lines.map((text) => Object.assign(document.createElement("li"), { textContent: text })),
  );
}

const calls = createCalls(get("calls"), get("no-calls"), get("older-calls"), choose);
const faults = await createFaults(() => look());

/** From which entry to which one the chosen call goes on. */
let span = { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY };
/** Requests that have made the chosen call: they cannot name it yet. */
let madeBy = new Set();

function isShown(entry) {
  if (!onlyThis.checked || chosen === undefined || entry.callId === chosen) return true;
  // An answer belongs to a line that is there, or is ignored.
  if ("to" in entry || madeBy.has(entry.seq)) return true;
  const ofAll = (entry.type === "fault" && entry.callId === undefined) || entry.operation === "token";
  return ofAll && entry.seq > span.from && entry.seq < span.to;
}

function redraw() {
  wire.clear();
  const inOrder = [...entries.keys()].sort((a, b) => a - b).map((seq) => entries.get(seq));
  const own = inOrder.filter(({ callId }) => callId === chosen);
  const end = own.findLast(({ type, did }) => type === "phone" && did === "ended");
  span = {
    from: own[0]?.seq ?? Number.POSITIVE_INFINITY,
    to: end ? own.at(-1).seq : Number.POSITIVE_INFINITY,
  };
  madeBy = new Set(own.filter(({ type }) => type === "reply").map(({ to: seq }) => seq));
  for (const entry of inOrder) if (isShown(entry)) wire.add(entry);
}

/** Shows a call on the wire. If it runs, this phone is from now on that of somebody who is in it. */
async function choose(id) {
  chosen = id;
  calls.choose(id);
  faults.choose(id);
  try {
    const { wire: before, ...now } = await ask("GET", `/calls/${id}`);
    if (chosen !== id) return;
    for (const entry of before) entries.set(entry.seq, entry);
    get("chosen").textContent = `${endsOf(now).join(" to ")}, ${now.placedAt.slice(11, 19)}`;
    const somebody = now.people.find(({ at }) => at === "here");
    if (id !== call?.id && isRunning(now) && somebody) [call, me, left] = [now, somebody.id, false];
    redraw();
    show();
  } catch (error) {
    status.textContent = error.message;
  }
  look();
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

/** Asks for the call's state, once for a burst of news. */
const refresh = soon(async () => {
  if (!call) return;
  const { id } = call;
  try {
    const { wire: _, ...now } = await ask("GET", `/calls/${id}`);
    if (call?.id === id) call = now;
  } catch {
    if (call?.id === id) call = { ...call, state: "terminated" };
  }
  show();
}, 50);

/** Asks for the calls and for the faults that are switched on. */
const look = soon(async () => {
  try {
    const [{ calls: all }, { faults: on }] = await Promise.all([ask("GET", "/calls"), ask("GET", "/faults")]);
    calls.show(all);
    faults.show(on);
  } catch {
    // It has just gone; the events say so, and what comes after them asks again.
  }
}, 150);

function onEvent({ data, lastEventId }) {
  lastSeen = lastEventId;
  const entry = JSON.parse(data);
  entries.set(entry.seq, entry);
  if (entries.size > 5000) for (const seq of [...entries.keys()].slice(0, 1000)) entries.delete(seq);
  if (entry.type === "reply" && entry.callId === chosen && !wire.has(entry.to)) redraw();
  else if (isShown(entry)) wire.add(entry);
  if (entry.callId === chosen) span.from = Math.min(span.from, entry.seq);
  if (entry.type === "phone" && entry.did === "rings" && ringHere.checked)
    ringing.rings(entry.callId, entry.detail.person, entry.detail.who);
  if (entry.type === "phone" && entry.did === "ringEnded" && ringing.stops(entry.detail.person))
    (isOver() ? callButton : hangUp).focus();
  if (entry.callId !== undefined || entry.type === "fault" || faults.some()) look();
  if (call === undefined || entry.callId !== call.id) return;
  if (entry.type === "audio") entry.did === "starts" ? play(entry) : silence();
  refresh();
}

let events;
let lastSeen;
/** Follows what happens. As long as somebody follows with `phone=true`, the bot's calls are not picked up by themselves. */
function follow() {
  events?.close();
  const after = lastSeen === undefined ? "" : `&after=${lastSeen}`;
  events = new EventSource(`/control/events?phone=${ringHere.checked}${after}`);
  events.onmessage = onEvent;
  events.onerror = () => {
    status.textContent = "The simulator does not answer. Waiting for it …";
  };
  events.onopen = () => {
    show();
    look();
  };
}
follow();
ringHere.addEventListener("change", () => {
  if (!ringHere.checked) ringing.clear();
  follow();
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!isOver()) return;
  callButton.disabled = true;
  try {
    const kind = from.value;
    const caller = kind === "phone" ? { kind, number: number.value } : { kind };
    call = await ask("POST", "/calls", { from: caller, to: to.value.trim() });
    [me, left] = [call.people[0].id, false];
    show();
    hangUp.focus();
    // The first news may have arrived before we knew that the call is ours.
    await choose(call.id);
  } catch (error) {
    call = undefined;
    show();
    status.textContent = error.message;
  }
});

hangUp.addEventListener("click", async () => {
  try {
    await ask("POST", `/calls/${call.id}/hangUp`, { person: me });
    left = call.group !== null;
    refresh();
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

let stopListening;
async function say(bytes) {
  try {
    const { durationMs, voiced } = await ask("POST", `/calls/${call.id}/speak`, await wavOf(bytes));
    const seconds = `${(durationMs / 1000).toFixed(1)} s`;
    said.textContent = voiced.length > 0 ? `Said: ${seconds}.` : `Said: ${seconds} of silence.`;
  } catch (error) {
    said.textContent = error.name === "EncodingError" ? "This is no sound that plays." : error.message;
  }
}

speak.addEventListener("click", async () => {
  const stop = stopListening;
  stopListening = undefined;
  try {
    if (stop) {
      const bytes = await stop();
      if (!isOver()) await say(bytes);
    } else {
      stopListening = await listen();
      said.textContent = "The microphone listens.";
    }
  } catch (error) {
    said.textContent = error.name === "NotAllowedError" ? "The microphone may not be used." : error.message;
  }
  speak.textContent = stopListening ? "Stop and say it" : "Speak";
  speak.setAttribute("aria-pressed", String(stopListening !== undefined));
});
sound.addEventListener("change", async () => {
  const [file] = sound.files;
  if (file) await say(await file.arrayBuffer());
  sound.value = "";
});

add.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (isOver()) return;
  try {
    // The second colleague is another one than the first.
    const from = { kind: who.value, ...(who.value === "phone" ? {} : { id: crypto.randomUUID() }) };
    await ask("POST", `/calls/${call.id}/people`, { from });
    refresh();
  } catch (error) {
    status.textContent = error.message;
  }
});

from.addEventListener("change", () => {
  ownNumber.hidden = from.value !== "phone";
  number.disabled = ownNumber.hidden;
});
onlyThis.addEventListener("change", redraw);
get("clear").addEventListener("click", () => {
  entries.clear();
  wire.clear();
});

const about = await ask("GET", "");
const numbers = get("numbers");
for (const { number: value, name } of about.numbers) numbers.append(new Option(name, value));
numbers.append(new Option("the bot itself", "bot"));
to.value = about.numbers[0]?.number ?? "bot";
// What rings already.
for (const { id, people: there } of (await ask("GET", "/calls")).calls)
  for (const { id: person, at, who: somebody } of there)
    if (at === "ringing" && ringHere.checked) ringing.rings(id, person, somebody);
await createAccounts();
get("organisation").textContent =
  `Stands in for Microsoft Graph; no real call is made. The bot is told at ${about.bot.webhook}`;
