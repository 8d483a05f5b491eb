import { expect, test } from "vitest";
import {
  allows,
  appRoles,
  type Right,
  type Role,
  rightsOf,
  roles,
  rolesFor,
  rolesIn,
} from "../../src/identity/roles.ts";

test("each app role of Entra ID is one of ours, and each of ours can be given there", () => {
  expect(Object.values(appRoles).toSorted()).toEqual([...roles].toSorted());
});

test.each<[unknown, readonly Role[]]>([
  [
    ["Tenant.Admin", "Flow.View"],
    ["view", "administer"],
  ],
  [["flow.view", "FLOW.AUTHOR", "Flow.Author "], []],
  [["Owner", "constructor", "__proto__", 7, null], []],
  [undefined, []],
  ["Flow.Author", []],
])("the roles of the claim %j are %j", (claimed, found) => {
  expect(rolesIn(claimed)).toEqual(found);
});

/** Who may what, written out once more by hand: a change of the table is a change of what people may. */
const may: Readonly<Record<Right, readonly Role[]>> = {
  anyone: [],
  view: ["view", "author", "publish", "operate", "prompts-and-hours", "audit", "administer"],
  author: ["author", "administer"],
  publish: ["publish", "administer"],
  operate: ["operate", "administer"],
  prompts: ["author", "prompts-and-hours", "administer"],
  hours: ["prompts-and-hours", "administer"],
  emergency: ["operate", "prompts-and-hours", "administer"],
  audit: ["audit", "administer"],
  administer: ["administer"],
};

test.each(Object.entries(may) as [Right, readonly Role[]][])("the right %s is had by %j", (right, by) => {
  expect(rolesFor(right)).toEqual(by);
  for (const role of roles) expect(allows([role], right), role).toBe(right === "anyone" || by.includes(role));
  expect(allows([], right)).toBe(right === "anyone");
  expect(new Set(Object.values(rightsOf).flat()).has(right)).toBe(right !== "anyone");
});
