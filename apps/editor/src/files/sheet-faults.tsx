import "./sheet.css";
import { message } from "../messages/message.ts";

// A sheet may be wrong in every line; the first ones say enough.
const mostShown = 50;

/** Why nothing was taken from a sheet, line by line. */
export function SheetFaults({
  faults,
}: {
  readonly faults: readonly { readonly line: number; readonly fault: string; readonly remedy?: string }[];
}) {
  return (
    <>
      <p>{message("sheet.refused", { count: faults.length })}</p>
      <ul className="sheet-rows">
        {faults.slice(0, mostShown).map(({ line, fault, remedy = "" }) => (
          <li key={`${line} ${fault}`}>
            {message("sheet.fault", { line, fault })} {remedy}
          </li>
        ))}
      </ul>
      {faults.length > mostShown && <p>{message("sheet.more", { count: faults.length - mostShown })}</p>}
    </>
  );
}
