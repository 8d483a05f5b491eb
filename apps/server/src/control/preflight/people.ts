import { destinationName, type FlowDocument, type NodeTypes, nodeNames } from "@dialtree/flow";
import type { Pinned } from "../publishing/pinning.ts";
import { drafts, peopleOf } from "./references.ts";
import { type Item, inOrderItem } from "./report.ts";

/** Whether somebody is in the organisation's directory; rejects with a sentence for people when it cannot be asked. */
export type FindPerson = (id: string, signal: AbortSignal) => Promise<boolean>;

// The directory lets a server ask thirty times in ten seconds, for everybody who works on it.
const mostAsked = 20;
const patienceMs = 5_000;

/** Whether those whom calls are sent to are in the directory, as far as it says so in a few seconds. */
export async function peopleThere(
  pinned: Pinned,
  nodeTypes: NodeTypes,
  find: FindPerson | undefined,
  signal?: AbortSignal,
): Promise<readonly Item[]> {
  const bound = AbortSignal.any([...(signal ? [signal] : []), AbortSignal.timeout(patienceMs)]);
  const wanted = drafts(pinned).flatMap(({ id: flow, document }) =>
    document
      ? [...peopleOf(document, nodeTypes)].map(([id, { to, at, node }]) => ({
          id,
          place: { flow, at, ...placeIn(document, node, nodeTypes) },
          name: capital(destinationName(to)),
        }))
      : [],
  );
  // Once one cannot be asked the others cannot either: each would wait for as long.
  let why = find ? undefined : "this server does not ask the directory";
  const items: Item[] = [];
  for (const [index, { id, place, name }] of wanted.entries()) {
    if (index >= mostAsked) why ??= `${mostAsked} were asked for, and no more are at once`;
    const answer = why === undefined && find ? await asked(find, id, bound) : undefined;
    if (answer && "why" in answer) why = answer.why;
    if (answer && "isThere" in answer)
      items.push(answer.isThere ? there(place.flow, name) : gone(place, name));
    else items.push(unasked(place, name, why ?? ""));
  }
  return items;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

type Place = Pick<Item, "flow" | "at" | "node" | "name">;

function placeIn(document: FlowDocument, node: string | undefined, nodeTypes: NodeTypes) {
  const name = node === undefined ? undefined : nodeNames(document.nodes, nodeTypes).get(node);
  return name === undefined ? {} : { node, name };
}

async function asked(
  find: FindPerson,
  id: string,
  signal: AbortSignal,
): Promise<{ readonly isThere: boolean } | { readonly why: string }> {
  try {
    return { isThere: await find(id, signal) };
  } catch (error) {
    if (signal.aborted) return { why: `the directory did not answer within ${patienceMs / 1_000} seconds` };
    return { why: (error as Error).message };
  }
}

function there(flow: string, name: string): Item {
  return inOrderItem("person_there", flow, `${name} is in the directory.`);
}

function gone(place: Place, name: string): Item {
  return {
    state: "warning",
    code: "person_gone",
    ...place,
    sentence: `${name} is not in the directory: calls that are sent there take the exit for failed ones.`,
    remedy: "Choose somebody who is there.",
  };
}

function unasked(place: Place, name: string, why: string): Item {
  return {
    state: "unchecked",
    code: "person_unasked",
    ...place,
    sentence: `${name} was not looked for in the directory: ${why.replace(/\.$/, "")}.`,
    remedy: "Call the line once, and have the call sent there.",
  };
}
