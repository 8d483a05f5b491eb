import type { FlowDocument } from "@dialtree/flow";
import type { Exit } from "@dialtree/flow/edit";
import { useMemo } from "react";
import { likelyBehind } from "../../palette/likely.ts";
import { Picker } from "../../palette/picker.tsx";
import type { Checker } from "../../problems/use-checker.ts";
import { nodeTypes } from "../../words/node-types.ts";

/** The choice of a step for a place of this flow: what works for calls that come there, the likeliest first. */
export function StepPicker(props: {
  readonly at: { readonly x: number; readonly y: number };
  readonly exit?: Exit | undefined;
  /** Undefined while it is loaded: then only entries are left out. */
  readonly checker: Checker | undefined;
  readonly flow: FlowDocument;
  readonly onPick: (type: string) => void;
  readonly onClose: () => void;
}) {
  const { at, exit, checker, flow, onPick, onClose } = props;
  const fits = useMemo(() => {
    if (!exit) return () => true;
    const works = checker?.mayFollow(flow, exit, nodeTypes);
    return (id: string) => {
      const type = nodeTypes.get(id);
      return type !== undefined && (works ? works(type) : type.entry !== true);
    };
  }, [exit, checker, flow]);
  const likely = useMemo(() => (exit ? likelyBehind(flow, exit, fits) : []), [exit, flow, fits]);
  return <Picker at={at} flow={flow} fits={fits} likely={likely} onPick={onPick} onClose={onClose} />;
}
