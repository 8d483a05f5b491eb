import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type FaultValue, faultKinds } from "../src/faults/catalogue.ts";

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
const readme = read("README.md");

test("the README has every fault with its area and values", () => {
  const rows = Object.entries(faultKinds).map(([name, { area, says, values = {} }]) => {
    const shown = Object.keys(values).map((value) => `\`${value}\` ${values[value as FaultValue]}`);
    return `| \`${name}\` | ${area} | ${says} | ${shown.join(", ")} |`;
  });
  const table = readme.split("\n").filter((line) => /^\| `\w+` \| (?!see|all)[a-z]+ \|.*\|.*\|$/.test(line));
  expect(table).toEqual(rows);
});

test("the README has every setting and every route of the control API", () => {
  const settings = new Set(read("src/settings.ts").match(/(SIMULATOR|DIALTREE)_[A-Z_]+/g));
  const routes = [
    ...["src/control/routes.ts", "src/control/people.ts", "src/around/control.ts"].flatMap((file) => [
      ...read(file).matchAll(/app\.(get|post|patch|delete)[^"]*"(\/control[^"]*)"/g),
    ]),
  ];
  const written = routes.map(([, method, path]) =>
    `${method} ${path}`
      .replace(/:file/, "{name}.wav")
      .replace(/:id/, "{id}")
      .replace(/^\w+/, (m) => m.toUpperCase()),
  );
  expect(routes.length).toBeGreaterThan(15);
  const missing = [...settings, ...written].filter((item) => !readme.includes(`\`${item}\``));
  expect(missing).toEqual([]);
});
