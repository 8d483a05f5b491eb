import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A TCP connection's long way round: what goes through it can be delayed, watched and cut off. */
export interface WireBetween {
  /** The same address, but through here. */
  readonly url: string;
  /** How long each piece takes in each direction, in milliseconds. */
  delayMs: number;
  /** Looks at what a client sends; `cut` ends its connection, after the server was told or before. */
  onSent: ((sent: Buffer, cut: (told: boolean) => void) => void) | undefined;
  close(): Promise<void>;
}

/** Connects whoever comes to the server of `url`. */
export async function wireTo(url: string): Promise<WireBetween> {
  const there = new URL(url);
  const pairs = new Set<readonly Socket[]>();
  const server = createServer((near) => {
    const far = connect(Number(there.port), there.hostname);
    const pair = [near, far] as const;
    pairs.add(pair);
    let answering = true;
    const end = () => {
      for (const socket of pair) socket.destroy();
      pairs.delete(pair);
    };
    const pass = (to: Socket, piece: Buffer) => {
      const send = () => void to.write(piece);
      if (wire.delayMs > 0) setTimeout(send, wire.delayMs);
      else send();
    };
    near.on("data", (piece) => {
      let told = true;
      wire.onSent?.(piece, (first) => {
        answering = false;
        told = first;
      });
      if (told) pass(far, piece);
      if (answering) return;
      // The server goes on with what it was told; it sees a client that has gone when it answers.
      near.destroy();
      pairs.delete(pair);
      if (!told) far.destroy();
    });
    far.on("data", (piece) => {
      if (answering) pass(near, piece);
    });
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on("error", () => undefined);
      socket.on("close", () => answering && end());
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const here = new URL(url);
  here.port = String((server.address() as AddressInfo).port);

  const wire: WireBetween = {
    url: here.href,
    delayMs: 0,
    onSent: undefined,
    close: async () => {
      for (const pair of pairs) for (const socket of pair) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
  return wire;
}
