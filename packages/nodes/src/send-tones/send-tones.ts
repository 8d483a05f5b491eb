import {
  type DataOf,
  type DialKey,
  defineNode,
  dialKeys,
  duration,
  type Move,
  type NodeProblem,
  type Program,
  type ProgramState,
  text,
} from "@dialtree/flow";

const fields = {
  keys: text({
    label: "Keys to press",
    help: "Digits, * and #. A comma waits for a second: 9,,1234#. Spaces and hyphens are for readers.",
    max: 100,
  }),
  pause: duration({
    label: "Pause between two keys (seconds)",
    help: "Longer if the machine at the other end misses some.",
    min: 0,
    max: 5,
    initial: 0.3,
  }),
};

/** Presses keys, for a machine at the other end. */
export const sendTones = defineNode({
  type: "send-tones",
  version: 1,
  title: "Press keys",
  summary:
    "Presses keys for a machine at the other end: a door opener, an alarm system, somebody else's menu.",
  group: "say and ask",
  fields,
  worksWhile: ["answered"],
  outlets: () => [
    { id: "done", label: "Pressed", role: "way" },
    { id: "failed", label: "Could not be pressed", role: "failure" },
  ],
  check,
  program: ({ keys, pause }): Program => {
    const pauseMs = Math.round(pause * 1_000);
    const parts = partsOf(keys);
    const leave = (after: number): Move => ({
      to: after < parts.length ? { state: `part-${after}` } : { outlet: "done" },
    });
    const failed: Move = { to: { outlet: "failed" } };
    const states = parts.map((part, index): [string, ProgramState] => [
      `part-${index}`,
      "waits" in part
        ? { after: { seconds: part.waits, ...leave(index + 1) } }
        : {
            do: [{ type: "sendTones", keys: part.keys, pauseMs }],
            on: {
              "sendTones.done": leave(index + 1),
              "sendTones.failed": failed,
              "sendTones.unknown": failed,
            },
          },
    ]);
    return { initial: "part-0", states: Object.fromEntries(states) };
  },
  problems: {
    send_tones_none: {
      severity: "error",
      say: () => "There is no key to press.",
      remedy: () => "Write the keys, or take the step out.",
    },
    send_tones_unfit: {
      severity: "error",
      say: ({ sign }) => `"${sign}" is no key of a telephone.`,
      remedy: () => "Write digits, *, #, and commas for pauses.",
    },
  },
});

type Part = { readonly keys: readonly DialKey[] } | { readonly waits: number };

/** Keys, and seconds of waiting between them, in their order. */
function partsOf(written: string): readonly Part[] {
  const parts = (written.match(/,+|[^,]+/g) ?? []).flatMap((run): Part[] => {
    if (run.startsWith(",")) return [{ waits: run.length }];
    const keys = [...run].flatMap((sign) => dialKeys.filter((key) => key === sign));
    return keys.length === 0 ? [] : [{ keys }];
  });
  // Nothing to press cannot be pressed; the check says that it is missing.
  return parts.some((part) => "keys" in part) ? parts : [{ keys: [] }];
}

function check({ keys }: DataOf<typeof fields>): readonly NodeProblem[] {
  const at = ["keys"];
  const unfit = [...keys].find((sign) => !/[\d*#,\s-]/.test(sign));
  if (unfit !== undefined) return [{ code: "send_tones_unfit", at, values: { sign: unfit } }];
  return keys !== "" && !/[\d*#]/.test(keys) ? [{ code: "send_tones_none", at }] : [];
}
