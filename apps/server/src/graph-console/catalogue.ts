import { isJsonObject, type JsonObject } from "@dialtree/flow";
import {
  graphOperations,
  type OperationName,
  type OperationRow,
  operationRows,
  type Schema,
} from "@dialtree/graph";

/** One operation as the console shows it. */
export interface CatalogueEntry {
  readonly area: string;
  readonly name: OperationName;
  readonly says: string;
  readonly request: string;
  readonly permission: string;
  readonly limits: string;
  readonly success: string;
  readonly settledBy: string;
  /** Whether it may be sent again without anything happening twice. */
  readonly repeatable: boolean;
  /** What stands in for it, where Graph no longer offers it. */
  readonly legacy: string | null;
  readonly inferred: readonly string[];
  /** An input to begin with, without what is filled in. */
  readonly example: object;
  /** Members of the body that the console fills in where they are left out. */
  readonly filledIn: readonly string[];
  readonly schema: Schema;
}

/** All operations, in the order of lists. `tenant` takes the place of the one in the examples. */
export function catalogue(tenant: string | undefined): readonly CatalogueEntry[] {
  return operationRows().flatMap(({ area, rows }) => rows.map((row) => entryOf(area, row, tenant)));
}

function entryOf(area: string, row: OperationRow, tenant: string | undefined): CatalogueEntry {
  const { name, request, permission, limits, success, settledBy } = row;
  const { says, repeat, example, input } = graphOperations[name];
  const { legacy, inferred = [] } = graphOperations[name] as {
    readonly legacy?: { readonly instead: string };
    readonly inferred?: readonly string[];
  };
  const filledIn = filledMembers(name);
  return {
    area,
    name,
    says,
    request,
    permission,
    limits,
    success,
    settledBy,
    repeatable: repeat === "safe",
    legacy: legacy?.instead ?? null,
    inferred,
    example: beginning(example as object, filledIn, tenant),
    filledIn,
    schema: input.schema,
  };
}

/**
 * Where news of what was asked for goes, and by which name it is told. A name is filled in only where a notification
 * settles the operation: without one nobody could tell what it is about.
 */
export function filledMembers(name: OperationName): readonly ("callbackUri" | "clientContext")[] {
  const { input, settledBy } = graphOperations[name];
  const body: Schema | undefined = (input.schema as Schema).properties?.body;
  const takes = (member: string) => Object.hasOwn(body?.properties ?? {}, member);
  return [
    ...(takes("callbackUri") ? (["callbackUri"] as const) : []),
    ...(takes("clientContext") && settledBy === "its operation" ? (["clientContext"] as const) : []),
  ];
}

function beginning(example: object, filledIn: readonly string[], tenant: string | undefined): object {
  const { body } = example as { readonly body?: unknown };
  if (!isJsonObject(body)) return example;
  const shown: JsonObject = Object.fromEntries(
    Object.entries(body).filter(([member]) => !filledIn.includes(member)),
  );
  const ours = tenant !== undefined && Object.hasOwn(shown, "tenantId") ? { tenantId: tenant } : {};
  return { ...example, body: { ...shown, ...ours } };
}
