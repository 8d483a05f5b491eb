import { readFileSync } from "node:fs";
import { callingErrors, endings, failureClasses, failures, translations } from "@dialtree/graph";
import { expect, test } from "vitest";

// The README shows the tables of the code; when one changes, this prints what the other should say.
const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

test("the README shows how calls end", () => {
  const rows = endings.map(({ code, subcode, reason, says, source }) => [
    code,
    subcode,
    reason ?? "",
    says,
    source,
  ]);
  expect(readme).toContain(table(["code", "subcode", "reason", "what happened", "source"], rows));
});

test("the README shows why operations fail", () => {
  const rows = failures.map(({ code, subcode, reason, says, source }) => [
    code,
    subcode,
    reason,
    says,
    source,
  ]);
  expect(readme).toContain(table(["code", "subcode", "reason", "what happened", "source"], rows));
  expect(readme).toContain(failureClasses.map(({ code, reason }) => `${code} ${reason}`).join(", "));
});

test("the README shows the errors of requests", () => {
  const rows = callingErrors.map(({ code, reason, says }) => [code, reason, says]);
  expect(readme).toContain(table(["code", "reason", "what happened"], rows));
});

test("the README shows each command", () => {
  for (const type of Object.keys(translations)) expect(readme).toContain(`| \`${type}\` |`);
});

test("no number stands twice in a table", () => {
  for (const rows of [endings, failures]) {
    const numbers = rows.map(({ code, subcode }) => `${code}#${subcode}`);
    expect(new Set(numbers).size).toBe(numbers.length);
  }
});
