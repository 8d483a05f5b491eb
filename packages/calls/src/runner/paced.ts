/** Begins what it is given, in order, and never more than so many at once. What it is given must not reject. */
export function paced(limit: number): (work: () => Promise<void>) => void {
  const waiting: (() => Promise<void>)[] = [];
  let underWay = 0;

  async function go(): Promise<void> {
    underWay += 1;
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
    underWay -= 1;
  }

  return (work) => {
    waiting.push(work);
    if (underWay < limit) void go();
  };
}
