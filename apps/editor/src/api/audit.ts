import { answer, client, type Schemas } from "./http.ts";

export type AuditEntry = Schemas["AuditEntry"];

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  /** Where the next page begins; null at the end. */
  readonly next: number | null;
}

/** Who did what, the newest first. @throws ApiError */
export function listAudit(thing: string, before?: number): Promise<AuditPage> {
  const query = { ...(before === undefined ? {} : { before }), ...(thing === "" ? {} : { thing }) };
  return answer(client.GET("/api/audit", { params: { query } }));
}

/** Whether the log is what was written. @throws ApiError */
export function verifyAudit(): Promise<Schemas["AuditVerification"]> {
  return answer(client.GET("/api/audit/verification"));
}

export const auditExport = "/api/audit/export";
