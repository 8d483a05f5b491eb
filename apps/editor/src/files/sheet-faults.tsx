import "./sheet.css";
import type { SaidFault } from "@dialtree/flow/translating";
import { translation } from "../messages/language.ts";
import { message } from "../messages/message.ts";
import { faultWords } from "../words/fault-words.ts";

// A sheet may be wrong in every line; the first ones say enough.
const mostShown = 50;

/** What is wrong in a line of a sheet; what this page itself says of a file has no code. */
export interface LineFault extends SaidFault {
  readonly line: number;
  readonly remedy?: string;
}

/** Why nothing was taken from a sheet, line by line. */
export function SheetFaults({ faults }: { readonly faults: readonly LineFault[] }) {
  return (
    <>
      <p>{message("sheet.refused", { count: faults.length })}</p>
      <ul className="sheet-rows">
        {faults.slice(0, mostShown).map(({ line, remedy, ...fault }) => (
          <li key={`${line} ${fault.fault}`}>
            {message("sheet.fault", { line, fault: faultWords(fault) })} {remedyWords(fault, remedy)}
          </li>
        ))}
      </ul>
      {faults.length > mostShown && <p>{message("sheet.more", { count: faults.length - mostShown })}</p>}
    </>
  );
}

function remedyWords({ code = "" }: SaidFault, remedy = ""): string {
  return (remedy && translation()?.remedy(code)) || remedy;
}
