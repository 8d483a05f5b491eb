import type { CallersChange } from "../../diff/index.ts";
import { disconnect } from "../edges.ts";
import { type Edit, perform } from "../edit.ts";
import { nodeLabel } from "../labels.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { removeNode } from "../removal.ts";
import { dataTakenBack } from "./data.ts";
import { exitTakenBack } from "./exits.ts";
import { languageTakenBack } from "./languages.ts";
import { directoryTakenBack, settingTakenBack, variableTakenBack } from "./settings.ts";
import { broughtBack, replacedBack } from "./steps.ts";
import { titleOf } from "./titles.ts";
import type { Versions } from "./versions.ts";

/** Takes back a change that is there. */
export function takenBack(versions: Versions, change: CallersChange): Edit | Refusal {
  const { now, nodeTypes } = versions;
  switch (change.kind) {
    case "step added":
      return newStepTakenBack(versions, change.node);
    case "step removed":
      return broughtBack(versions, change.node, titleOf(change));
    case "step replaced":
      return replacedBack(versions, change.node, titleOf(change));
    case "step renamed":
      return renamedBack(versions, change.node, titleOf(change));
    case "exit wired":
      return disconnect(now, { from: change.node, outlet: change.outlet }, nodeTypes);
    case "exit unwired":
    case "exit rewired":
    case "exit removed":
      return exitTakenBack(versions, { from: change.node, outlet: change.outlet }, titleOf(change));
    case "language added":
    case "language removed":
    case "first language changed":
    case "languages moved":
      return languageTakenBack(versions, change, takenBack);
    case "variable added":
    case "variable removed":
    case "variable changed":
      return variableTakenBack(versions, change.name, titleOf(change));
    case "directory added":
    case "directory removed":
    case "directory changed":
      return directoryTakenBack(versions, String(change.path.at(-1)), titleOf(change));
    default: {
      if (change.node === undefined) return settingTakenBack(versions, change, titleOf(change));
      // Without a path it is the version of its kind, which all of its data belong to.
      return change.path.length === 0
        ? replacedBack(versions, change.node, titleOf(change))
        : dataTakenBack(versions, change, titleOf(change));
    }
  }
}

/** As if it were deleted: who came to it comes to what stands behind it. */
function newStepTakenBack({ now, nodeTypes }: Versions, id: string): Edit | Refusal {
  const node = now.nodes.find((candidate) => candidate.id === id);
  if (node && now.start === id)
    return refuse("start_is_new", { node: nodeLabel(node, nodeTypes) }, { node: id });
  return removeNode(now, id, { heal: true }, nodeTypes);
}

function renamedBack({ now, live }: Versions, id: string, title: string): Edit | Refusal {
  const at = now.nodes.findIndex((node) => node.id === id);
  const before = now.nodes[at]?.title;
  const after = live.nodes.find((node) => node.id === id)?.title;
  return perform(now, title, (draft) => draft.make({ of: "node title", at, node: id, before, after }));
}
