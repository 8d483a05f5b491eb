// @vitest-environment happy-dom
import { type DestinationKind, outlook } from "@dialtree/flow";
import { merge } from "@dialtree/flow/edit";
import { describe, expect, test } from "vitest";
import { controlWords } from "../src/index.ts";
import {
  descriptionOf,
  everything,
  input,
  nameOf,
  objectId,
  open,
  part,
  phone,
  type,
  typeNamed,
  typeSlowly,
} from "./desk.tsx";

const to = ["to"];
const [kind, address, name] = [() => input(to), () => input(to, 1), () => input(to, 2)];
const withTo = (value: Record<string, string>) => ({ ...everything.initial, to: value });

describe("a destination", () => {
  test("offers the kinds that the node can reach, in the words of people", () => {
    const desk = open(everything);
    const offered = () => [...kind().querySelectorAll("option")].map((option) => option.textContent);
    const { phone, user, account, voicemail } = controlWords.destinationKinds;
    expect(offered()).toEqual([phone, user]);
    desk.unmount();
    open(typeNamed("transfer"));
    expect(offered()).toEqual([user, account, phone, voicemail]);
  });

  test("offers whom calls are sent to elsewhere, as far as the node can reach them", () => {
    const taxi = { kind: "phone", number: phone, name: "Taxi" } as const;
    const office = { kind: "account", id: objectId, name: "Office" } as const;
    const desk = open(everything, { destinations: [taxi, office] });
    const who = () => input(to);
    expect([...who().querySelectorAll("option")].map(({ textContent }) => textContent)).toEqual([
      controlWords.destinationNew,
      controlWords.destinationOfKind("Taxi", controlWords.destinationKinds.phone),
    ]);
    type(who(), "0");
    expect(desk.data()).toMatchObject({ to: taxi });
    // What is known of them need not be shown.
    expect(part(to).querySelectorAll("input")).toHaveLength(0);
    // Somebody else: what was taken over is not meant for them.
    type(who(), "-1");
    expect(input(to, 2).value).toBe("");
    expect(desk.data().to).toBeUndefined();
    // Typed by hand it is the same one.
    type(input(to, 2), phone);
    expect(who().value).toBe("0");
  });

  test("tells those apart who are called the same", () => {
    const [day, night, taxi] = [
      { kind: "phone", number: phone, name: "Front desk" },
      { kind: "phone", number: "+15550199", name: "Front desk" },
      { kind: "phone", number: "+15550198", name: "Taxi" },
    ] as const;
    open(everything, { destinations: [day, night, taxi] });
    const ofPhone = controlWords.destinationKinds.phone;
    expect([...input(to).querySelectorAll("option")].slice(1).map(({ textContent }) => textContent)).toEqual([
      controlWords.destinationAlike("Front desk", ofPhone, phone),
      controlWords.destinationAlike("Front desk", ofPhone, "+15550199"),
      controlWords.destinationOfKind("Taxi", ofPhone),
    ]);
  });

  test("looks once whether each kind can be reached, however many are known", () => {
    const destinations = Array.from({ length: 40 }, (_, index) => ({
      kind: "phone" as const,
      number: `+1555010${index + 10}`,
      name: `Desk ${index}`,
    }));
    const looked: string[] = [];
    open(typeNamed("transfer"), {
      destinations,
      outlook: (kind) => {
        looked.push(kind);
        return outlook(["user to bot"], ["transfer"], kind);
      },
    });
    expect(looked.filter((kind) => kind === "phone").length).toBeLessThan(destinations.length);
  });

  test("offers names whoever they are, keeps one that nobody knows, and lets go of it", () => {
    const support = { kind: "named", name: "support" } as const;
    const transfer = typeNamed("transfer");
    const desk = open(transfer, { destinations: [support] });
    const options = () => [...input(to).querySelectorAll("option")].map(({ textContent }) => textContent);
    expect(options()).toEqual([controlWords.destinationNew, "support (by name)"]);
    type(input(to), "0");
    expect(desk.data()).toMatchObject({ to: support });
    expect(part(to).querySelectorAll("input")).toHaveLength(0);
    expect(descriptionOf(input(to))).toContain("environment");
    type(input(to), "-1");
    expect(desk.data().to).toBeUndefined();
    expect(input(to, 1).value).toBe("user");
    desk.unmount();
    open(transfer, { data: { ...transfer.initial, to: { kind: "named", name: "gone" } } });
    expect(options()).toEqual([controlWords.destinationNew, "gone (by name)"]);
    expect(input(to).value).toBe("0");
  });

  test("says of each kind which callers of the flow it is not for, and why", () => {
    const callers = ["user to account", "outside user to account"] as const;
    const transfer = typeNamed("transfer");
    const settings = { outlook: (kind: DestinationKind) => outlook(callers, ["transfer"], kind) };
    const desk = open(transfer, settings);
    const offered = () => [...kind().querySelectorAll("option")].map((option) => option.textContent);
    const { phone: phoneNumber, user } = controlWords.destinationKinds;
    expect(offered()[0]).toBe(controlWords.destinationForSome(user));
    expect(offered()).toContain(phoneNumber);
    expect(descriptionOf(kind())).toContain("Graph cannot transfer people of other organisations");
    // What only related cases speak for is chosen with a word of caution.
    expect(descriptionOf(kind())).not.toContain("Try it before");
    type(kind(), "phone");
    expect(descriptionOf(kind())).toContain("Try it with a real call before callers rely on it.");
    desk.unmount();
    open(transfer, {
      ...settings,
      outlook: (kind) => outlook(["user to bot"], ["transfer"], kind),
    });
    expect(offered()).toContain(controlWords.destinationHopeless(phoneNumber));
    expect(descriptionOf(kind())).toContain("after a call to the bot itself nothing leads to the PSTN");
  });

  test("shows a kind that it does not accept, when a file has one", () => {
    open(everything, { data: withTo({ kind: "voicemail", id: objectId }) });
    expect(kind().value).toBe("voicemail");
    expect(address().value).toBe(objectId);
  });

  test.each([
    ["phone", "12345", controlWords.phoneNumberNeeded, phone],
    ["phone", "+4", controlWords.phoneNumberNeeded, phone],
    ["phone", "+1555010012345678", controlWords.phoneNumberNeeded, phone],
    ["user", "ada@example.com", controlWords.objectIdNeeded, objectId],
  ])("keeps a wrong address of a %s and says what is wrong: %s", (of, wrong, reason, right) => {
    const desk = open(everything);
    type(kind(), of);
    type(address(), wrong);
    expect(address().value).toBe(wrong);
    expect(address().getAttribute("aria-invalid")).toBe("true");
    expect(descriptionOf(address())).toContain(reason);
    expect(desk.reports).toEqual([]);
    type(address(), right);
    expect(address().getAttribute("aria-invalid")).toBeNull();
    expect(desk.data()).toMatchObject({
      to: of === "phone" ? { kind: of, number: right } : { kind: of, id: right },
    });
  });

  test("says what the flow keeps while an address is wrong", () => {
    open(everything, { data: withTo({ kind: "phone", number: phone }) });
    type(address(), "+1");
    expect(descriptionOf(address())).toContain(controlWords.kept(phone));
  });

  test("takes a number as people write it, and leaves it so", () => {
    const desk = open(everything);
    type(address(), "+1 (555) 01-00");
    expect(desk.data().to).toEqual({ kind: "phone", number: phone });
    expect(address().value).toBe("+1 (555) 01-00");
  });

  test("has help for the form of the address", () => {
    open(everything);
    expect(descriptionOf(address())).toContain(controlWords.phoneNumberHelp);
    expect(nameOf(address())).toBe(controlWords.phoneNumber);
    expect(nameOf(part(to))).toBe("To");
    type(kind(), "user");
    expect(descriptionOf(address())).toContain(controlWords.objectIdHelp);
    expect(nameOf(address())).toBe(controlWords.objectId);
  });

  test("types into members, so that a name is one undo step", () => {
    const desk = open(everything, { data: withTo({ kind: "phone", number: phone }) });
    typeSlowly(name(), "Ada");
    expect(desk.reports).toEqual([
      [["to", "name"], "A"],
      [["to", "name"], "Ad"],
      [["to", "name"], "Ada"],
    ]);
    const [, second, third] = desk.steps;
    expect(second && third && merge(second, third)).toBeDefined();
    type(name(), "");
    expect(desk.data().to).toEqual({ kind: "phone", number: phone });
  });

  test("keeps number and id apart while the kind changes", () => {
    const desk = open(everything, { data: withTo({ kind: "phone", number: phone, name: "Ada" }) });
    type(kind(), "user");
    expect(address().value).toBe("");
    expect(desk.data().to).toBeUndefined();
    type(address(), objectId);
    expect(desk.data().to).toEqual({ kind: "user", id: objectId, name: "Ada" });
    type(kind(), "phone");
    expect(address().value).toBe(phone);
    expect(desk.data().to).toEqual({ kind: "phone", number: phone, name: "Ada" });
    expect(desk.refusals).toEqual([]);
  });

  test("keeps a name that is too long, at the name", () => {
    const desk = open(everything, { data: withTo({ kind: "phone", number: phone }) });
    type(name(), "n".repeat(201));
    expect(name().value).toHaveLength(201);
    expect(name().getAttribute("aria-invalid")).toBe("true");
    expect(address().getAttribute("aria-invalid")).toBeNull();
    expect(desk.reports).toEqual([]);
  });
});
