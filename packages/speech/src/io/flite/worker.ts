// The thread in which Flite speaks. It blocks for as long as an utterance takes, which no server thread may.

import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { devNull } from "node:os";
import { join } from "node:path";
import { WASI } from "node:wasi";
import { parentPort, workerData } from "node:worker_threads";

/** What the thread starts with: the compiled program, which survives the thread. */
export interface FliteThread {
  readonly module: WebAssembly.Module;
}

export interface FliteRequest {
  /** In ASCII, as `englishAloud` makes it. */
  readonly text: string;
  readonly voice: string;
  /** An empty folder for this request alone; all that Flite sees of this machine. */
  readonly folder: string;
}

export type FliteReply = { readonly wav: Uint8Array } | { readonly failed: string };

const { module } = workerData as FliteThread;

parentPort?.on("message", (request: FliteRequest) => {
  let reply: FliteReply;
  try {
    reply = { wav: speak(request) };
  } catch (error) {
    reply = { failed: String(error) };
  }
  parentPort?.postMessage(reply);
});

/** Each utterance has an instance of its own: none can hear, delay or break another. */
function speak({ text, voice, folder }: FliteRequest): Uint8Array {
  // By file and not as an argument: only then does Flite pause between sentences. Without the line end, it loses the
  // last sentence when that is a single word ("Please hold. Goodbye.").
  writeFileSync(join(folder, "text"), `${text}\n`);
  const nowhere = openSync(devNull, "r+");
  try {
    const wasi = new WASI({
      version: "preview1",
      args: ["flite", "-voice", voice, "-f", "/here/text", "-o", "/here/wav"],
      preopens: { "/here": folder },
      stdin: nowhere,
      stdout: nowhere,
      stderr: nowhere,
    });
    const code = wasi.start(new WebAssembly.Instance(module, wasi.getImportObject() as WebAssembly.Imports));
    if (code !== 0) throw new Error(`exit code ${code}`);
  } finally {
    closeSync(nowhere);
  }
  return readFileSync(join(folder, "wav"));
}
