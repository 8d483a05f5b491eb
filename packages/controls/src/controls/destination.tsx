import {
  callerWords,
  cannotReach,
  type DestinationKind,
  destinationName,
  destinationSchema,
  isJsonObject,
  type Json,
  namedDestinationSchema,
  type Outlook,
  type Problem,
  targetWords,
  type WrittenDestination,
} from "@dialtree/flow";
import { Input, Select } from "@fluentui/react-components";
import { Suspense, useState } from "react";
import { type Taken, useDraft, useDraftKey } from "../draft.ts";
import { type ControlProps, type Form, useForm } from "../form.ts";
import { Group, InputFrame } from "../frame.tsx";
import { PersonSearch, PhoneNumber } from "../on-demand.ts";
import { memberOf } from "../problems.ts";
import { styles } from "../styles.ts";
import type { ControlWords } from "../words.ts";

/** The inputs of a destination, also while they do not make one yet. Id and number wait for each other's kind. */
interface Shown {
  readonly kind: string;
  readonly id: string;
  readonly number: string;
  readonly name: string;
}

const nameCharacters = 200;

/** Where a call is sent: what kind of target, its id or number, and how people call it. */
export function DestinationControl({ field, path, value }: ControlProps) {
  const form = useForm();
  const { words, disabled } = form;
  const accepts: readonly string[] = field.accepts ?? Object.keys(words.destinationKinds);
  const { shown, reason, type } = useDraft<Shown>(useDraftKey(path), value, {
    show: (held) => shownOf(held, accepts[0] ?? "user"),
    take: (next) => taken(next, form),
    report: (next) => report(form, path, value, next),
    kept: (held) => words.kept(addressOf(held)),
  });
  const isPhone = shown.kind === "phone";
  const isNameWrong = shown.name.length > nameCharacters;
  const set = (change: Partial<Shown>) => type({ ...shown, ...change });
  const known = knownTo(form, accepts, value);
  const isNamed = shown.kind === "named";
  const chosen = known.findIndex((one) => isSame(one, shown));
  // Whoever types a known number by hand goes on typing.
  const [isOwn, setOwn] = useState(chosen < 0);
  const kinds = [...new Set([...accepts, shown.kind])];
  const isKindShown = !isNamed && (isOwn || chosen < 0);
  const prospects = isNamed
    ? words.destinationNamed
    : prospectsOf(accepts, shown.kind, form.problemsAt(path), form);
  const shared = namesShared(known);
  // Looked at once of each kind: a flow may know a thousand numbers.
  const outlooks = new Map<DestinationKind, Outlook>();
  const marked = (name: string, of: DestinationKind) => {
    const seen = outlooks.get(of) ?? form.outlook?.(of) ?? hopeful;
    outlooks.set(of, seen);
    const { refused, isHopeless } = seen;
    if (refused.length === 0) return name;
    return isHopeless ? words.destinationHopeless(name) : words.destinationForSome(name);
  };
  return (
    <Group path={path} legend={field.label} hint={field.help}>
      {known.length > 0 && (
        <InputFrame label={words.destinationKnown} hint={isKindShown ? undefined : prospects}>
          <Select
            className={styles.wide}
            disabled={disabled}
            value={String(chosen)}
            onChange={(_, { value: index }) => {
              const one = known[Number(index)];
              setOwn(one === undefined);
              const kind = isNamed ? (accepts[0] ?? "user") : shown.kind;
              type(one ? shownOf({ ...one }, one.kind) : { kind, id: "", number: "", name: "" });
            }}
          >
            <option value="-1">{words.destinationNew}</option>
            {known.map((one, index) => (
              <option key={`${one.kind} ${addressOf({ ...one })}`} value={index}>
                {one.kind === "named"
                  ? words.said(destinationName(one))
                  : marked(calledAmong(shared, one, words), one.kind)}
              </option>
            ))}
          </Select>
        </InputFrame>
      )}
      {isKindShown && (
        <>
          {/* A choice of one is none. */}
          {(kinds.length > 1 || prospects !== undefined) && (
            <InputFrame label={words.destinationKind} hint={prospects}>
              <Select
                className={styles.wide}
                disabled={disabled}
                value={shown.kind}
                onChange={(_, { value: kind }) => set({ kind })}
              >
                {kinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {isKind(kind, words) ? marked(words.destinationKinds[kind], kind) : kind}
                  </option>
                ))}
              </Select>
            </InputFrame>
          )}
          {!isPhone && form.people && (
            <Suspense>
              <PersonSearch
                people={form.people}
                accounts={shown.kind === "account"}
                id={
                  destinationSchema.safeParse({ kind: "user", id: shown.id }).success ? shown.id : undefined
                }
                onChoose={({ id, name: called }) => set({ id, name: called })}
              />
            </Suspense>
          )}
          {isPhone && form.phones ? (
            <Suspense>
              <PhoneNumber
                phones={form.phones}
                number={shown.number}
                required={field.required}
                reason={isNameWrong ? undefined : reason}
                onNumber={(number) => set({ number })}
              />
            </Suspense>
          ) : (
            <InputFrame
              label={isPhone ? words.phoneNumber : words.objectId}
              hint={isPhone ? words.phoneNumberHelp : words.objectIdHelp}
              reason={isNameWrong ? undefined : reason}
            >
              <Input
                type={isPhone ? "tel" : "text"}
                autoComplete="off"
                spellCheck={false}
                aria-required={field.required || undefined}
                disabled={disabled}
                value={isPhone ? shown.number : shown.id}
                onChange={(_, { value: text }) => set(isPhone ? { number: text } : { id: text })}
              />
            </InputFrame>
          )}
          <InputFrame
            label={words.optional(words.name)}
            hint={words.nameHelp}
            reason={isNameWrong ? reason : undefined}
          >
            <Input
              autoComplete="off"
              disabled={disabled}
              value={shown.name}
              onChange={(_, { value: name }) => set({ name })}
            />
          </InputFrame>
        </>
      )}
    </Group>
  );
}

/** The names that several of a kind have, each with its kind. */
function namesShared(known: readonly WrittenDestination[]): ReadonlySet<string> {
  const [once, again] = [new Set<string>(), new Set<string>()];
  for (const { kind, name } of known) {
    const named = `${kind} ${name}`;
    (once.has(named) ? again : once).add(named);
  }
  return again;
}

/** What one of those that are known is called; where others are called the same, with what tells them apart. */
function calledAmong(
  shared: ReadonlySet<string>,
  one: Exclude<WrittenDestination, { readonly kind: "named" }>,
  words: ControlWords,
): string {
  const address = addressOf({ ...one });
  const [name, kind] = [one.name ?? address, words.destinationKinds[one.kind]];
  if (one.name === undefined || !shared.has(`${one.kind} ${one.name}`))
    return words.destinationOfKind(name, kind);
  return words.destinationAlike(name, kind, one.kind === "phone" ? address : `${address.slice(0, 8)}…`);
}

/** What can be chosen of all that is known: names always, as who they are is seen to when the flow is published. */
function knownTo(
  { destinations }: Form,
  accepts: readonly string[],
  value: Json | undefined,
): readonly WrittenDestination[] {
  const known = destinations.filter(({ kind }) => kind === "named" || accepts.includes(kind));
  const { data: held } = namedDestinationSchema.safeParse(value);
  const isKnown = !held || known.some(({ kind, name }) => kind === "named" && name === held.name);
  return isKnown ? known : [held, ...known];
}

const hopeful: Outlook = { refused: [], isHopeless: false, inferredFrom: undefined };

/** Why some of what is offered cannot be reached, and what is to be tried out of what is chosen; the check may have said so. */
function prospectsOf(
  accepts: readonly string[],
  chosen: string,
  problems: readonly Problem[],
  { outlook, words }: Form,
): string | undefined {
  const isSaid = problems.some(({ code }) => code.startsWith("target_unreachable"));
  const sentences = accepts.flatMap((kind) => {
    const { refused, inferredFrom } = (isKind(kind, words) && outlook?.(kind)) || hopeful;
    return [
      ...(kind === chosen && isSaid ? [] : refused).map(({ way, target, caller, source }) =>
        words.said(
          `${cannotReach({ way, target: targetWords[target], caller: callerWords[caller], source })}.`,
        ),
      ),
      ...(kind === chosen && inferredFrom !== undefined ? [words.destinationInferred] : []),
    ];
  });
  return sentences.length > 0 ? sentences.join(" ") : undefined;
}

function shownOf(value: Json | undefined, kind: string): Shown {
  const text = (name: string) => {
    const held = memberOf(value, name);
    return typeof held === "string" ? held : "";
  };
  return { kind: text("kind") || kind, id: text("id"), number: text("number"), name: text("name") };
}

// People copy numbers with spaces, hyphens and brackets; the plus sign and the digits are what counts.
function plainNumber(typed: string): string {
  return typed.replace(/[\s().\u2010-\u2015/-]/g, "");
}

function taken({ kind, id, number, name }: Shown, { words, phones }: Form): Taken {
  if (name.length > nameCharacters) return { reason: words.tooLong(name.length, nameCharacters) };
  if (kind === "named") return { value: { kind, name } };
  const address = kind === "phone" ? { number: plainNumber(number) } : { id: id.trim() };
  if (Object.values(address)[0] === "") return { value: undefined };
  // What belongs to no country nobody can be called by.
  const read = kind === "phone" ? phones?.read(number, undefined) : undefined;
  if (read && "fault" in read) return { reason: words.phoneFaults[read.fault] };
  const named = name.trim() === "" ? {} : { name };
  const parsed = destinationSchema.safeParse({ kind, ...address, ...named });
  if (parsed.success) return { value: { ...parsed.data } as Json };
  if (!isKind(kind, words)) return { reason: words.notTaken };
  return { reason: kind === "phone" ? words.phoneNumberNeeded : words.objectIdNeeded };
}

/** Tells what was typed by the member it was typed into, so that the strokes of a word become one undo step. */
function report(
  { onChange }: Form,
  path: ControlProps["path"],
  before: Json | undefined,
  after: Json | undefined,
): void {
  if (isJsonObject(after) && isJsonObject(before) && destinationSchema.safeParse(before).success) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    const changed = [...names].filter((name) => before[name] !== after[name]);
    const [only] = changed;
    if (only !== undefined && changed.length === 1) return onChange([...path, only], after[only]);
  }
  onChange(path, after);
}

function addressOf(value: Json): string {
  const { kind, number, id, name } = shownOf(value, "");
  return kind === "named" ? name : number || id;
}

function isSame(one: WrittenDestination, { kind, id, number, name }: Shown): boolean {
  if (one.kind === "named") return kind === "named" && one.name === name;
  return one.kind === kind && addressOf({ ...one }) === (kind === "phone" ? plainNumber(number) : id.trim());
}

function isKind(kind: string, { destinationKinds }: ControlWords): kind is DestinationKind {
  return Object.hasOwn(destinationKinds, kind);
}
