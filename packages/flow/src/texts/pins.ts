import type { Fault } from "../faults/index.ts";
import { limits } from "../limits.ts";
import { wholeFault } from "./cells.ts";
import { type CsvFault, readCsv } from "./csv.ts";
import { pinRemedies, saveAgain, sheetFault } from "./faults.ts";

/** An account and its PIN. Neither is ever repeated in a sentence: what is wrong with one may be that it is the other. */
export interface PinEntry {
  readonly account: string;
  readonly pin: string;
}

/** A fault of an entry, or of a row of a sheet, and what to do about it. */
export interface PinFault extends Fault {
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

/** What is wrong with entries, in their order; `sameAs` says that another one has the same account. */
export function pinEntryFaults(
  entries: readonly PinEntry[],
  sameAs: (index: number) => Fault = (index) => sheetFault("pin_account_in_entry", { number: index + 1 }),
): readonly (PinFault & { readonly index: number })[] {
  const seen = new Map<string, number>();
  return entries.flatMap(({ account, pin }, index) => {
    const before = seen.get(account);
    if (before === undefined) seen.set(account, index);
    if (!isPinAccount(account)) return [{ index, ...mendable(sheetFault("pin_account_wrong")) }];
    if (!/^[0-9*#]{4,12}$/.test(pin)) return [{ index, ...mendable(sheetFault("pin_pin_wrong")) }];
    return before === undefined ? [] : [{ index, ...mendable(sameAs(before)) }];
  });
}

/** The entries of a sheet, or everything that is wrong with it: of a sheet with a fault nothing is taken. */
export type ReadPins =
  | { readonly entries: readonly PinEntry[] }
  | { readonly faults: readonly (CsvFault & PinFault)[] };

/** Reads CSV with the columns account and pin, in any order and among others. */
export function readPinSheet(text: string): ReadPins {
  const refused = (line: number, fault: Fault) => ({ faults: [{ line, ...mendable(fault) }] });
  const whole = wholeFault(text, limits.fileBytes);
  if (whole) return refused(1, whole);
  const read = readCsv(text.replace(/^\uFEFF/, ""));
  if ("fault" in read) return refused(read.line, read);
  const [head, ...rows] = read.rows;
  const columns = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const [account, pin] = [columns.indexOf("account"), columns.indexOf("pin")];
  if (account < 0 || pin < 0) return refused(1, sheetFault("pin_columns_missing"));
  if (rows.length > limits.accountsInPinList)
    return refused(
      1,
      sheetFault("pin_accounts_many", { count: rows.length, most: limits.accountsInPinList }),
    );
  const entries = rows.map(({ cells }) => ({
    account: cells[account]?.trim() ?? "",
    pin: cells[pin]?.trim() ?? "",
  }));
  const lineOf = (index: number) => rows[index]?.line ?? 1;
  const sameAs = (index: number) => sheetFault("pin_account_in_line", { number: lineOf(index) });
  const faults = pinEntryFaults(entries, sameAs).map(({ index, ...fault }) => ({
    line: lineOf(index),
    ...fault,
  }));
  return faults.length > 0 ? { faults } : { entries };
}

function mendable(fault: Fault): PinFault {
  const remedies: Readonly<Record<string, string>> = pinRemedies;
  return { ...fault, remedy: remedies[fault.code] ?? saveAgain };
}
