import { dirname, join } from "node:path";
import type { FlowDocument } from "@dialtree/flow";
import { type Calendars, calendarsNamedIn, noCalendars, readCalendars } from "@dialtree/flow/hours";
import { nodeTypes } from "@dialtree/nodes";
import { isFile, readTextFile, shownPath } from "./files.ts";
import { Refusal } from "./refusal.ts";

const calendarFile = "calendars.json";

/**
 * The calendars that a flow can look at: those of its own folder, then those beside its folder. A flow that looks at none
 * never has the files opened.
 * @throws Refusal when such a file cannot be read
 */
export function calendarsFor(document: FlowDocument | undefined, folder: string, cwd: string): Calendars {
  if (!document || calendarsNamedIn(document, nodeTypes).size === 0) return noCalendars;
  const files = [folder, dirname(folder)].map((place) => join(place, calendarFile)).filter(isFile);
  const found = files.toReversed().flatMap((file) => {
    const { calendars, faults } = readCalendars(readTextFile(file));
    const [fault] = faults;
    if (fault) throw new Refusal(`${shownPath(file, cwd)}${fault.at}: ${fault.fault}`, "Mend it there.");
    return calendars;
  });
  return new Map(found.map((calendar) => [calendar.id, calendar]));
}
