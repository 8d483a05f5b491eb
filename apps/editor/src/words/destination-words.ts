import { type WrittenDestination, destinationName as written } from "@dialtree/flow";
import { said } from "../messages/said.ts";

/** How people call whom a call is sent to, in the language that is on the screen. */
export function destinationName(to: WrittenDestination): string {
  return said("reach", written(to));
}
