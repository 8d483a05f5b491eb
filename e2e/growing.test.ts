// A call of two into which its other end brings somebody: Graph tells, and what needs a call of two is not even asked for.

import { expect, test } from "vitest";
import { reception, stillLine } from "./faults/still-line.ts";

const { clock, line, quiet } = stillLine(reception);

test("a call of two that has become a group call is not transferred: the step takes its exit for failures", async () => {
  const { world, plain } = line().simulator;
  const { numbers, tenantId } = world.directory();
  const [number] = numbers;
  if (!number) throw new Error("There is no number to dial.");
  const { id } = world.place(
    { kind: "phone", number: "+15550170" },
    { kind: "number", ...number, tenantId },
    [],
  );
  const begun = () =>
    world.log.of(id).filter((entry) => entry.type === "audio" && entry.did === "starts").length;
  while (begun() < 2) await clock.advance(1_000, quiet);

  const added = await plain.inject({
    method: "POST",
    url: `/control/calls/${id}/people`,
    headers: { host: "localhost", "content-type": "application/json" },
    payload: JSON.stringify({ from: { kind: "user" } }),
  });
  expect(added.statusCode).toBe(201);
  await clock.advance(1_000, quiet);
  world.apply(id, { type: "tone", tone: "tone0" });
  for (let seconds = 0; seconds < 60 && world.find(id)?.state !== "terminated"; seconds++)
    await clock.advance(1_000, quiet);

  const asked = world.log.of(id).flatMap((entry) => (entry.type === "request" ? [entry.operation] : []));
  expect(asked).not.toContain("transfer");
  const news = line().server.runner.newsroom.of(id) ?? [];
  expect(news).toContainEqual(
    expect.objectContaining({ kind: "failed", command: "transfer", reason: "refused" }),
  );
  const exits = news.flatMap((item) =>
    item.kind === "path" && item.step.kind === "left" ? [`${item.step.node}.${item.step.outlet}`] : [],
  );
  expect(exits).toContain("operator.failed");
});
