import { connect, type Socket } from "node:net";

/**
 * One kept-open HTTP/1.1 connection with one request under way at a time. Reads of an answer no more than its status and
 * its length: a generator that costs much would hide what the server costs.
 */
export interface Connection {
  /** Sends a whole request; gives the status of its answer. */
  send(request: string): Promise<number>;
  close(): void;
}

export function openConnection(port: number): Promise<Connection> {
  return new Promise((opened, failed) => {
    // Read into one buffer: a stream would make several objects of each answer.
    const onread = {
      buffer: Buffer.alloc(16_384),
      callback: (length: number, buffer: Uint8Array) => {
        read((buffer as Buffer).toString("latin1", 0, length));
        return true;
      },
    };
    const socket: Socket = connect({ host: "127.0.0.1", port, noDelay: true, onread });
    let waiting: PromiseWithResolvers<number> | undefined;
    let seen = "";

    const read = (text: string) => {
      seen += text;
      const end = seen.indexOf("\r\n\r\n");
      if (end < 0 || seen.length < end + 4 + lengthOf(seen.slice(0, end))) return;
      const status = Number(seen.slice(9, 12));
      seen = "";
      waiting?.resolve(status);
    };
    const lost = (error: Error) => {
      waiting?.reject(error);
      waiting = undefined;
      failed(error);
    };
    socket.once("error", lost);
    socket.once("close", () => lost(new Error("The server has closed the connection.")));
    socket.once("connect", () =>
      opened({
        send: (request) => {
          waiting = Promise.withResolvers();
          socket.write(request);
          return waiting.promise;
        },
        close: () => {
          socket.removeAllListeners("close");
          socket.destroy();
        },
      }),
    );
  });
}

function lengthOf(head: string): number {
  const found = /\r\ncontent-length: *(\d+)/i.exec(head);
  return found ? Number(found[1]) : 0;
}

/** A request with a JSON body, as text. */
export function postOf(path: string, token: string, body: string): string {
  return `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
