import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** The stories are told of the editor as people get it: built. */
export default async function build(): Promise<void> {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  await promisify(execFile)(process.execPath, ["scripts/build-editor.ts"], { cwd: root });
}
