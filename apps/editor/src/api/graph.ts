import { answer, client, type Schemas } from "./http.ts";

export type GraphOperation = Schemas["GraphOperation"];
export type GraphReply = Schemas["GraphReply"];
export type GraphNotice = Schemas["GraphNotice"];

/** All that Microsoft Graph can be asked for, and the tenants in which. */
export function listGraphOperations(): Promise<{
  readonly tenants: readonly string[];
  readonly operations: readonly GraphOperation[];
}> {
  return answer(client.GET("/api/graph/operations"));
}

/** Does one operation of Graph; that Graph refuses is an answer too. @throws ApiError for what was not even sent */
export function askGraph(name: string, input: unknown, tenant: string | undefined): Promise<GraphReply> {
  const body = { input, ...(tenant === undefined ? {} : { tenant }) };
  return answer(client.POST("/api/graph/operations/{name}/requests", { params: { path: { name } }, body }));
}
