import { describe, expect, test } from "vitest";
import type { CallNews, NewsBody } from "../../src/runner/news.ts";
import { createNewsroom } from "../../src/runner/newsroom.ts";

const told = (count: number): NewsBody[] =>
  Array.from({ length: count }, () => ({ kind: "event", type: "tone", leg: "caller" }));
const began: NewsBody = {
  kind: "began",
  caller: { kind: "phone", number: "+15550170" },
  called: { kind: "phone", number: "+15550100" },
  version: "v1",
  language: "en-US",
};
const ended: NewsBody = { kind: "ended", reason: "remote" };

describe("what is known of a call", () => {
  test("is numbered from 1 in the order of events, each with the time of its event", () => {
    const newsroom = createNewsroom();
    newsroom.publish("a", 10, [began, ...told(1)]);
    newsroom.publish("b", 15, told(1));
    newsroom.publish("a", 20, told(2));
    newsroom.publish("a", 30, []);
    expect(newsroom.of("a")?.map(({ seq, at }) => [seq, at])).toEqual([
      [1, 10],
      [2, 10],
      [3, 20],
      [4, 20],
    ]);
    expect(newsroom.of("c")).toBeUndefined();
    expect(newsroom.keys()).toEqual(["a", "b"]);
  });

  test("has an end to its length: the oldest goes, but never which call it is", () => {
    const newsroom = createNewsroom();
    newsroom.publish("a", 0, [began, ...told(2)]);
    for (let at = 1; at <= 200; at += 1) newsroom.publish("a", at, told(4));
    const news = newsroom.of("a") ?? [];
    expect(news[0]).toMatchObject({ seq: 1, kind: "began" });
    expect(news.length).toBeLessThanOrEqual(401);
    expect(news.length).toBeGreaterThan(390);
    expect(news.at(-1)?.seq).toBe(803);
    const seqs = news.slice(1).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, n) => (seqs[0] ?? 0) + n));
  });

  test("goes with the oldest calls, those first that are over", () => {
    const newsroom = createNewsroom();
    newsroom.publish("under way", 0, [began]);
    newsroom.publish("over", 0, [began, ended]);
    for (let n = 0; n < 499; n += 1) newsroom.publish(`call ${n}`, n, [began]);
    expect(newsroom.of("over")).toBeUndefined();
    expect(newsroom.of("under way")).toHaveLength(1);
  });
});

test("whoever listens hears of each piece once, numbered as it is kept, until it stops", () => {
  const newsroom = createNewsroom();
  newsroom.publish("a", 1, [began]);
  const heard: CallNews[] = [];
  const stop = newsroom.listen("a", (news) => heard.push(news));
  newsroom.publish("a", 2, told(2));
  newsroom.publish("b", 2, told(1));
  expect(heard).toEqual(newsroom.of("a")?.slice(1));
  stop();
  newsroom.publish("a", 3, [ended]);
  expect(heard).toHaveLength(2);
});
