import { list, optional, parameters } from "../../input/schema.ts";
import { graphLimits } from "../limits.ts";
import { operation } from "../operation.ts";
import { call, clientContext, permits, prompt } from "../parts.ts";

export const playPrompt = operation(
  {
    ids: { call },
    body: parameters({
      prompts: list(prompt, 1, graphLimits.prompts, "what is played, in this order"),
      clientContext: optional(clientContext),
    }),
  },
  {
    area: "media",
    says: "Plays prompts one after the other.",
    method: "POST",
    path: "/communications/calls/{call}/playPrompt",
    permissions: permits.ofTheCall,
    success: [200],
    reply: "operation",
    replies: { success: "operation" },
    repeat: "safe",
    settledBy: "its operation",
    media: "service",
    example: {
      ids: { call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5" },
      body: {
        prompts: [
          {
            "@odata.type": "#microsoft.graph.mediaPrompt",
            mediaInfo: { uri: "https://ivr.example/audio/hello.wav", resourceId: "hello-1" },
          },
        ],
        clientContext: "c1",
      },
    },
    notes: [
      "queued behind what plays already",
      "WAV: mono, 16 bit, 16 kHz, PCM; Graph keeps it under its resourceId",
    ],
    inferred: ["a key does not end it: that takes cancelMediaProcessing"],
    source: "call-playprompt page",
  },
);
