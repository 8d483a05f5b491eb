import {
  defineNode,
  dialKeys,
  flag,
  oneOf,
  type Program,
  pressed,
  pressedAnyOther,
  variable,
} from "@dialtree/flow";

/** Takes keys one by one and keeps them when # is pressed. */
export const keeper = defineNode({
  type: "keeper",
  version: 1,
  title: "Keeper",
  summary: "Keeps what is keyed in.",
  group: "say and ask",
  fields: {
    as: variable({ label: "Keep it as", use: "keeps", optional: true }),
    sensitive: flag({ label: "Sensitive", initial: false }),
    what: oneOf({ label: "What", options: { keys: "Keys", three: "The number 3" }, initial: "keys" }),
  },
  worksWhile: ["answered"],
  outlets: () => [{ id: "kept", label: "Kept", role: "way" }],
  program: ({ as, sensitive, what }): Program => {
    const keep =
      what === "keys"
        ? { type: "keepEntry" as const, as, sensitive }
        : { type: "keep" as const, as, value: 3 };
    const notes = dialKeys.map((key) => [
      pressed(key),
      { do: [{ type: "noteKey", key }], to: { state: "waiting" } },
    ]);
    const done = { do: [keep], to: { outlet: "kept" } };
    return {
      initial: "waiting",
      states: {
        waiting: {
          keys: "collected",
          on: { ...Object.fromEntries(notes), [pressed("#")]: done, [pressedAnyOther]: done },
        },
      },
    };
  },
});

/** Names something that another node keeps. */
export const reader = defineNode({
  type: "reader",
  version: 1,
  title: "Reader",
  summary: "Needs a value.",
  group: "say and ask",
  fields: { of: variable({ label: "Value", use: "reads" }) },
  worksWhile: ["answered"],
  outlets: () => [],
  program: () => ({ initial: "ending", states: { ending: { do: [{ type: "hangUp" }] } } }),
});

/** A keeper and a reader in a flow. */
export const keeping = (id: string, data: Record<string, string | boolean>) => ({
  id,
  type: "keeper",
  version: 1,
  data: { ...keeper.initial, ...data },
});
export const reading = (id: string, of: string) => ({ id, type: "reader", version: 1, data: { of } });
