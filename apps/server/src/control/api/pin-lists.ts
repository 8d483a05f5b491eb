import type { PinList } from "../pins/pins.ts";
import { placeOf } from "./paging.ts";
import { type Route, route } from "./route.ts";
import {
  newPins,
  nothing,
  pinAccounts,
  pinList,
  pinListChange,
  pinListParams,
  pinLists,
  resourceUses,
  unlocking,
} from "./schemas.ts";
import { shownUses } from "./shown.ts";

// 2,000 accounts with the longest numbers.
const mostBytes = 200_000;

export const pinListRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/pin-lists",
    role: "view",
    name: "listPinLists",
    summary: "The lists of PINs, without accounts and PINs",
    pages: { items: "lists", by: ({ name }) => [name] },
    answers: { 200: pinLists },
    handle: async ({ control }) => ({
      status: 200,
      body: { lists: (await control.pins.list()).map(shown) },
    }),
  }),
  route({
    method: "PUT",
    path: "/pin-lists/:name",
    role: "administer",
    name: "putPinList",
    summary: "Takes in a list of PINs, in place of what it had; nobody can read it again",
    params: pinListParams,
    body: newPins,
    bodyLimit: mostBytes,
    answers: { 200: pinList },
    handle: async ({ control, params: { name }, body: { entries, ...policy } }) => {
      // What is left out stays as it was.
      const given = Object.fromEntries(Object.entries(policy).filter(([, value]) => value !== undefined));
      return { status: 200, body: shown(await control.pins.put(name, entries, given)) };
    },
  }),
  route({
    method: "POST",
    path: "/pin-lists/:name/comparison",
    role: "administer",
    name: "comparePinList",
    repeatable: "nothing is kept",
    summary: "What accounts in place of all that a list has would change, without a PIN; nothing is changed",
    params: pinListParams,
    body: pinAccounts,
    bodyLimit: mostBytes,
    answers: { 200: pinListChange },
    handle: async ({ control, params: { name }, body: { accounts } }) => ({
      status: 200,
      body: await control.pins.compare(name, accounts),
    }),
  }),
  route({
    method: "GET",
    path: "/pin-lists/:name/uses",
    role: "view",
    name: "getPinListUses",
    summary: "The flows that name a list of PINs, whether it is there or not",
    params: pinListParams,
    pages: { items: "uses", by: placeOf },
    answers: { 200: resourceUses },
    handle: async ({ control, params: { name } }) => ({
      status: 200,
      body: shownUses(await control.resources.uses("pin-list", name)),
    }),
  }),
  route({
    method: "DELETE",
    path: "/pin-lists/:name",
    role: "administer",
    name: "removePinList",
    summary: "Forgets a list of PINs, and what was counted for it",
    params: pinListParams,
    answers: { 204: nothing },
    handle: async ({ control, params: { name } }) => {
      await control.pins.remove(name);
      return { status: 204 };
    },
  }),
  route({
    method: "POST",
    path: "/pin-lists/:name/unlock",
    role: "operate",
    name: "unlockPin",
    repeatable: "who is unlocked already stays so",
    summary: "Lets an account, or a caller, try again at once; or has a whole list no longer guarded",
    params: pinListParams,
    body: unlocking,
    answers: { 204: nothing },
    handle: async ({ control, params: { name }, body }) => {
      await control.pins.unlock(name, body);
      return { status: 204 };
    },
  }),
];

function shown({ updatedAt, lockouts: { count, until }, ...list }: PinList) {
  return {
    ...list,
    updatedAt: new Date(updatedAt).toISOString(),
    locked: count,
    lockedUntil: count === 0 ? null : new Date(until).toISOString(),
  };
}
