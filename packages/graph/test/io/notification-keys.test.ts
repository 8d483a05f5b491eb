import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createNotificationAuth, createNotificationKeys, fetchJsonOver } from "@dialtree/graph/io";
import { expect, test } from "vitest";
import { newIssuer } from "../support/issuer.ts";

const appId = "11111111-2222-4333-8444-555555555555";
const tid = "3f2a9d10-11c2-4f0e-8a77-b1d6e0c5a901";

test("keys come over HTTP, and only what is asked for is fetched", async () => {
  const issuer = await newIssuer("k1");
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const { port } = server.address() as AddressInfo;
    const answers: Record<string, unknown> = {
      "/document": { jwks_uri: `http://127.0.0.1:${port}/keys` },
      "/keys": { keys: issuer.jwks() },
    };
    const answer = answers[request.url ?? ""];
    response.writeHead(answer ? 200 : 302, { location: "/document" }).end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keys = createNotificationKeys(`${base}/document`);
  const auth = createNotificationAuth({ appId, tenants: [tid], keys });
  try {
    const exp = Math.floor(Date.now() / 1_000) + 60;
    const token = await issuer.token({ aud: appId, iss: "https://graph.microsoft.com", tid, exp });
    expect(await auth.verify(`Bearer ${token}`)).toEqual({ tenant: tid });
    expect(asked).toEqual(["/document", "/keys"]);
    await expect(fetchJsonOver()(`${base}/elsewhere`)).rejects.toThrow("status 302");
  } finally {
    keys.close();
    server.closeAllConnections();
    server.close();
  }
  await expect(fetchJsonOver()(`${base}/document`)).rejects.toThrow("not sent");
});
