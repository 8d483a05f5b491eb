import { answer, client, done, everyPage, type Schemas } from "./http.ts";

export type Who = Schemas["Who"];
export type AccessToken = Schemas["AccessToken"];
export type WantedToken = Schemas["WantedAccessTokenInput"];

/** Who is signed in, and what they may. @throws ApiError */
export function getWho(): Promise<Who> {
  return answer(client.GET("/api/session"));
}

/** Signs out here; the answer is where to go to be signed out at Microsoft too. @throws ApiError */
export async function signOut(): Promise<string> {
  return (await answer(client.POST("/api/session/end"))).goTo;
}

/** One's own, or for administrators everybody's. @throws ApiError */
export async function listAccessTokens(): Promise<readonly AccessToken[]> {
  return (await everyPage("tokens", client.GET("/api/access-tokens"))).tokens;
}

/** @returns the token itself, which is shown this once @throws ApiError */
export async function makeAccessToken(body: WantedToken): Promise<string> {
  return (await answer(client.POST("/api/access-tokens", { body }))).token;
}

export function revokeAccessToken(id: string): Promise<void> {
  return done(client.DELETE("/api/access-tokens/{id}", { params: { path: { id } } }));
}
