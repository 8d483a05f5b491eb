import type { FastifyInstance, FastifyReply } from "fastify";

/** By what name flows ask for it. Nobody can register a name that ends so. */
export const shopName = "stores.fabrikam.example";

const stores: Readonly<Record<string, object>> = {
  "98052": { name: "Redmond Town Center", opens: "09:00", closes: "21:00" },
  // Somebody has filled in the hours as they liked.
  "20000": { name: "Dulles", opens: "early", closes: "21:00" },
  "30000": { name: "Buckhead", opens: "09:00", closes: "late" },
  "10001": { name: "Penn Station", opens: "07:30", closes: "23:00" },
};
/** For trying out what a flow does when it is kept waiting, or turned away. */
const never = "99999";
const broken = "50000";

/** A system of a customer's own that flows can ask: which store is near a postal code. Without it there is nothing to look up. */
export function shopRoutes(app: FastifyInstance): void {
  const unanswered = new Set<FastifyReply>();
  app.addHook("preClose", async () => {
    for (const reply of unanswered) reply.raw.destroy();
  });
  app.get<{ Params: { readonly postalCode: string } }>("/stores/:postalCode", (request, reply) => {
    const { postalCode } = request.params;
    if (postalCode === never) {
      unanswered.add(reply);
      reply.raw.once("close", () => unanswered.delete(reply));
      return reply.hijack();
    }
    if (postalCode === broken) return reply.code(500).send({ error: "The store finder is being repaired." });
    const store = Object.hasOwn(stores, postalCode) ? stores[postalCode] : undefined;
    return store ? reply.send(store) : reply.code(404).send({ error: "There is no store near there." });
  });
}
