import { limits } from "../limits.ts";
import { wholeFault } from "./cells.ts";
import { type CsvFault, readCsv } from "./csv.ts";

/** An account and its PIN. Neither is ever repeated in a sentence: what is wrong with one may be that it is the other. */
export interface PinEntry {
  readonly account: string;
  readonly pin: string;
}

/** A fault of an entry, or of a row of a sheet, and what to do about it. */
export interface PinFault {
  readonly fault: string;
  readonly remedy: string;
}

/** Whether an account can be called so. */
export function isPinAccount(text: string): boolean {
  return /^[0-9*#]{1,32}$/.test(text);
}

/** A caller as calls tell of them: a number, or whom Teams says it is. Undefined for what is neither. */
export function callerNamed(text: string): string | undefined {
  // People put spaces and brackets into numbers for the eye.
  const number = text.replace(/[\s()./-]/g, "");
  if (/^\+[0-9]{1,15}$/.test(number)) return number;
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? `user ${text.toLowerCase()}` : undefined;
}

const keyed = "Write it as it is keyed in, with digits only.";

/** What is wrong with entries, in their order; `nameOf` says which one is meant where two have the same account. */
export function pinEntryFaults(
  entries: readonly PinEntry[],
  nameOf: (index: number) => string,
): readonly (PinFault & { readonly index: number })[] {
  const seen = new Map<string, number>();
  return entries.flatMap(({ account, pin }, index) => {
    const before = seen.get(account);
    if (before === undefined) seen.set(account, index);
    if (!isPinAccount(account)) return [{ index, fault: "its account is not 1 to 32 digits", remedy: keyed }];
    if (!/^[0-9*#]{4,12}$/.test(pin))
      return [
        {
          index,
          fault: "its PIN is not 4 to 12 digits",
          remedy: `${keyed} A spreadsheet drops zeros in front unless the column is text.`,
        },
      ];
    if (before === undefined) return [];
    return [
      { index, fault: `it has the same account as ${nameOf(before)}`, remedy: "Remove one of the two." },
    ];
  });
}

/** The entries of a sheet, or everything that is wrong with it: of a sheet with a fault nothing is taken. */
export type ReadPins =
  | { readonly entries: readonly PinEntry[] }
  | { readonly faults: readonly (CsvFault & PinFault)[] };

/** Reads CSV with the columns account and pin, in any order and among others. */
export function readPinSheet(text: string): ReadPins {
  const refused = (line: number, fault: string, remedy: string) => ({ faults: [{ line, fault, remedy }] });
  const whole = wholeFault(text, limits.fileBytes);
  if (whole) return refused(1, whole, "Choose another file.");
  const read = readCsv(text.replace(/^\uFEFF/, ""));
  if ("fault" in read) return refused(read.line, read.fault, "Save it as CSV again.");
  const [head, ...rows] = read.rows;
  const columns = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const [account, pin] = [columns.indexOf("account"), columns.indexOf("pin")];
  if (account < 0 || pin < 0)
    return refused(1, "there are no columns account and pin", "Write them into the first line: account,pin.");
  if (rows.length > limits.accountsInPinList)
    return refused(
      1,
      `there are ${rows.length} accounts; ${limits.accountsInPinList} are allowed`,
      "Divide it into several lists.",
    );
  const entries = rows.map(({ cells }) => ({
    account: cells[account]?.trim() ?? "",
    pin: cells[pin]?.trim() ?? "",
  }));
  const lineOf = (index: number) => rows[index]?.line ?? 1;
  const faults = pinEntryFaults(entries, (index) => `line ${lineOf(index)}`).map(
    ({ index, fault, remedy }) => ({ line: lineOf(index), fault, remedy }),
  );
  return faults.length > 0 ? { faults } : { entries };
}
