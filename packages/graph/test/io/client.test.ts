import { wireOnThread } from "@dialtree/graph/io";
import { describe } from "vitest";
import { clientSuite } from "./client-suite.ts";

describe("on the thread that asks", () => clientSuite(() => undefined));
describe("on a thread of its own", () => clientSuite((clock, timeouts) => wireOnThread({ clock, timeouts })));
