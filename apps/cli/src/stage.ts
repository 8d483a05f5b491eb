import { type CompiledFlow, compile, type FlowLibrary, libraryOf } from "@dialtree/engine";
import type { FlowDocument } from "@dialtree/flow";
import type { Calendars } from "@dialtree/flow/hours";
import { nodeTypes } from "@dialtree/nodes";
import { lengthsWith, type PromptLength } from "@dialtree/rehearsal";
import { type FlowFolder, flowId } from "./flow-folder.ts";
import { type Names, namesOf } from "./names.ts";

/** A flow and those it may go on with, ready for a call: compiled, named, and with the lengths of their recordings. */
export interface Stage {
  readonly flow: CompiledFlow;
  readonly library: FlowLibrary;
  readonly others: readonly FlowDocument[];
  readonly calendars: Calendars;
  readonly names: Names;
  readonly promptLength: PromptLength;
}

/** Flows that cannot be read are left out; a call that gets to one takes the fallback. */
export function stageFor(document: FlowDocument, folders: readonly FlowFolder[]): Stage {
  const others = folders.flatMap((folder) =>
    folder.document && flowId(folder) !== document.id ? [folder.document] : [],
  );
  const flow = compile(document, nodeTypes, "draft");
  const calendars: Calendars = new Map(folders.flatMap((folder) => [...folder.calendars]));
  return {
    flow,
    library: libraryOf([flow, ...others.map((other) => compile(other, nodeTypes, "draft"))], calendars),
    calendars,
    others,
    names: namesOf([document, ...others]),
    promptLength: lengthsWith(recordedLengths(folders)),
  };
}

function recordedLengths(folders: readonly FlowFolder[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  return new Map(
    folders.map((folder) => [
      flowId(folder),
      new Map(
        [...folder.recordings].flatMap(([name, recording]) =>
          "seconds" in recording ? [[name, Math.round(recording.seconds * 1_000)] as const] : [],
        ),
      ),
    ]),
  );
}
