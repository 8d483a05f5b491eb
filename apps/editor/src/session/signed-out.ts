const listeners = new Set<() => void>();

/** Tells whoever cares that the server has just said: nobody is signed in. */
export function tellSignedOut(): void {
  for (const listener of listeners) listener();
}

/** The answer takes it back. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
