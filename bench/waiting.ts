const hopelessMs = 60_000;

/** Waits for what may never come: a lost command ends the bench with a word, and does not keep it for ever. */
export async function inTime<T>(awaited: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const hopeless = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Nobody need wait any longer for ${what}.`)), hopelessMs);
  });
  return Promise.race([awaited, hopeless]).finally(() => clearTimeout(timer));
}
