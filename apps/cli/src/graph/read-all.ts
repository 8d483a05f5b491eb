import type { Input } from "../io.ts";
import { Refusal } from "../refusal.ts";

// More than any request to Graph may have.
const longest = 4_000_000;

/**
 * Everything that is piped in, as text.
 * @throws Refusal when somebody sits there instead, or when it does not end.
 */
export function readAll(stdin: Input): Promise<string> {
  if (stdin.isTTY) throw new Refusal("Nothing is piped in.", "Pipe the JSON in, or name a file with --json.");
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let length = 0;
    stdin.on("data", (piece) => {
      const bytes = Buffer.from(piece);
      length += bytes.length;
      if (length > longest) {
        stdin.pause();
        reject(new Refusal("What is piped in is too long.", "Give the body of one request."));
      } else pieces.push(bytes);
    });
    stdin.on("end", () => resolve(Buffer.concat(pieces).toString("utf8")));
    stdin.resume();
  });
}
