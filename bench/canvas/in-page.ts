// What runs inside the measured pages: each function is sent there as text, so it names nothing but what a browser has.

export interface Look {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Where a canvas looks at. */
export function lookOfPage(): Look {
  const viewport = document.querySelector(".react-flow__viewport");
  const { a, e, f } = new DOMMatrix(viewport ? getComputedStyle(viewport).transform : undefined);
  return { x: e, y: f, zoom: a };
}

/** The step nearest to the middle of what is seen. */
export function middleStep(): string {
  const distance = (element: Element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return Math.hypot(left + width / 2 - innerWidth * 0.55, top + height / 2 - innerHeight / 2);
  };
  const all = [...document.querySelectorAll<HTMLElement>(".react-flow__node")];
  const [nearest] = all.sort((a, b) => distance(a) - distance(b));
  return nearest?.dataset.id ?? "";
}

/**
 * Drags a step round in a circle and lets it go where it was. Gives the milliseconds from each move of the mouse until the box had moved
 * and the browser had drawn it.
 */
export async function dragTimes({ id, moves }: { id: string; moves: number }): Promise<readonly number[]> {
  const element = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${id}"]`);
  if (!element) throw new Error(`No step ${id} is seen.`);
  const { left, top, width, height } = element.getBoundingClientRect();
  const at = { x: left + width / 2, y: top + Math.min(height / 2, 12) };
  const mouse = (type: string, x: number, y: number) =>
    element.dispatchEvent(
      new MouseEvent(type, {
        bubbles: true,
        cancelable: true,
        view: window,
        button: 0,
        buttons: type === "mouseup" ? 0 : 1,
        clientX: x,
        clientY: y,
      }),
    );
  const drawn = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        // A task behind the frame: style, layout and paint are done then.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(0);
      });
    });

  const times: number[] = [];
  mouse("mousedown", at.x, at.y);
  await drawn();
  for (let move = 1; move <= moves; move += 1) {
    const angle = (2 * Math.PI * move) / moves;
    const before = element.style.transform;
    const begun = performance.now();
    mouse("mousemove", at.x + 90 * Math.sin(angle), at.y + 90 * (1 - Math.cos(angle)));
    for (let frames = 0; frames < 20; frames += 1) {
      await drawn();
      if (element.style.transform !== before) break;
    }
    times.push(performance.now() - begun);
  }
  mouse("mouseup", at.x, at.y);
  return times;
}

/** Has the page remember when its first step was there to be seen, in milliseconds since it was asked for. */
export function watchOpening(): void {
  const look = () => {
    const node = document.querySelector(".react-flow__node");
    if (node && getComputedStyle(node).visibility === "visible") performance.mark("first step is seen");
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Has the page remember how long it takes from each key to the frame that shows it. */
export function watchKeys(): void {
  addEventListener(
    "keydown",
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => performance.measure("key", { start: timeStamp, end: performance.now() });
        port2.postMessage(0);
      });
    },
    { capture: true },
  );
}
