import { type Field, isJsonObject, type Json } from "@dialtree/flow";
import type { Path } from "@dialtree/flow/edit";
import { Button } from "@fluentui/react-components";
import { AddRegular, ArrowDownRegular, ArrowUpRegular, DeleteRegular } from "@fluentui/react-icons";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { AnyControl } from "../any-control.tsx";
import { useDraftKey } from "../draft.ts";
import { focusFirst } from "../focus.ts";
import { type ControlProps, type Item, ItemContext, useForm } from "../form.ts";
import { Group } from "../frame.tsx";
import { itemsOf, memberOf } from "../problems.ts";
import { styles } from "../styles.ts";

/** How a form draws the items of a list itself, between the buttons that every item has. */
export interface ItemDrawing {
  /** In place of the field's label. */
  readonly legend?: string;
  /** What an item is called where it is moved and removed. */
  readonly named: (item: Json, index: number) => string;
  readonly draw: (item: Json, path: Path) => ReactNode;
  /** On one line with its buttons, and its name only for those who cannot see it. */
  readonly isLine?: boolean;
  /** On the button that adds one. */
  readonly add: string;
}

/** Several things of the same fields, each under a legend of its own. Their ids never show. */
export function ListControl({
  field,
  path,
  value,
  drawing,
}: ControlProps & { readonly drawing?: ItemDrawing }) {
  const { words, disabled, outletLabel, problemsAt, onListAdd, onListRemove, onListMove } = useForm();
  const trail = useDraftKey(path);
  const items = itemsOf(value);
  const ids = items.map(idOf);
  const keys = ids.map((id, index) => (ids.indexOf(id) === index ? id : `${id} ${index}`));
  const { root, add, follow } = useFocusKept(keys);
  const [news, setNews] = useState("");
  const max = field.size?.max ?? Number.POSITIVE_INFINITY;
  const isFull = items.length >= max;
  const fields = Object.entries(field.items ?? {});
  // A key and a word fit on one line; with something to say about one of them each takes its own.
  const isShort =
    fields.map(([, { kind }]) => kind).join() === "key,text" &&
    fields.every(([, { help }]) => help === undefined);
  const keyName = fields.find(([, { kind }]) => kind === "key")?.[0];

  const nameOf = (index: number): string => {
    const item = items[index];
    if (drawing && item !== undefined) return drawing.named(item, index);
    const id = isJsonObject(item) && typeof item.id === "string" ? item.id : undefined;
    const label = id === undefined ? undefined : outletLabel(id);
    return (
      label ?? words.item(field.label, index + 1, item === undefined ? undefined : nameWithin(field, item))
    );
  };
  const moveTo = (index: number, to: number) => {
    if (to < 0 || to >= items.length) return;
    onListMove?.(path, ids[index] ?? "", to);
    setNews(words.moved(nameOf(index), to + 1, items.length));
  };
  return (
    <Group path={path} legend={drawing?.legend ?? field.label} hint={field.help}>
      <div ref={root} className={styles.stack}>
        {items.length === 0 && <span className={styles.hint}>{words.emptyList}</span>}
        {items.map((item, index) => {
          const name = nameOf(index);
          const here: Item = {
            list: path,
            id: ids[index] ?? "",
            index,
            items,
            nameOf,
            keyName,
            isLine: isShort && problemsAt([...path, index, keyName ?? ""]).length === 0,
            trail: `${trail}/${keys[index]}`,
          };
          return (
            <ItemContext key={keys[index]} value={here}>
              <Group path={[...path, index]} legend={name} variant={drawing?.isLine ? "line" : "item"}>
                <div className={drawing?.isLine ? styles.sentence : here.isLine ? styles.line : styles.stack}>
                  {drawing
                    ? drawing.draw(item, [...path, index])
                    : fields.map(([member, inner]) => (
                        <AnyControl
                          key={member}
                          field={inner}
                          path={[...path, index, member]}
                          value={memberOf(item, member)}
                        />
                      ))}
                  <div className={drawing?.isLine ? styles.together : styles.row}>
                    {onListMove && (
                      <>
                        <Button
                          appearance="subtle"
                          size={here.isLine ? "small" : "medium"}
                          icon={<ArrowUpRegular />}
                          aria-label={words.moveUp(name)}
                          title={words.moveUp(name)}
                          disabled={disabled}
                          // A button that is disabled while it has the focus would drop it.
                          disabledFocusable={!disabled && index === 0}
                          onClick={() => moveTo(index, index - 1)}
                        />
                        <Button
                          appearance="subtle"
                          size={here.isLine ? "small" : "medium"}
                          icon={<ArrowDownRegular />}
                          aria-label={words.moveDown(name)}
                          title={words.moveDown(name)}
                          disabled={disabled}
                          disabledFocusable={!disabled && index === items.length - 1}
                          onClick={() => moveTo(index, index + 1)}
                        />
                      </>
                    )}
                    {onListRemove && (
                      <Button
                        appearance="subtle"
                        size={here.isLine ? "small" : "medium"}
                        icon={<DeleteRegular />}
                        aria-label={words.remove(name)}
                        title={words.remove(name)}
                        disabled={disabled}
                        onClick={() => {
                          follow({ removed: index });
                          onListRemove(path, here.id);
                        }}
                      />
                    )}
                  </div>
                </div>
              </Group>
            </ItemContext>
          );
        })}
      </div>
      <span role="status" className={styles.unseen}>
        {news}
      </span>
      {onListAdd && (
        <div className={styles.row}>
          <Button
            ref={add}
            icon={<AddRegular />}
            disabled={disabled}
            disabledFocusable={!disabled && isFull}
            onClick={() => {
              if (isFull) return;
              follow("added");
              onListAdd(path);
            }}
          >
            {drawing?.add ?? field.add ?? words.add(field.label)}
          </Button>
          {isFull && <span className={styles.hint}>{words.full(max)}</span>}
        </div>
      )}
    </Group>
  );
}

type ListChange = "added" | { readonly removed: number };

/** Where the focus goes when the items change: into the new one, or to the one that takes the place of a removed one. */
function useFocusKept(keys: readonly string[]) {
  const root = useRef<HTMLDivElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const before = useRef(keys);
  const asked = useRef<{ readonly change: ListChange; readonly from: Element | null }>(undefined);
  useLayoutEffect(() => {
    const known = before.current;
    before.current = keys;
    if (keys.length === known.length || !asked.current) return;
    const { change, from } = asked.current;
    asked.current = undefined;
    // Whoever has gone on meanwhile is not called back.
    const focused = document.activeElement;
    if (focused !== from && focused !== document.body) return;
    const groups = [...(root.current?.children ?? [])].filter(
      (child) => child instanceof HTMLFieldSetElement,
    );
    if (change === "added") focusFirst(groups[keys.findIndex((key) => !known.includes(key))]);
    else (groups[Math.min(change.removed, groups.length - 1)] ?? add.current)?.focus();
  });
  return {
    root,
    add,
    follow: (change: ListChange) => {
      asked.current = { change, from: document.activeElement };
    },
  };
}

function idOf(item: Json, index: number): string {
  const id = memberOf(item, "id");
  return typeof id === "string" ? id : `#${index}`;
}

/** What the author wrote to tell items apart: a text, or the name or number of a destination. */
function nameWithin({ items = {} }: Field, item: Json): string | undefined {
  const words = Object.entries(items).flatMap(([name, { kind }]) => {
    const value = memberOf(item, name);
    if (value === undefined) return [];
    if (kind === "text") return [value];
    return kind === "destination" ? [memberOf(value, "name"), memberOf(value, "number")] : [];
  });
  return words.find((word) => typeof word === "string" && word !== "") as string | undefined;
}
