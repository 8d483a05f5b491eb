import { readProgress } from "@dialtree/graph";
import { describe, expect, test } from "vitest";

const recording = {
  "@odata.type": "#microsoft.graph.recordOperation",
  id: "0fe0623f-d628-42ed-b4bd-8ac290072cc5",
  clientContext: "c4",
  status: "running",
};
const others = [
  { "@odata.type": "#microsoft.graph.subscribeToToneOperation", clientContext: "c2", status: "completed" },
  { "@odata.type": "#microsoft.graph.playPromptOperation", clientContext: "c3", status: "completed" },
];
const answer = (own: object) => ({ value: [...others, { ...recording, ...own }] });

describe("how the operation of a command is", () => {
  test.each([["running"], ["notStarted"], ["somethingNew"]])("while it is %s: it runs", (status) => {
    expect(readProgress(answer({ status }), "c4")).toEqual({ is: "running" });
  });

  test("what was said is told with it, and its token is shown to nobody", () => {
    const read = readProgress(
      answer({
        status: "completed",
        completionReason: "stopToneDetected",
        resultInfo: { code: 200, subcode: 8514 },
        recordingLocation: "https://region.example/v3/attachments/1",
        recordingAccessToken: "opens-it",
      }),
      "c4",
    );
    expect(read).toMatchObject({
      is: "over",
      event: { type: "result", command: { id: "c4" }, outcome: "done" },
      news: { type: "recorded", clientContext: "c4", recording: { location: expect.stringContaining("1") } },
    });
    expect(JSON.stringify(read)).not.toContain("opens-it");
  });

  test("that nobody spoke is told as the end that it is", () => {
    const read = readProgress(answer({ status: "failed", completionReason: "initialSilenceTimeout" }), "c4");
    expect(read).toMatchObject({ is: "over", event: { outcome: "failed", reason: "silence" } });
  });

  test("one that is not named is missing", () => {
    expect(readProgress({ value: others }, "c4")).toEqual({ is: "missing" });
    expect(readProgress({ value: [] }, "c4")).toEqual({ is: "missing" });
  });

  test("one that may stand on the next page is not", () => {
    const more = { value: others, "@odata.nextLink": "https://graph.example/next" };
    expect(readProgress(more, "c4")).toEqual({ is: "unknown" });
  });

  test.each([[undefined], ["text"], [{}], [{ value: "c4" }]])("an answer of %j says nothing", (body) => {
    expect(readProgress(body, "c4")).toEqual({ is: "unknown" });
  });
});
