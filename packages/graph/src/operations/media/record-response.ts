import { list, oneOfWords, optional, parameters, whole, yesNo } from "../../input/schema.ts";
import { graphLimits } from "../limits.ts";
import { operation } from "../operation.ts";
import { call, clientContext, permits, prompt } from "../parts.ts";

const { recordSeconds, recordPrompts } = graphLimits;
const seconds = (description: string) =>
  optional(whole(recordSeconds.least, recordSeconds.most, description));

export const recordResponse = operation(
  {
    ids: { call },
    body: parameters({
      prompts: optional(list(prompt, 0, recordPrompts, "what is asked")),
      bargeInAllowed: optional(yesNo("whether it cuts off what plays")),
      initialSilenceTimeoutInSeconds: seconds("how long the answer may take to begin; 5 where left out"),
      maxSilenceTimeoutInSeconds: seconds("the silence that ends it; 5 where left out"),
      maxRecordDurationInSeconds: seconds("its greatest length; 5 where left out"),
      playBeep: optional(yesNo()),
      stopTones: optional(
        list(
          oneOfWords(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "#", "A", "B", "C", "D"]),
          0,
          16,
          "keys that end it, as they are printed",
        ),
      ),
      clientContext: optional(clientContext),
    }),
  },
  {
    area: "media",
    says: "Records a short answer; where it lies is told by the operation's end.",
    method: "POST",
    path: "/communications/calls/{call}/recordResponse",
    permissions: permits.media,
    success: [200],
    reply: "operation",
    replies: { success: "operation" },
    repeat: "once",
    settledBy: "its operation",
    media: "service",
    example: {
      ids: { call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5" },
      body: { maxRecordDurationInSeconds: 30, playBeep: true, stopTones: ["#"], clientContext: "c1" },
    },
    notes: [
      "`downloadRecording` gets it with the token of its notification, soon: it goes with the call",
      "it must not be kept beyond its purpose",
    ],
    inferred: [
      "stop tones are keys as printed; the page shows #, 1 and *",
      "a recording is a WAV of 16 kHz, 16 bit, mono: the page says octet-stream, and its length fits",
      "whoever hangs up while speaking leaves no recording: seen by others since 2020 (issue 376 of the comms samples)",
      "400#8510 when nobody spoke, 200#8514 for a stop tone: as documented for Azure Call Automation",
      "whether the key that ends it is told as a tone too is written nowhere; both are understood",
    ],
    source: "call-record page",
  },
);
