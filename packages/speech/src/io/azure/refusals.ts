import type { SpeechFault } from "../provider.ts";

/** What an answer of the service means for whoever publishes, with what to do. `status` is none of success. */
export function refusalOf(status: number, body: Uint8Array | undefined, voice: string): SpeechFault {
  switch (true) {
    case status === 401 || status === 403:
      return {
        code: "provider_refused",
        fault: `Azure AI Speech does not let this server in (${status}). Check DIALTREE_SPEECH_KEY, or the role "Cognitive Services Speech User" of the app, and that they belong to the resource of DIALTREE_SPEECH_REGION or DIALTREE_SPEECH_URL.`,
      };
    case status === 404 || (status >= 300 && status < 400):
      return {
        code: "provider_refused",
        fault: `There is no Azure AI Speech where this server asks for it (${status}). Check DIALTREE_SPEECH_REGION or DIALTREE_SPEECH_URL.`,
      };
    case status >= 500:
      return {
        code: "provider_away",
        fault: `Azure AI Speech has trouble of its own (${status}). Try again in a few minutes.`,
      };
    default:
      return {
        code: "provider_failed",
        fault: `Azure AI Speech did not take this text in the voice ${voice} (${status}${quoted(body)}). Check that the resource's region has this voice.`,
      };
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
