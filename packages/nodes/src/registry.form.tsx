// Forms of node types that are better than the generated ones, by type. All others are made of their fields.

import type { FormComponent } from "@dialtree/controls";
import { lazy } from "react";
import { CheckPinForm } from "./check-pin/check-pin.form.tsx";
import { checkPin } from "./check-pin/check-pin.ts";
import { CollectDigitsForm } from "./collect-digits/collect-digits.form.tsx";
import { collectDigits } from "./collect-digits/collect-digits.ts";
import { condition } from "./condition/condition.ts";
import { DialByNameForm } from "./dial-by-name/dial-by-name.form.tsx";
import { dialByName } from "./dial-by-name/dial-by-name.ts";
import { DialExtensionForm } from "./dial-extension/dial-extension.form.tsx";
import { dialExtension } from "./dial-extension/dial-extension.ts";
import { fetchTrial, HttpLookupForm } from "./http-lookup/http-lookup.form.tsx";
import { httpLookup } from "./http-lookup/http-lookup.ts";
import { IncomingForm } from "./incoming/incoming.form.tsx";
import { incoming } from "./incoming/incoming.ts";
import { LanguageChoiceForm } from "./language-choice/language-choice.form.tsx";
import { languageChoice } from "./language-choice/language-choice.ts";
import { LeaveMessageForm } from "./leave-message/leave-message.form.tsx";
import { leaveMessage } from "./leave-message/leave-message.ts";
import { MenuForm } from "./menu/menu.form.tsx";
import { menu } from "./menu/menu.ts";
import { RatingForm } from "./rating/rating.form.tsx";
import { rating } from "./rating/rating.ts";
import { RingGroupForm } from "./ring-group/ring-group.form.tsx";
import { ringGroup } from "./ring-group/ring-group.ts";
import { SayValueForm } from "./say-value/say-value.form.tsx";
import { sayValue } from "./say-value/say-value.ts";
import { TransferForm } from "./transfer/transfer.form.tsx";
import { transfer } from "./transfer/transfer.ts";
import { YesNoForm } from "./yes-no/yes-no.form.tsx";
import { yesNo } from "./yes-no/yes-no.ts";

// Large, and of use to few flows: fetched behind the page, by `fetchForms`.
const loadCondition = () => import("./condition/condition.form.tsx");

/** Fetches the forms that nobody has to wait for; what cannot be fetched is tried again when a step of its type is opened. */
export async function fetchForms(): Promise<void> {
  await Promise.allSettled([loadCondition(), fetchTrial()]);
}

export const nodeForms: ReadonlyMap<string, FormComponent> = new Map<string, FormComponent>([
  [menu.type, MenuForm],
  [checkPin.type, CheckPinForm],
  [collectDigits.type, CollectDigitsForm],
  [condition.type, lazy(() => loadCondition().then(({ ConditionForm }) => ({ default: ConditionForm })))],
  [dialByName.type, DialByNameForm],
  [dialExtension.type, DialExtensionForm],
  [httpLookup.type, HttpLookupForm],
  [incoming.type, IncomingForm],
  [languageChoice.type, LanguageChoiceForm],
  [leaveMessage.type, LeaveMessageForm],
  [rating.type, RatingForm],
  [ringGroup.type, RingGroupForm],
  [sayValue.type, SayValueForm],
  [transfer.type, TransferForm],
  [yesNo.type, YesNoForm],
]);
