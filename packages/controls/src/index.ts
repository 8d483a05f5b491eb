export { languageNames } from "@dialtree/flow";
export type { Draft, Drafts } from "./draft.ts";
export { explained } from "./explained.ts";
export { focusPart } from "./focus.ts";
export { Folded } from "./folded.tsx";
export type {
  CalendarChoice,
  FieldSettings,
  ListActions,
  LookupTrial,
  People,
  Play,
  PromptChoice,
  Sound,
  SoundChoices,
  TryLookup,
} from "./form.ts";
export { useWords } from "./form.ts";
export { FormField, ListField } from "./form-field.tsx";
export {
  FieldControl,
  type FieldControlProps,
  type FormComponent,
  NodeForm,
  type NodeFormProps,
} from "./node-form.tsx";
export { loadControls } from "./on-demand.ts";
export { placeInData } from "./problems.ts";
export { useSound } from "./use-sound.ts";
export { type ControlWords, controlWords, WordsContext } from "./words.ts";
