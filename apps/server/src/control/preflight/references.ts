import { lookupsIn } from "@dialtree/engine";
import {
  destinationName,
  destinationsHeldIn,
  type FlowDocument,
  type HeldDestination,
  type NodeTypes,
  originOf,
  resourcesNamedIn,
} from "@dialtree/flow";
import { calendarsNamedIn } from "@dialtree/flow/hours";
import type { OutsideCalls } from "../outside-calls/outside-calls.ts";
import type { Approved } from "../publishing/lookups.ts";
import type { Pinned, PinnedFlow } from "../publishing/pinning.ts";
import { type Item, inOrderItem } from "./report.ts";

export interface ReferencesAsked {
  readonly nodeTypes: NodeTypes;
  readonly mailboxes?: readonly string[];
  readonly judge: OutsideCalls["judge"];
}

/** What the drafts among these flows refer to and is there. What is not there is among the problems that the check found. */
export function referencesThere(pinned: Pinned, asked: ReferencesAsked, approved: Approved): readonly Item[] {
  return drafts(pinned).flatMap((flow) => {
    const { id, document } = flow;
    if (!document) return [];
    const there = [
      ...ofInstallation(document, pinned, asked),
      ...flowsOf(flow, pinned),
      ...lookedUp(document, asked.nodeTypes, approved),
      ...allowed(document, asked),
    ];
    const items = new Map(there.map(([code, sentence]) => [sentence, inOrderItem(code, id, sentence)]));
    return [...items.values()];
  });
}

type There = readonly [code: string, sentence: string];

function ofInstallation(
  document: FlowDocument,
  { calendars, pinLists }: Pinned,
  { nodeTypes, mailboxes }: ReferencesAsked,
): readonly There[] {
  const named = resourcesNamedIn(document, nodeTypes);
  return [
    ...[...calendarsNamedIn(document, nodeTypes)].flatMap((id): There[] =>
      calendars.has(id) ? [["calendar_there", `There is the calendar "${id}".`]] : [],
    ),
    ...named.flatMap(({ of, name }): There[] => {
      if (of === "pin-list")
        return pinLists.includes(name) ? [["pin_list_there", `There is the list of PINs "${name}".`]] : [];
      return mailboxes?.includes(name) ? [["mailbox_there", `There is the mailbox "${name}".`]] : [];
    }),
  ];
}

function flowsOf({ names }: PinnedFlow, { known }: Pinned): readonly There[] {
  return [...names].flatMap((name): There[] =>
    known.has(name) ? [["flow_there", `There is the flow "${name}".`]] : [],
  );
}

function lookedUp(document: FlowDocument, nodeTypes: NodeTypes, approved: Approved): readonly There[] {
  return lookupsIn(document, nodeTypes).flatMap(({ lookup }): There[] => {
    const host = originOf(lookup.url);
    if (host === undefined) return [];
    const secrets = lookup.secrets.filter(({ secret }) => approved.secrets.get(secret)?.includes(host));
    return [
      ...(approved.hosts.has(host) ? [["host_approved", `Flows may ask ${host}.`] as const] : []),
      ...secrets.map(
        ({ secret }) => ["secret_there", `There is the secret "${secret}" for ${host}.`] as const,
      ),
    ];
  });
}

function allowed(document: FlowDocument, { nodeTypes, judge }: ReferencesAsked): readonly There[] {
  return destinationsHeldIn(document, nodeTypes).flatMap(({ to }): There[] =>
    to.kind === "phone" && judge(to.number).verdict.allowed
      ? [["number_allowed", `Calls may go to ${destinationName(to)}.`]]
      : [],
  );
}

/** The drafts that would be published together. */
export function drafts({ flows }: Pinned): readonly PinnedFlow[] {
  return [...flows.values()].filter(({ from }) => from === "draft");
}

/** Whom a flow sends calls to by an id of the organisation's directory, each once. */
export function peopleOf(document: FlowDocument, nodeTypes: NodeTypes): ReadonlyMap<string, HeldDestination> {
  const held = destinationsHeldIn(document, nodeTypes);
  return new Map(held.flatMap((one) => (one.to.kind === "phone" ? [] : [[one.to.id.toLowerCase(), one]])));
}
