import { soundFault } from "../../faults.ts";
import { type SpeechFault, speechFault } from "../provider.ts";

/** What an answer of the service means for whoever publishes, with what to do. `status` is none of success. */
export function refusalOf(status: number, body: Uint8Array | undefined, voice: string): SpeechFault {
  switch (true) {
    case status === 401 || status === 403:
      return speechFault("provider_refused", soundFault("azure_not_let_in", { status }));
    case status === 404 || (status >= 300 && status < 400):
      return speechFault("provider_refused", soundFault("azure_not_there", { status }));
    case status >= 500:
      return speechFault("provider_away", soundFault("azure_trouble", { status }));
    default:
      return speechFault(
        "provider_failed",
        soundFault("azure_not_taken", { voice, status: `${status}${quoted(body)}` }),
      );
  }
}

// Enough to tell one reason from another; nothing that could break a line or pretend to be ours.
const mostQuoted = 160;

function quoted(body: Uint8Array = new Uint8Array()): string {
  const said = new TextDecoder()
    .decode(body.subarray(0, 4 * mostQuoted))
    .replace(/[\p{C}\s]+/gu, " ")
    .trim()
    .slice(0, mostQuoted);
  return said === "" ? "" : `: ${said}`;
}
