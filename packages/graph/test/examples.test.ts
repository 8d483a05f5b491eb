import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { notifiedEvents, readCallStatus, readNotifications, readReply } from "@dialtree/graph";
import { describe, expect, test } from "vitest";

// Microsoft's own example bodies are not ours to ship. Where somebody has them, as files named
// `<page>.<notification|response>.<n>.json`, this reads each of them.
const folder = process.env.DIALTREE_GRAPH_EXAMPLES;
const names = folder && existsSync(folder) ? readdirSync(folder) : [];
const ofCalls = /^(call|participant|application-post-calls)[a-z-]*\./;
const load = (name: string): unknown => JSON.parse(readFileSync(join(folder ?? "", name), "utf8"));

test("Microsoft's examples are there", ({ skip }) => {
  skip(names.length === 0, "DIALTREE_GRAPH_EXAMPLES names no folder of example bodies");
  expect(names.length).toBeGreaterThan(0);
});

// Not even listed where there are none: the test above says why.
const examples = names.length > 0 ? describe : undefined;
examples?.("Microsoft's examples", () => {
  const notifications = names.filter((name) => ofCalls.test(name) && name.includes(".notification."));

  test.each(notifications)("%s is understood", (name) => {
    const { items, refused } = readNotifications(load(name));
    expect(refused).toBeUndefined();
    expect(items?.length).toBeGreaterThan(0);
    for (const item of items ?? []) {
      // Examples show what exists: none of it may be unknown to us.
      const understood = item.event
        ? notifiedEvents.includes(item.event.type)
        : item.ignored === "nothing to tell";
      const ofNoCommand =
        !item.event && item.ignored === "no command" && name.startsWith("participant-invite");
      expect(understood || ofNoCommand, JSON.stringify(item)).toBe(true);
    }
  });

  // What each page shows, in one word.
  test.each(
    [
      ["call-answer.notification.1.json", "incoming"],
      ["call-answer.notification.5.json", "incoming"],
      ["call-reject.notification.1.json", "incoming"],
      ["call-reject.notification.2.json", "ended"],
      ["call-delete.notification.2.json", "ended"],
      ["call-redirect.notification.4.json", "ended"],
      ["call-subscribetotone.notification.1.json", "tone"],
      ["call-playprompt.notification.1.json", "result"],
      ["call-cancelmediaprocessing.notification.1.json", "result"],
      ["call-transfer.notification.3.json", "ended"],
      ["call-transfer.notification.4.json", "result"],
      ["call-transfer.notification.8.json", "result"],
    ].filter(([name]) => names.includes(name ?? "")),
  )("%s: %s", (name, type) => {
    const { items } = readNotifications(load(name ?? ""));
    expect(items?.map(({ event }) => event?.type)).toEqual([type]);
  });

  test.each([
    ["call-playprompt.response.1.json", "play", "accepted"],
    ["call-subscribetotone.response.1.json", "listen", "done"],
    ["call-cancelmediaprocessing.response.1.json", "stop", "done"],
  ] as const)("%s settles %s: %s", (name, type, verdict) => {
    if (names.includes(name)) expect(readReply(type, { status: 200, body: load(name) })).toEqual({ verdict });
  });

  test.each(names.filter((name) => name.startsWith("call-get.response")))(
    "%s is a connected call",
    (name) => {
      expect(readCallStatus(load(name)).state).toBe("connected");
    },
  );
});
