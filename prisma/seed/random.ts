/** Repeatable chance: the same seed always gives the same sequence (mulberry32). */
export type Chance = {
  /** 0 ≤ x < 1. */
  next: () => number;
  /** A whole number, both ends included. */
  between: (low: number, high: number) => number;
  /** True with this probability. */
  happens: (probability: number) => boolean;
  /** A UUID of version 7 whose time is `at`. */
  uuid: (at: Date) => string;
};

export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const hex = (digits: number): string => Array.from({ length: digits }, () => between(0, 15).toString(16)).join("");
  const uuid = (at: Date): string => {
    const time = at.getTime().toString(16).padStart(12, "0");
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${(8 + between(0, 3)).toString(16)}${hex(3)}-${hex(12)}`;
  };
  return { next, between, happens: (probability) => next() < probability, uuid };
}
