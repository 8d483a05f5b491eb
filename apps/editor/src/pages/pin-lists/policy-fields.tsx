import { pinPolicyBounds, usualPinPolicy } from "@dialtree/flow";
import { Field, Input } from "@fluentui/react-components";
import type { PinList } from "../../api/client.ts";
import { message } from "./words.ts";

type Policy = Pick<PinList, "guesses" | "windowMinutes" | "lockoutMinutes">;
/** As it stands in the fields, which may be no number. */
export type TypedPolicy = Readonly<Record<keyof Policy, string>>;

const labels = {
  guesses: "pins.guesses",
  windowMinutes: "pins.window",
  lockoutMinutes: "pins.lockout",
} as const;
const names = Object.keys(labels) as readonly (keyof Policy)[];

/** What a list has; of a new one, what is usual. */
export function typedPolicy(list: Policy = usualPinPolicy): TypedPolicy {
  const { guesses, windowMinutes, lockoutMinutes } = list;
  return {
    guesses: String(guesses),
    windowMinutes: String(windowMinutes),
    lockoutMinutes: String(lockoutMinutes),
  };
}

export function isPolicy(typed: TypedPolicy): boolean {
  return names.every((name) => isNumber(name, typed[name]));
}

export function policyOf({ guesses, windowMinutes, lockoutMinutes }: TypedPolicy): Policy {
  return {
    guesses: Number(guesses),
    windowMinutes: Number(windowMinutes),
    lockoutMinutes: Number(lockoutMinutes),
  };
}

/** How often somebody may be wrong, and what follows; folded away, because what is usual is well chosen. */
export function PolicyFields(props: {
  readonly policy: TypedPolicy;
  readonly onChange: (policy: TypedPolicy) => void;
}) {
  const { policy, onChange } = props;
  return (
    <details>
      <summary>{message("pins.policy")}</summary>
      <div className="dialog-fields">
        {names.map((name) => {
          const words = message("pins.between", pinPolicyBounds[name]);
          const isWrong = !isNumber(name, policy[name]);
          return (
            <Field
              key={name}
              label={message(labels[name])}
              {...(isWrong ? { validationMessage: words } : { hint: words })}
            >
              <Input
                inputMode="numeric"
                value={policy[name]}
                onChange={(_event, { value }) => onChange({ ...policy, [name]: value })}
              />
            </Field>
          );
        })}
      </div>
    </details>
  );
}

function isNumber(name: keyof Policy, typed: string): boolean {
  const { least, most } = pinPolicyBounds[name];
  return /^[0-9]{1,5}$/.test(typed.trim()) && Number(typed) >= least && Number(typed) <= most;
}
