import {
  type Field,
  type Fields,
  type Json,
  type JsonObject,
  type NodeType,
  type Outlet,
  type ProblemCatalogue,
  pointer,
} from "@dialtree/flow";
import type { Path } from "@dialtree/flow/edit";
import {
  type ComponentType,
  type ReactNode,
  type RefObject,
  Suspense,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import { AnyControl } from "./any-control.tsx";
import type { Drafts } from "./draft.ts";
import { explained } from "./explained.ts";
import { focusFirst, partAt } from "./focus.ts";
import { type FieldSettings, type Form, FormContext, type ListActions, useForm } from "./form.ts";
import { FormField } from "./form-field.tsx";
import { Notes } from "./notes.tsx";
import { placeProblems } from "./problems.ts";
import { styles } from "./styles.ts";
import { WordsContext } from "./words.ts";

/** The form of a node. Give it the node's id as `key`, so that what is half typed stays with its node. */
export interface NodeFormProps extends FieldSettings, ListActions {
  readonly type: NodeType;
  readonly data: JsonObject;
  /** `focusPath` has the focus: called as soon as it is another one, and where it can be taken back. */
  readonly onFocused?: () => void;
  /** Forms of node types that are not generated, by type. */
  readonly forms?: ReadonlyMap<string, FormComponent>;
}

/** A form of a node type's own. It stands inside the node's form and puts its fields there as `FormField`. */
export type FormComponent = ComponentType<Omit<NodeFormProps, "forms">>;

export function NodeForm({ forms, ...props }: NodeFormProps) {
  const { type, data } = props;
  const { fields } = type;
  const root = useRef<HTMLDivElement>(null);
  const OwnForm = forms?.get(type.type);
  return (
    <FormScope {...props} fields={fields} data={data} outlets={type.outlets(data)} catalogue={type.problems}>
      <div ref={root} className={styles.stack}>
        <NodeNotes />
        {/* A form may come a moment later than the rest of the page. */}
        <Suspense>
          {OwnForm ? (
            <OwnForm {...props} />
          ) : (
            Object.keys(fields).map((name) => <FormField key={name} name={name} />)
          )}
          <FocusTaken {...props} root={root} />
        </Suspense>
      </div>
    </FormScope>
  );
}

/** Leads the focus to where it is asked for. It stands beside the fields, so that it does so when they are there. */
function FocusTaken({
  focusPath,
  onFocused,
  root,
}: Pick<NodeFormProps, "focusPath" | "onFocused"> & { readonly root: RefObject<HTMLDivElement | null> }) {
  const focusAt = focusPath && pointer(focusPath);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again only when the place is another one.
  useEffect(() => {
    if (!focusPath || !root.current) return;
    focusFirst(partAt(root.current, focusPath) ?? root.current);
    onFocused?.();
  }, [focusAt]);
  return null;
}

export interface FieldControlProps extends FieldSettings, Partial<ListActions> {
  readonly field: Field;
  /** Where the value stands; what is reported, and where problems point, begins with it. */
  readonly path: Path;
  readonly value: Json | undefined;
}

/** A single field that belongs to no node, such as the words of a flow's fallback. */
export function FieldControl({ field, path, value, ...settings }: FieldControlProps) {
  const name = String(path.at(-1));
  return (
    <FormScope
      {...settings}
      fields={{ [name]: field }}
      data={value === undefined ? {} : { [name]: value }}
      within={path.slice(0, -1)}
    >
      <AnyControl field={field} path={path} value={value} />
    </FormScope>
  );
}

const noTypes = () => ({});
const noSounds = { recordings: [], prompts: [] };

function FormScope({
  fields,
  data,
  within,
  outlets,
  catalogue,
  problems = [],
  disabled = false,
  strings: given,
  drafts,
  children,
  ...told
}: FieldSettings &
  Partial<ListActions> & {
    readonly fields: Fields;
    readonly data: JsonObject;
    readonly within?: Path;
    readonly outlets?: readonly Outlet[];
    readonly catalogue?: ProblemCatalogue | undefined;
    readonly children: ReactNode;
  }) {
  const around = useContext(WordsContext);
  const strings = given ?? around;
  const [ownDrafts] = useState<Drafts>(() => new Map());
  const [ownLanguage, setOwnLanguage] = useState<string>();
  const placed = placeProblems(problems, fields, data, told.languages, within);
  const form: Form = {
    words: strings,
    fields,
    data,
    languages: told.languages,
    disabled,
    flows: told.flows,
    nodes: told.nodes,
    variables: told.variables ?? [],
    valueTypes: told.valueTypes ?? noTypes,
    expressions: told.expressions,
    directories: told.directories ?? [],
    calendars: told.calendars ?? [],
    destinations: told.destinations ?? [],
    outlook: told.outlook,
    people: told.people,
    phones: told.phones,
    resources: told.resources ?? {},
    resourcePages: told.resourcePages ?? {},
    sounds: told.sounds ?? noSounds,
    drafts: drafts ?? ownDrafts,
    onChange: told.onChange,
    onListAdd: told.onListAdd,
    onListRemove: told.onListRemove,
    onListMove: told.onListMove,
    onKeySwap: told.onKeySwap,
    onPlay: told.onPlay,
    onRecord: told.onRecord,
    language: told.language ?? ownLanguage,
    onLanguage: told.onLanguage ?? setOwnLanguage,
    focusPath: told.focusPath,
    problemsAt: (path) => placed.get(pointer(path)) ?? [],
    explain: (problem) => explained(problem, [strings.problems, catalogue], strings),
    outletLabel: (item) => outlets?.find(({ id }) => id === item)?.label,
  };
  return <FormContext value={form}>{children}</FormContext>;
}

/** What is wrong with the node, but with none of its fields: it cannot be reached, an exit leads nowhere. */
function NodeNotes() {
  return <Notes problems={useForm().problemsAt([])} />;
}
