import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allowing, isNetwork } from "../src/addresses.ts";
import { approved, originIn } from "../src/hosts.ts";
import { inner, innerUrls, lookalikes, outer, sameHost } from "./corpus.ts";

const api = "https://api.fabrikam.example";
const hosts = new Map([[api, { origin: api, networks: [] }]]);

describe("addresses", () => {
  const allows = allowing([]);
  test.each(inner)("%s is reached by nobody", (address) => expect(allows(address)).toBe(false));
  test.each(outer)("%s may be reached", (address) => expect(allows(address)).toBe(true));

  test("a network that somebody has allowed may be reached, and its neighbours not", () => {
    const own = allowing(["10.1.2.0/24", "fd12:3456::/32"]);
    expect(["10.1.2.0", "10.1.2.255", "::ffff:10.1.2.3", "fd12:3456::1", "8.8.8.8"].map(own)).toEqual(
      Array(5).fill(true),
    );
    expect(["10.1.1.255", "10.1.3.0", "fd12:3457::1", "127.0.0.1"].map(own)).toEqual(Array(4).fill(false));
  });

  test("nobody can allow the rights of the machine below", () => {
    const all = allowing(["0.0.0.0/0", "::/0"]);
    const metadata = ["169.254.169.254", "::ffff:169.254.169.254", "168.63.129.16", "fd00:ec2::254"];
    expect(metadata.map(all)).toEqual([false, false, false, false]);
    expect(["127.0.0.1", "10.0.0.1", "fd00::1"].map(all)).toEqual([true, true, true]);
  });

  test("what is no address is not allowed", () => {
    fc.assert(fc.property(fc.string(), (text) => allows(text) === outer.includes(text)));
    expect(["", "localhost", "127.1", "0x7f000001", "8.8.8.8/32"].map(allows)).not.toContain(true);
  });

  test.each(["10.0.0.0/33", "10.0.0.0", "::/129", "10.0.0/8", "localhost/8", "10.0.0.0/-1"])(
    "%s is no network",
    (text) => {
      expect(isNetwork(text)).toBe(false);
      expect(() => allowing([text])).toThrow(RangeError);
    },
  );
});

describe("URLs", () => {
  test.each(sameHost)("%s is of the approved host", (url) =>
    expect(approved(url, hosts)?.host.origin).toBe(api),
  );
  test.each(lookalikes.map((url) => JSON.stringify(url)))("%s is not", (url) =>
    expect(approved(JSON.parse(url), hosts)).toBeUndefined(),
  );
  test.each(innerUrls)("%s is not either", (url) => expect(approved(url, hosts)).toBeUndefined());

  test("whatever follows it, the host is the approved one or there is none", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (rest) => {
        const found = approved(`${api}${rest}`, hosts);
        return found === undefined || (found.url.origin === api && found.url.username === "");
      }),
    );
  });

  test("an origin is written as it is compared", () => {
    expect(originIn("https://API.example:443/")).toBe("https://api.example");
    expect(originIn("https://bücher.example")).toBe("https://xn--bcher-kva.example");
    expect(originIn("http://0x7f.1:8080")).toBe("http://127.0.0.1:8080");
    for (const text of [`${api}/a`, `${api}?`, `${api}/#`, "api.fabrikam.example", "https://a@b.example"])
      expect(originIn(text)).toBeUndefined();
  });
});
