import { cleanup } from "@testing-library/react";
import { afterEach, beforeEach, vi } from "vitest";

export interface Asked {
  readonly order: string;
  readonly body: unknown;
  readonly ifMatch: string | null;
}

/**
 * A server for the tests of a file, empty at the begin of each: `answers` are by method and path, 204 where there is none,
 * 409 where the answer is an error; what is asked is kept.
 */
export function fakeServer(): { readonly answers: Record<string, unknown>; readonly asked: Asked[] } {
  const answers: Record<string, unknown> = {};
  const asked: Asked[] = [];
  beforeEach(() => {
    asked.length = 0;
    for (const order of Object.keys(answers)) delete answers[order];
    vi.stubGlobal("fetch", async (request: Request) => {
      const { pathname, search } = new URL(request.url);
      const order = `${request.method} ${pathname}`;
      const type = request.headers.get("content-type") ?? "";
      const body = type.includes("json") ? await request.clone().json() : undefined;
      asked.push({ order, body, ifMatch: request.headers.get("if-match") });
      // A later page has an answer of its own.
      const answer = answers[`${order}${search}`] ?? answers[order];
      if (answer === undefined) return new Response(null, { status: 204 });
      const status = typeof answer === "object" && answer !== null && "detail" in answer ? 409 : 200;
      return Response.json(answer, { status });
    });
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });
  return { answers, asked };
}
