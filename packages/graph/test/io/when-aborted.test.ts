import { expect, test } from "vitest";
import { whenAborted } from "../../src/io/when-aborted.ts";

test("all that wait for a signal are called once, in their order, and whoever was told to forget is not", () => {
  const abort = new AbortController();
  const called: string[] = [];
  const wait = (name: string) => whenAborted(abort.signal, () => called.push(name));
  wait("first");
  const forget = wait("forgotten");
  wait("last");
  forget();
  forget();
  abort.abort();
  abort.abort();
  expect(called).toEqual(["first", "last"]);
});

test("one that lets another be forgotten while it is called: that one is not called any more", () => {
  const abort = new AbortController();
  const called: string[] = [];
  const forgets = new Map<string, () => void>();
  for (const name of ["first", "second", "third"]) {
    const told = () => {
      called.push(name);
      if (name === "first") forgets.get("second")?.();
    };
    forgets.set(name, whenAborted(abort.signal, told));
  }
  abort.abort();
  expect(called).toEqual(["first", "third"]);
});

test("however many come and go, the signal has one listener", () => {
  const { signal } = new AbortController();
  const added: string[] = [];
  const add = signal.addEventListener.bind(signal);
  signal.addEventListener = (...given: Parameters<typeof add>) => {
    added.push(given[0]);
    add(...given);
  };
  for (let n = 0; n < 100; n += 1) whenAborted(signal, () => {})();
  expect(added).toEqual(["abort"]);
});
