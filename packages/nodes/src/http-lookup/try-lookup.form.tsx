import { type FormComponent, type LookupTrial, type TryLookup as Try, useWords } from "@dialtree/controls";
import { callerNumber } from "@dialtree/flow";
import { Button, Caption1, Field, Input, Text } from "@fluentui/react-components";
import { type ComponentProps, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { httpLookup, type LookupData, lookupOf, valuesIn } from "./http-lookup.ts";

type Came = LookupTrial | { readonly failure: string };

const exits = new Map(httpLookup.outlets(httpLookup.initial).map(({ id, label }) => [id, label]));
const cameTo = {
  missing: "is not there",
  unfit: "is something else than the step takes it for",
} as const;

/** Has the request carried out once, with values to try it with, and tells what came of it. */
export function TryLookup({
  data,
  disabled,
  onTryLookup,
}: Pick<ComponentProps<FormComponent>, "data" | "disabled"> & { readonly onTryLookup: Try }): ReactNode {
  const heading = useId();
  const { said } = useWords();
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({ [callerNumber]: "+15550100" });
  const [came, setCame] = useState<{ readonly of: string; readonly trial: Came }>();
  const [isAsking, setAsking] = useState(false);
  const gone = useRef<AbortController>(undefined);
  useEffect(() => () => gone.current?.abort(), []);
  const read = httpLookup.schema.safeParse(data).data as LookupData | undefined;
  const names = read ? valuesIn(read) : [];
  const asked = JSON.stringify([read && lookupOf(read), names.map((name) => given[name] ?? "")]);

  const attempt = async () => {
    if (!read) return;
    gone.current = new AbortController();
    const { signal } = gone.current;
    setAsking(true);
    const trial = await onTryLookup(
      {
        lookup: lookupOf(read),
        given: Object.fromEntries(names.map((name) => [name, given[name] ?? ""])),
        hidden: read.takes.flatMap(({ variable, sensitive }) => (sensitive ? [variable] : [])),
      },
      signal,
    );
    if (signal.aborted) return;
    setAsking(false);
    setCame({ of: asked, trial });
  };
  return (
    <section aria-labelledby={heading}>
      <Text block weight="semibold" id={heading}>
        {said("Try it")}
      </Text>
      {names.map((name) => (
        <Field key={name} label={said(`${name}, to try it with`)}>
          <Input
            autoComplete="off"
            disabled={disabled}
            maxLength={4_000}
            value={given[name] ?? ""}
            onChange={(_, { value }) => setGiven({ ...given, [name]: value })}
          />
        </Field>
      ))}
      <Caption1 block>
        {said(
          read?.method === "GET"
            ? "It is asked once, with these values."
            : "It is carried out once, and for real: what it changes there is changed.",
        )}
      </Caption1>
      <Button disabled={disabled} disabledFocusable={isAsking || !read || read.url === ""} onClick={attempt}>
        {said("Test request")}
      </Button>
      <div role="status">
        {isAsking && <Text block>{said("Waiting for the answer…")}</Text>}
        {/* Of another request it would tell nothing. */}
        {!isAsking && came?.of === asked && <Told came={came.trial} />}
      </div>
    </section>
  );
}

function Told({ came }: { readonly came: Came }): ReactNode {
  const { said, yesOrNo } = useWords();
  if ("failure" in came) return <Text block>{came.failure}</Text>;
  const { exit, asked, status, milliseconds, says, remedy, takes } = came;
  return (
    <>
      <Text block>
        <strong>{said(exits.get(exit) ?? "")}</strong>
        {status !== undefined && said(`: answered ${status}`)}
        {asked !== undefined && said(` after ${milliseconds} ms`)}
      </Text>
      {says !== undefined && (
        <Text block>
          {says} {remedy}
        </Text>
      )}
      <ul>
        {takes.map(({ as, pointer, value, came: of }) => (
          <li key={`${as} ${pointer}`}>
            <code>{as}</code>{" "}
            {of === "found"
              ? value === undefined
                ? said("is there, and shown to nobody")
                : said(`is ${typeof value === "boolean" ? yesOrNo(value) : value}`)
              : said(cameTo[of])}{" "}
            <code>{pointer}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
