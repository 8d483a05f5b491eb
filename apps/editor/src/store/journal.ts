import { type FlowDocument, read } from "@dialtree/flow";
import { isRefusal, type Operation, readOperation } from "@dialtree/flow/edit";
import { nodeTypes } from "../words/node-types.ts";
import type { JournalEntry } from "./draft.ts";
import type { Journal } from "./draft-store.ts";

const prefix = "dialtree/unsaved/";

/**
 * The steps of one flow in this browser, until the server has them. Each tab writes under a name of its own, and takes
 * over what a tab left behind that is no more.
 */
export async function browserJournal(flow: string): Promise<Journal> {
  const tab = await ownTab();
  const mine = `${prefix}${flow}/${tab}`;
  const alive = await tabsAlive();
  const left = namesOf(flow).find(
    (name) => name !== mine && !alive.has(name.slice(name.lastIndexOf("/") + 1)),
  );
  if (!stored(`${mine}/base`) && left !== undefined) takeOver(left, mine);
  return journalIn(globalThis.localStorage, mine);
}

/** A journal under a name of a storage. */
export function journalIn(storage: Storage, name: string): Journal {
  let base: JournalEntry["base"] | undefined;
  return {
    read: () => entryIn(storage.getItem(`${name}/base`), storage.getItem(`${name}/steps`)),
    keep(entry) {
      try {
        if (!entry) {
          storage.removeItem(`${name}/base`);
          storage.removeItem(`${name}/steps`);
          base = undefined;
          return;
        }
        // Steps first would belong to another base for a moment; so they go while it changes.
        if (entry.base !== base) {
          storage.removeItem(`${name}/steps`);
          storage.setItem(`${name}/base`, JSON.stringify({ ...entry.base, ahead: entry.ahead }));
          base = entry.base;
        }
        storage.setItem(`${name}/steps`, JSON.stringify(entry.operations));
      } catch {
        // Full or forbidden: without a net, but the server still gets everything.
      }
    },
  };
}

function entryIn(base: string | null, steps: string | null): JournalEntry | undefined {
  const found = parsed(base) as { revision?: unknown; document?: unknown; ahead?: unknown } | undefined;
  if (!found || typeof found.revision !== "number") return undefined;
  const document: FlowDocument | undefined = read(found.document, nodeTypes).document;
  if (!document) return undefined;
  const operations: Operation[] = [];
  const list = parsed(steps);
  for (const step of Array.isArray(list) ? list : []) {
    const operation = readOperation(step);
    if (isRefusal(operation)) break;
    operations.push(operation);
  }
  return { base: { revision: found.revision, document }, ahead: found.ahead === true, operations };
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function stored(name: string): boolean {
  return globalThis.localStorage.getItem(name) !== null;
}

function namesOf(flow: string): string[] {
  return Object.keys(globalThis.localStorage)
    .filter((name) => name.startsWith(`${prefix}${flow}/`) && name.endsWith("/base"))
    .map((name) => name.slice(0, -"/base".length));
}

function takeOver(from: string, to: string): void {
  for (const part of ["base", "steps"]) {
    const value = globalThis.localStorage.getItem(`${from}/${part}`);
    if (value !== null) globalThis.localStorage.setItem(`${to}/${part}`, value);
    globalThis.localStorage.removeItem(`${from}/${part}`);
  }
}

const lockOf = (tab: string) => `dialtree/tab/${tab}`;
let own: Promise<string> | undefined;

/** This tab's name. It survives a reload, and a lock says to other tabs that somebody still bears it. */
function ownTab(): Promise<string> {
  own ??= (async () => {
    const { sessionStorage } = globalThis;
    const before = sessionStorage.getItem("dialtree/tab");
    // A duplicated tab brings its name along.
    const name = before !== null && !(await tabsAlive()).has(before) ? before : crypto.randomUUID();
    sessionStorage.setItem("dialtree/tab", name);
    // Held until the tab is gone.
    void navigator.locks?.request(lockOf(name), () => new Promise(() => {}));
    return name;
  })();
  return own;
}

async function tabsAlive(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  const start = lockOf("");
  return new Set(held.flatMap(({ name }) => (name?.startsWith(start) ? [name.slice(start.length)] : [])));
}
