import type { FlowDocument, MarkPlace } from "@dialtree/flow";
import { useMemo } from "react";
import { calledIn } from "../../canvas/marks/called.ts";
import { markIdOf } from "../../canvas/marks/shown.ts";
import { alsoCalled } from "../../commands/also.ts";
import type { Command } from "../../commands/command.ts";
import { CommandPalette, type Offer } from "../../commands/command-palette.tsx";
import { message } from "../../commands/words.ts";
import { go } from "../../routes/router.tsx";
import { flowPath } from "../../routes/routes.ts";
import { useMay } from "../../session/session.tsx";
import { nodeTypes } from "../../words/node-types.ts";
import { linesOf, titleOf, typeTitle } from "../../words/node-words.ts";
import { placesOf } from "../flows/places.ts";

const mostOfNote = 80;

/** The command palette of a flow: what can be done with it, its steps, notes and frames, what can be added, and where else one can go. */
export function FlowPalette(props: {
  readonly commands: readonly Command[];
  readonly flow: FlowDocument;
  readonly flows: readonly { readonly id: string; readonly title: string }[];
  readonly mayEdit: boolean;
  readonly onAdd: (type: string) => void;
  readonly onShow: (id: string) => void;
  readonly onClose: () => void;
}) {
  const { commands, flow, flows, mayEdit, onAdd, onShow, onClose } = props;
  const administers = useMay("administer");
  const audits = useMay("audit");
  const offers = useMemo(
    (): readonly Offer[] => [
      ...commands
        .filter(
          (command) =>
            command.id !== "commands" && (command.isPossible !== false || (mayEdit && isOfChosen(command))),
        )
        .map(({ id, group, chords, isPossible, run }) => ({
          id: `do-${id}`,
          title: message(`do.${id}`),
          also: alsoCalled(id) ?? "",
          // Whoever looks for it learns what it takes.
          ...(isPossible === false ? { lacks: message("commands.notNow") } : {}),
          group: message(`group.${group}`),
          chord: chords?.[0],
          run,
        })),
      ...flow.nodes.map((node) => ({
        id: `step-${node.id}`,
        title: titleOf(node),
        also: [typeTitle(node.type), node.id, ...linesOf(flow, node).map(({ text }) => text)].join(" "),
        group: message("group.go"),
        run: () => onShow(node.id),
      })),
      ...Object.entries(flow.frames ?? {}).map(([id, { title }]) =>
        offerOf(flow, { kind: "frame", id }, title, onShow),
      ),
      ...Object.entries(flow.notes ?? {}).map(([id, { text }]) =>
        offerOf(flow, { kind: "note", id }, text, onShow),
      ),
      ...(mayEdit ? [...nodeTypes.values()] : []).map(({ type, title, summary }) => ({
        id: `add-${type}`,
        title,
        also: summary,
        group: message("group.add"),
        run: () => onAdd(type),
      })),
      ...flows
        .filter(({ id }) => id !== flow.id)
        .map(({ id, title }) => ({
          id: `flow-${id}`,
          title: title || id,
          also: id,
          group: message("group.flows"),
          run: () => go(flowPath(id)),
        })),
      ...placesOf({ administer: administers, audit: audits }).map(({ path, words }) => ({
        id: `page-${path}`,
        title: words,
        group: message("group.pages"),
        run: () => go(path),
      })),
    ],
    [commands, flow, flows, mayEdit, administers, audits, onAdd, onShow],
  );
  return <CommandPalette offers={offers} onClose={onClose} />;
}

/** Whether it is done with steps that are chosen. */
function isOfChosen({ id, group }: Command): boolean {
  return (group === "edit" || group === "arrange") && !["undo", "redo", "paste", "note", "tidy"].includes(id);
}

function offerOf(flow: FlowDocument, place: MarkPlace, said: string, onShow: (id: string) => void): Offer {
  const id = markIdOf(place);
  return {
    id: `mark-${id}`,
    title: said.length > mostOfNote ? `${said.slice(0, mostOfNote)}…` : said || calledIn(flow, id),
    also: `${message(`kind.${place.kind}`)} ${said}`,
    group: message("group.marks"),
    run: () => onShow(id),
  };
}
