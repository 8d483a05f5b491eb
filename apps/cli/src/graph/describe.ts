import {
  areas,
  type GraphOperation,
  graphOperations,
  limitsOf,
  type OperationName,
  operationNames,
} from "@dialtree/graph";

/** All operations, by what they are about. */
export function operationList(): string {
  const widest = Math.max(...operationNames.map((name) => name.length));
  const blocks = areas.map((area) => {
    const lines = operationNames
      .filter((name) => graphOperations[name].area === area)
      .map((name) => `  ${name.padEnd(widest)}  ${graphOperations[name].says}`);
    return `${area}\n${lines.join("\n")}`;
  });
  return `${blocks.join("\n\n")}\n\ndialtree graph <operation> --help says more about one.\n`;
}

/** Everything that the table says of an operation. */
export function operationHelp(name: OperationName): string {
  const operation: GraphOperation = graphOperations[name];
  const {
    says,
    method,
    path,
    permissions,
    repeat,
    settledBy,
    success,
    reply,
    notes = [],
    inferred = [],
  } = operation;
  const lines = (title: string, all: readonly string[]) =>
    all.length === 0 ? "" : `${title}:\n${all.map((line) => `  ${line}`).join("\n")}\n\n`;
  return `Usage: dialtree graph ${usageOf(name)}

${says}

  ${method} ${path}
  success: ${success.join(" or ")}, ${reply}
  settled by: ${settledBy}
  sent again: ${repeat === "safe" ? "without harm" : "never by itself, because it would be done twice"}
${operation.legacy ? `  no longer offered by Graph: ${operation.legacy.instead}\n` : ""}
${lines("Permission", permissionLines(operation))}${lines("Limits", limitsOf(operation))}${lines("Notes", notes)}${lines("Inferred", inferred)}${permissions.checked === "creation" ? "Permissions are looked at when the call is created.\n\n" : ""}Example:
${exampleOf(name)}
`;
}

/** `any one of …`, a line for each case. */
export function permissionLines({ permissions }: GraphOperation): readonly string[] {
  if (permissions.anyOf.length === 0) return ["none"];
  return permissions.anyOf.map(
    ({ for: what, of }) => `${what ? `${what}: ` : ""}${of.join(", or ") || "none"}`,
  );
}

function partsOf(name: OperationName) {
  const operation: GraphOperation = graphOperations[name];
  const { ids, query, body } = operation.input.schema.properties ?? {};
  return { ids: Object.keys(ids?.properties ?? {}), query: Object.keys(query?.properties ?? {}), body };
}

function usageOf(name: OperationName): string {
  const { ids, query, body } = partsOf(name);
  return [
    name,
    ...ids.map((id) => `--id ${id}=…`),
    ...query.map((option) => `[--query ${option}=…]`),
    ...(body ? ["--json <file or ->"] : []),
  ].join(" ");
}

function exampleOf(name: OperationName): string {
  const {
    ids = {},
    query = {},
    body,
  } = graphOperations[name].example as {
    readonly ids?: object;
    readonly query?: object;
    readonly body?: object;
  };
  const quoted = (text: string) => (/^[\w.@:/-]+$/.test(text) ? text : `'${text}'`);
  const typed = [
    ...Object.entries(ids).map(([id, value]) => `--id ${quoted(`${id}=${value}`)}`),
    ...Object.entries(query).map(([option, value]) => `--query ${quoted(`${option}=${value}`)}`),
    ...(body ? ["--json -"] : []),
  ].join(" ");
  const line = `  dialtree graph ${name}${typed === "" ? "" : ` ${typed}`}`;
  return body ? `${line} <<'JSON'\n${JSON.stringify(body, null, 2)}\nJSON` : line;
}
