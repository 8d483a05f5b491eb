import { type Action, type FlowDocument, isJsonObject, type NodeTypes, type Program } from "@dialtree/flow";
import { type Arranged, type Ending, type Errand, errands } from "@dialtree/rehearsal";
import { choices } from "./endings.ts";

/** What is to become of each errand: `ask`, or the place of a choice in its list. */
export type ArrangedDraft = Readonly<Partial<Record<Errand, string>>>;

export const askEachTime = "ask";

// What hardly ever fails is not asked about: that a message cannot be kept, or a prompt not be played, is worth a trial of its own.
const taken: ReadonlySet<Errand> = new Set(["record", "deliver", "answer", "play"]);

/** How an errand is settled while nobody has said otherwise. */
export function usualArrangement(errand: Errand): string {
  return taken.has(errand) ? "0" : askEachTime;
}

export function arrangedFrom(draft: ArrangedDraft): Arranged {
  return Object.fromEntries(
    errands.flatMap((errand): (readonly [Errand, Ending | "ask"])[] => {
      const chosen = draft[errand] ?? usualArrangement(errand);
      if (chosen === askEachTime) return [[errand, askEachTime]];
      // The first is what happens anyway.
      const ending = chosen === "0" ? undefined : choices[errand][Number(chosen)]?.ending;
      return ending ? [[errand, ending]] : [];
    }),
  );
}

/** What flows may want of the world outside. */
export function errandsOf(documents: readonly FlowDocument[], types: NodeTypes): readonly Errand[] {
  const found = new Set<Errand>();
  for (const { nodes, fallback } of documents) {
    if (fallback) found.add("transfer");
    for (const { type, data } of nodes) {
      const known = types.get(type);
      if (!known || !isJsonObject(data) || !known.schema.safeParse(data).success) continue;
      for (const action of actionsOf(known.program(data))) {
        const errand = errandIn(action);
        if (errand) found.add(errand);
      }
    }
  }
  return errands.filter((errand) => found.has(errand));
}

function actionsOf({ states, on = {} }: Program): readonly Action[] {
  const moves = Object.values(states).flatMap((state) => [
    ...Object.values(state.on ?? {}),
    ...(state.after ? [state.after] : []),
    ...(state.always ? [state.always] : []),
  ]);
  return [
    ...Object.values(states).flatMap((state) => state.do ?? []),
    ...[...moves, ...Object.values(on)].flatMap((move) => move?.do ?? []),
  ];
}

function errandIn(action: Action): Errand | undefined {
  switch (action.type) {
    case "transfer":
    case "transferFound":
      return "transfer";
    case "dial":
    case "dialCaller":
    case "join":
      return "dial";
    case "task":
      return action.task;
    case "redirect":
    case "invite":
    case "record":
    case "deliver":
    case "answer":
    case "play":
      return action.type;
    default:
      return undefined;
  }
}
