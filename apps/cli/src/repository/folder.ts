import { dirname, join, resolve } from "node:path";
import { isFile } from "../files.ts";
import { findFlow, flowsIn } from "../flow-folder.ts";

/** The flow files that somebody named: a folder of flows stands for the flows in it. @throws Refusal when there is none */
export function flowFilesOf(named: string, cwd: string): readonly string[] {
  const folder = resolve(cwd, named);
  const inside = isFile(join(folder, "flow.json")) ? [] : flowsIn(folder);
  return inside.length > 0 ? inside : [findFlow(named, cwd)];
}

/** Where what is known of a flow's folder is kept: in the folder that it is in. */
export function rootOf(flowFile: string): string {
  return dirname(dirname(flowFile));
}
