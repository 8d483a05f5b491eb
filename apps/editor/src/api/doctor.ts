import { answer, client, type Schemas } from "./http.ts";

export type Examination = Schemas["Examination"];
export type DoctorFinding = Schemas["DoctorFinding"];

/** Has the server look at its connection to Microsoft; takes seconds. @throws ApiError */
export function examineConnection(): Promise<Examination> {
  return answer(client.GET("/api/doctor"));
}
