// Prints what a notification costs before it is written down: its token and its body. Run it with
// `npm run bench` in packages/graph. Machines are shared and noisy: all three are measured in turns within one run.
import { readNotifications } from "@dialtree/graph";
import { createNotificationAuth, createNotificationKeys, notificationKeyDocument } from "@dialtree/graph/io";
import { newIssuer } from "./support/issuer.ts";

const rounds = 15;
const readsPerRound = 20_000;
const knownPerRound = 20_000;
const freshPerRound = 100;
/** Microseconds that each is meant to stay under; printed beside, not judged. */
const aims = { read: 5, known: 3, fresh: 60 } as const;

const appId = "11111111-2222-4333-8444-555555555555";
const tenant = "3f2a9d10-11c2-4f0e-8a77-b1d6e0c5a901";

const microseconds = async (times: number, work: () => unknown): Promise<number> => {
  const begun = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - begun) / 1e3 / times;
};

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** A body as it comes: text, with a sequence of its own. */
const toneText = (sequence: number) =>
  JSON.stringify({
    "@odata.type": "#microsoft.graph.commsNotifications",
    value: [
      {
        "@odata.type": "#microsoft.graph.commsNotification",
        changeType: "updated",
        resource: "/app/calls/5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5",
        resourceUrl: "/communications/calls/5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5",
        resourceData: {
          "@odata.type": "#microsoft.graph.call",
          state: "established",
          toneInfo: { "@odata.type": "#microsoft.graph.toneInfo", sequenceId: sequence, tone: "tone5" },
        },
      },
    ],
  });

const issuer = await newIssuer("k1");
const seconds = Math.floor(Date.now() / 1_000);
const token = (jti: string) =>
  issuer.token({
    ...{ aud: appId, iss: "https://api.botframework.com", tid: tenant, jti },
    ...{ iat: seconds, nbf: seconds, exp: seconds + 3_900 },
  });
const keys = createNotificationKeys(notificationKeyDocument, async (url) =>
  url === notificationKeyDocument
    ? { issuer: "https://api.botframework.com", jwks_uri: "https://api.aps.skype.com/v1/keys" }
    : { keys: issuer.jwks() },
);
const auth = createNotificationAuth({ appId, tenants: [tenant], keys });
const known = `Bearer ${await token("known")}`;
const fresh = await Promise.all(
  Array.from(
    { length: (rounds + 1) * freshPerRound },
    async (_, index) => `Bearer ${await token(`${index}`)}`,
  ),
);
const texts = Array.from({ length: 1_000 }, (_, index) => toneText(index));

async function read(): Promise<number> {
  let tones = 0;
  const cost = await microseconds(readsPerRound, () => {
    for (let index = 0; index < readsPerRound; index += 1) {
      const { items } = readNotifications(JSON.parse(texts[index % texts.length] ?? ""));
      if (items?.[0]?.event?.type === "tone") tones += 1;
    }
  });
  if (tones !== readsPerRound) throw new Error("The bench did not read tones.");
  return cost;
}

async function verify(headers: (index: number) => string | undefined, times: number): Promise<number> {
  let accepted = 0;
  const cost = await microseconds(times, async () => {
    for (let index = 0; index < times; index += 1) {
      if ((await auth.verify(headers(index))).tenant === tenant) accepted += 1;
    }
  });
  if (accepted !== times) throw new Error("The bench did not verify tokens.");
  return cost;
}

const costs = { read: [] as number[], known: [] as number[], fresh: [] as number[] };
for (let round = 0; round <= rounds; round += 1) {
  const found = {
    read: await read(),
    known: await verify(() => known, knownPerRound),
    fresh: await verify((index) => fresh[round * freshPerRound + index], freshPerRound),
  };
  // The first one warms up.
  if (round === 0) continue;
  costs.read.push(found.read);
  costs.known.push(found.known);
  costs.fresh.push(found.fresh);
}
keys.close();

const shown = (name: string, what: keyof typeof costs, times: number) =>
  console.log(
    `${name.padEnd(26)} ${median(costs[what]).toFixed(2).padStart(7)} µs (median of ${rounds} × ${times}; aim ${aims[what]})`,
  );
shown("tone: parse and map", "read", readsPerRound);
shown("token seen before", "known", knownPerRound);
shown("new token", "fresh", freshPerRound);
console.log(
  `new over seen before       ${(median(costs.fresh) / median(costs.known)).toFixed(0).padStart(7)} times`,
);
console.log(
  `tone over seen before      ${(median(costs.read) / median(costs.known)).toFixed(1).padStart(7)} times`,
);
