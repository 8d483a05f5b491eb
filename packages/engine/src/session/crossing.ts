import { chooseLanguage, type SubFlow, type VariableValue, valueAs } from "@dialtree/flow";
import type { AnyMachineSnapshot } from "xstate";
import type { CompiledFlow } from "../compile.ts";
import { heldBy } from "./commands.ts";
import { type Frame, frameOf, initialVariables, type Session } from "./session.ts";

/** What a call has of its own in the flow that it is in. The rest of a session goes along through all flows. */
type Belongings = Pick<Session, "frames" | "language" | "variables" | "sensitive" | "trail">;

/** On into another flow, for good: values set so far go along, and the new flow's own variables start as it says. */
export function goneOn(session: Session, to: CompiledFlow): Belongings {
  return {
    frames: [...session.frames.slice(0, -1), frameOf(to)],
    language: chooseLanguage(to.document, session.language),
    variables: { ...initialVariables(to.document), ...session.variables },
    sensitive: session.sensitive,
    // Nodes of another flow may have the same ids: nobody goes back across a border.
    trail: [],
  };
}

/**
 * Into another flow that comes back: it sees what it is given and nothing else. Undefined when a value does not fit the
 * variable that it is for.
 * @param waiting The frame of the flow that calls, in the state that waits.
 */
export function calledFlow(
  session: Session,
  waiting: Frame,
  to: CompiledFlow,
  { inputs }: SubFlow,
): Belongings | undefined {
  const variables: Record<string, VariableValue> = { ...initialVariables(to.document) };
  const sensitive: string[] = [];
  for (const { name, source } of inputs) {
    const value = heldBy(source, session);
    if (value === undefined) continue;
    const declared = Object.hasOwn(to.document.variables, name) ? to.document.variables[name] : undefined;
    const fitting = declared ? valueAs(value, declared.type) : value;
    if (fitting === undefined) return undefined;
    variables[name] = fitting;
    if ("variable" in source && session.sensitive.includes(source.variable)) sensitive.push(name);
  }
  const { variables: own, sensitive: ownSensitive, trail } = session;
  const kept = { variables: own, sensitive: ownSensitive, trail };
  return {
    frames: [...session.frames.slice(0, -1), { ...waiting, kept }, frameOf(to)],
    language: chooseLanguage(to.document, session.language),
    variables,
    sensitive,
    trail: [],
  };
}

/** Back in the flow that waited, which keeps of the other one's variables what it asked for. */
export function comeBack(
  session: Session,
  { kept, ...waiting }: Frame,
  to: CompiledFlow,
  outputs: SubFlow["outputs"],
): Belongings {
  const variables: Record<string, VariableValue> = { ...kept?.variables };
  let sensitive = kept?.sensitive ?? [];
  for (const { name, as, type } of outputs) {
    const value = heldBy({ variable: name }, session);
    const fitting = value === undefined ? undefined : valueAs(value, type);
    if (fitting === undefined) continue;
    variables[as] = fitting;
    sensitive = sensitive.filter((other) => other !== as);
    if (session.sensitive.includes(name)) sensitive = [...sensitive, as];
  }
  return {
    frames: [...session.frames.slice(0, -2), waiting],
    language: chooseLanguage(to.document, session.language),
    variables,
    sensitive,
    trail: kept?.trail ?? [],
  };
}

/** What a state of a machine tells the engine besides its tags. */
interface Told {
  readonly flow?: string;
  readonly calls?: SubFlow;
  readonly returns?: string;
}

/** The one thing of that name that the state a machine is in tells. */
export function toldBy<Name extends keyof Told>(
  snapshot: AnyMachineSnapshot,
  name: Name,
): Told[Name] | undefined {
  const metas = Object.values(snapshot.getMeta()) as (Told | undefined)[];
  return metas.find((meta) => meta?.[name] !== undefined)?.[name];
}
