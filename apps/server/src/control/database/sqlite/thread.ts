import type { SQLInputValue } from "node:sqlite";
import { Worker } from "node:worker_threads";
import { databaseError } from "./faults.ts";
import type { Answer, Ask, Ran } from "./messages.ts";

type Wanted = Ask extends infer A ? (A extends Ask ? Omit<A, "id"> : never) : never;

interface Waiting {
  readonly resolve: (ran: Ran) => void;
  readonly reject: (error: Error) => void;
}

/** The worker that has the database open, as the main thread sees it. Does one thing at a time, in the order asked. */
export class SqliteThread {
  readonly #file: string;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #opened: Promise<Ran>;
  #asked = 0;
  #gone: Error | undefined;

  private constructor(file: string) {
    this.#file = file;
    this.#worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: { file } });
    this.#worker.on("message", (answer: Answer) => this.#take(answer));
    this.#worker.on("error", (error: Error) => this.#end(error.message));
    this.#worker.on("exit", () => this.#end("it has been closed"));
    this.#opened = this.#answerTo(0);
  }

  /** @throws ControlError when the file cannot be used. */
  static async open(file: string): Promise<SqliteThread> {
    const thread = new SqliteThread(file);
    await thread.#opened;
    return thread;
  }

  run(sql: string, parameters: readonly SQLInputValue[] = []): Promise<Ran> {
    return this.#ask({ do: "run", sql, parameters });
  }

  /** Undoes the open transaction; does nothing when there is none. */
  async rollBack(): Promise<void> {
    await this.#ask({ do: "rollBack" });
  }

  /** Ends after what was asked before is done. */
  async close(): Promise<void> {
    if (this.#gone) return;
    const exited = new Promise((resolve) => this.#worker.once("exit", resolve));
    await this.#ask({ do: "close" });
    await exited;
  }

  #ask(wanted: Wanted): Promise<Ran> {
    if (this.#gone) return Promise.reject(this.#gone);
    const id = ++this.#asked;
    const answer = this.#answerTo(id);
    this.#worker.postMessage({ ...wanted, id });
    return answer;
  }

  #answerTo(id: number): Promise<Ran> {
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #take(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ("ran" in answer) waiting?.resolve(answer.ran);
    else waiting?.reject(databaseError(this.#file, answer.fault));
  }

  // Nobody may wait for a thread that is gone.
  #end(reason: string): void {
    this.#gone ??= databaseError(this.#file, { reason });
    for (const { reject } of this.#waiting.values()) reject(this.#gone);
    this.#waiting.clear();
  }
}
