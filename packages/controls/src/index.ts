export type { Draft, Drafts } from "./draft.ts";
export type { FieldSettings, ListActions } from "./form.ts";
export {
  FieldControl,
  type FieldControlProps,
  type FormComponent,
  FormField,
  NodeForm,
  type NodeFormProps,
} from "./node-form.tsx";
export { placeInData } from "./problems.ts";
export { type ControlWords, controlWords, languageNames } from "./words.ts";
