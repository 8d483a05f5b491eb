/** Counts what happens, by kind and by why. Small on purpose: names are ours, so there are only so many of them. */
export interface Counters {
  count(name: string, why: string): void;
  of(name: string, why: string): number;
  /** In the text format of Prometheus, version 0.0.4. */
  text(): string;
}

export function createCounters(): Counters {
  const counts = new Map<string, Map<string, number>>();
  return {
    count: (name, why) => {
      const of = counts.get(name) ?? new Map<string, number>();
      counts.set(name, of.set(why, (of.get(why) ?? 0) + 1));
    },
    of: (name, why) => counts.get(name)?.get(why) ?? 0,
    text: () =>
      [...counts]
        .flatMap(([name, of]) => [
          `# TYPE dialtree_${name}_total counter`,
          ...[...of].map(([why, count]) => `dialtree_${name}_total{why="${why}"} ${count}`),
        ])
        .map((line) => `${line}\n`)
        .join(""),
  };
}
