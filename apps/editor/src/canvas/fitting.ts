/** How a whole flow is brought into view: as large as it is drawn at most, but for a very large screen, where it would be lost. */
export const fitting = { maxZoom: globalThis.innerWidth >= 2560 ? 1.5 : 1, padding: 0.06 } as const;
