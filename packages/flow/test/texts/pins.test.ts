import { limits } from "@dialtree/flow";
import { readPinSheet } from "@dialtree/flow/texts";
import fc from "fast-check";
import { expect, test } from "vitest";

const faultsOf = (text: string) => {
  const read = readPinSheet(text);
  return "faults" in read ? read.faults.map(({ line, fault }) => `${line} ${fault}`) : [];
};

test("a sheet has its columns in any order, among others, and as spreadsheets of other countries write it", () => {
  const entries = [{ account: "104711", pin: "0042" }];
  expect(readPinSheet("account,pin\n104711,0042\n")).toEqual({ entries });
  expect(readPinSheet("\uFEFFPIN;Name;Account\r\n 0042 ;Ms A;104711\r\n")).toEqual({ entries });
  expect(readPinSheet("account,pin\n")).toEqual({ entries: [] });
});

test("every row with a fault is told by its line, and nothing is taken", () => {
  expect(faultsOf("account,pin\n1,1111\n2,11\n\nx,1111\n1,2222\n1,3333\n3\n")).toEqual([
    "3 its PIN is not 4 to 12 digits",
    "5 its account is not 1 to 32 digits",
    "6 it has the same account as line 2",
    "7 it has the same account as line 2",
    "8 its PIN is not 4 to 12 digits",
  ]);
});

test.each([
  ["", "1 there are no columns account and pin"],
  ["account;number\n1;2222", "1 there are no columns account and pin"],
  ['account,pin\n1,"2222', "2 a cell begins with a quote and never ends"],
  ["account,pin\n1,22\uFFFD2", "1 the file is not in UTF-8; save it as CSV UTF-8"],
  [
    `account,pin\n${"1,2222\n".repeat(limits.accountsInPinList + 1)}`,
    "1 there are 2001 accounts; 2000 are allowed",
  ],
])("what is no such sheet is refused as a whole: %j", (text, fault) => {
  expect(faultsOf(text)).toEqual([fault]);
});

test("no sentence repeats what stands in a row", () => {
  const cell = fc.stringMatching(/^[5-9a-f]{6,16}$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
      const read = readPinSheet(`account,pin\n${rows.map((cells) => cells.join()).join("\n")}\n`);
      const told = "faults" in read ? JSON.stringify(read.faults) : "";
      for (const [account, pin] of rows) {
        expect(told).not.toContain(account);
        expect(told).not.toContain(pin);
      }
    }),
  );
});
