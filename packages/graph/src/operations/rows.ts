import { commandOperations } from "./behind.ts";
import { limitsOf } from "./limits-of.ts";
import { type Area, areas, type GraphOperation } from "./operation.ts";
import { graphOperations, type OperationName, operationNames } from "./registry.ts";

/** One line of the documentation: what there is to know of an operation before using it. */
export interface OperationRow {
  readonly name: OperationName;
  readonly request: string;
  readonly permission: string;
  readonly limits: string;
  readonly success: string;
  readonly again: string;
  readonly settledBy: string;
  readonly usedBy: string;
}

/** All operations of each area, as the documentation and pages for administrators show them. */
export function operationRows(): readonly { readonly area: Area; readonly rows: readonly OperationRow[] }[] {
  return areas.map((area) => ({
    area,
    rows: operationNames.filter((name) => graphOperations[name].area === area).map(rowOf),
  }));
}

function rowOf(name: OperationName): OperationRow {
  const operation: GraphOperation = graphOperations[name];
  const { method, path, success, reply, repeat, settledBy, notes = [], media, groupOnly, legacy } = operation;
  return {
    name,
    request: `${method} ${path}`,
    permission: permissionText(operation),
    limits: [
      ...(legacy ? [`no longer offered: ${legacy.instead}`] : []),
      ...(groupOnly ? ["group calls only"] : []),
      ...(media === "service" ? ["only while Graph handles media"] : []),
      ...(media === "app" ? ["only where an app handles media"] : []),
      ...limitsOf(operation, "numbers"),
      ...notes,
    ].join("; "),
    success: `${success.join(" or ")}, ${reply}`,
    again: repeat === "safe" ? "yes" : "no",
    settledBy,
    usedBy: usedBy(name),
  };
}

function permissionText({ permissions: { anyOf, checked } }: GraphOperation): string {
  const cases = anyOf.map(({ for: what, of }) => `${what ? `${what}: ` : ""}${of.join(" or ") || "none"}`);
  const when = checked === "creation" ? " (looked at when the call is created)" : "";
  return (cases.join("; ") || "none") + when;
}

function usedBy(name: OperationName): string {
  const commands = Object.entries(commandOperations).flatMap(([command, behind]) =>
    behind === name ? `\`${command}\` of a flow` : [],
  );
  // Asked when news of a command is overdue, and before anything is sent again; or while a recording goes on.
  const looked = name === "getCall" || name === "listOperations" ? ["looking after a call"] : [];
  const chosen = name === "searchUsers" || name === "getUser" ? ["choosing people in the editor"] : [];
  const asked = name === "getPresence" ? ["`presence` of a flow"] : [];
  return [...commands, ...looked, ...chosen, ...asked, "command line", "console"].join(", ");
}
