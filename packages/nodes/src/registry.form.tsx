// Forms of node types that are better than the generated ones, by type. All others are made of their fields.

import type { FormComponent } from "@dialtree/controls";
import { MenuForm } from "./menu/menu.form.tsx";
import { menu } from "./menu/menu.ts";
import { SayValueForm } from "./say-value/say-value.form.tsx";
import { sayValue } from "./say-value/say-value.ts";

export const nodeForms: ReadonlyMap<string, FormComponent> = new Map([
  [menu.type, MenuForm],
  [sayValue.type, SayValueForm],
]);
