import { languageNames } from "@dialtree/controls";
import { Checkbox, Field, Input, Select } from "@fluentui/react-components";
import { shownLanguage } from "../messages/language.ts";
import { type Caller, callers, type Interests, type SituationDraft, type WrongField } from "./situation.ts";
import { message } from "./words.ts";

const nameOf = languageNames(shownLanguage());

/** Who calls, and when: what somebody can decide on before the call comes in. */
export function SituationForm(props: {
  readonly draft: SituationDraft;
  readonly interests: Interests;
  readonly wrong: ReadonlySet<WrongField>;
  /** A calendar is in an emergency at this moment. */
  readonly isEmergency: boolean;
  readonly onChange: (draft: SituationDraft) => void;
}) {
  const { draft, interests, wrong, isEmergency, onChange } = props;
  const set = (change: Partial<SituationDraft>) => onChange({ ...draft, ...change });
  const offered: readonly Caller[] = interests.callees ?? callers;
  const faulty = (field: WrongField, text: string) =>
    wrong.has(field) ? ({ validationMessage: text, validationState: "error" } as const) : {};
  return (
    <div className="try-situation">
      <Field label={message(interests.callees ? "try.who.callee" : "try.who.caller")}>
        <Select value={draft.caller} onChange={(_, { value }) => set({ caller: value as Caller })}>
          {offered.map((caller) => (
            <option key={caller} value={caller}>
              {message(`try.who.${caller}`)}
            </option>
          ))}
        </Select>
      </Field>
      {draft.caller === "phone" && (
        <Field label={message("try.who.number")} {...faulty("number", message("try.who.number.wrong"))}>
          <Input
            type="tel"
            autoComplete="off"
            value={draft.number}
            onChange={(_, { value }) => set({ number: value })}
          />
        </Field>
      )}
      {interests.called && (
        <Field
          label={message("try.who.called")}
          hint={message("try.who.called.hint")}
          {...faulty("called", message("try.who.number.wrong"))}
        >
          <Input
            type="tel"
            autoComplete="off"
            value={draft.called}
            onChange={(_, { value }) => set({ called: value })}
          />
        </Field>
      )}
      {interests.group && (
        <Checkbox
          label={message("try.who.group")}
          checked={draft.group}
          onChange={(_, { checked }) => set({ group: checked === true })}
        />
      )}
      {Object.entries(interests.variables).map(([name, { type }]) => {
        const keep = (value: string) => set({ values: { ...draft.values, [name]: value } });
        return type === "flag" ? (
          <Checkbox
            key={name}
            label={name}
            checked={draft.values[name] === "true"}
            onChange={(_, { checked }) => keep(String(checked === true))}
          />
        ) : (
          <Field key={name} label={name} {...faulty(`value ${name}`, message("order.value.wrong"))}>
            <Input
              autoComplete="off"
              value={draft.values[name] ?? ""}
              onChange={(_, { value }) => keep(value)}
            />
          </Field>
        );
      })}
      {interests.languages.length > 1 && (
        <Field label={message("try.who.language")}>
          <Select value={draft.language} onChange={(_, { value }) => set({ language: value })}>
            <option value="">{message("try.who.language.usual")}</option>
            {interests.languages.map((tag) => (
              <option key={tag} value={tag}>
                {nameOf(tag)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field
        label={message("try.when.label")}
        hint={message("try.when.hint")}
        {...faulty("when", message("try.when.wrong"))}
      >
        <Input type="datetime-local" value={draft.when} onChange={(_, { value }) => set({ when: value })} />
      </Field>
      <Field label={message("try.when.zone")}>
        <Select value={draft.zone} onChange={(_, { value }) => set({ zone: value })}>
          {interests.zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        label={message(isEmergency ? "try.when.emergency.now" : "try.when.emergency")}
        checked={draft.emergency}
        onChange={(_, { checked }) => set({ emergency: checked === true })}
      />
    </div>
  );
}

/** Who calls and when, in a line. */
export function situationWords(
  { caller, number, when, emergency }: SituationDraft,
  { callees }: Pick<Interests, "callees">,
): string {
  const who = caller === "phone" ? number : message(`try.who.${caller}`);
  const time = when === "" ? message("try.when.now") : when.replace("T", " ");
  if (callees) return message(emergency ? "try.who.line.to.emergency" : "try.who.line.to", { who, time });
  return message(emergency ? "try.who.line.emergency" : "try.who.line", { who, time });
}
