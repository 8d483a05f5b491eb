import { type Destination, destinationsOf, type PhoneBody } from "@dialtree/flow";
import { expect, test } from "vitest";

const phone: Destination = { kind: "phone", number: "+493012345678" };
const user: Destination = { kind: "user", id: "2c9e5b14-6f03-4d7a-8b21-9a4e7c3d5101" };

// Each of these is looked at before Graph is asked: a command that is missing here would open a way to any number.
test.each<[PhoneBody, readonly Destination[]]>([
  [{ type: "redirect", to: [phone, user], ringSeconds: 30 }, [phone, user]],
  [{ type: "transfer", to: phone }, [phone]],
  [{ type: "dial", to: phone, ringSeconds: 30 }, [phone]],
  [{ type: "invite", to: phone }, [phone]],
])("$0.type leads to whom it names", (command, to) => {
  expect(destinationsOf(command)).toEqual(to);
});

// Whoever is on another leg was called, and looked at, before.
test.each<[PhoneBody]>([
  [{ type: "transfer", to: phone, replaces: "agent.1" }],
  [{ type: "invite", to: phone, replaces: "caller" }],
])("$0.type of a leg that is there leads nowhere else", (command) => {
  expect(destinationsOf(command)).toEqual([]);
});
