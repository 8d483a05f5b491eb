/**
 * Somebody on a call, as far as Graph tells: a Teams user, a phone number, a resource account (what a number belongs
 * to), a bot, a guest, or nobody we may see (`unknown`: withheld number, or an identity Graph sends encrypted).
 */
export type Party =
  | { readonly kind: "user"; readonly id: string; readonly tenant?: string; readonly name?: string }
  | { readonly kind: "phone"; readonly number: string; readonly name?: string }
  | { readonly kind: "account"; readonly id: string; readonly tenant?: string; readonly name?: string }
  | { readonly kind: "bot"; readonly id: string; readonly tenant?: string; readonly name?: string }
  | { readonly kind: "guest"; readonly id?: string; readonly name?: string }
  | { readonly kind: "unknown" };
