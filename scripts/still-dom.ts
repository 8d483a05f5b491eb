// happy-dom's animations reject when they are cancelled, which would fail a test run; without them nothing moves.

delete (globalThis as { Element?: { prototype: { animate?: unknown } } }).Element?.prototype.animate;

export {};
