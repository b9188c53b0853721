"use client";

import { useEffect, useRef, useState } from "react";

const DELAY = 900;

/** A value that is shown at once and handed on when it has not changed for a moment: several ticks in a list make one change. */
export function useSettled<T>(value: T, commit: (value: T) => void): [T, (value: T) => void] {
  const [chosen, setChosen] = useState<{ value: T } | null>(null);
  const timer = useRef(0);
  const due = useRef<(() => void) | null>(null);
  const send = useRef(commit);
  send.current = commit;

  useEffect(
    () => () => {
      window.clearTimeout(timer.current);
      due.current?.();
    },
    [],
  );

  const choose = (next: T) => {
    setChosen({ value: next });
    window.clearTimeout(timer.current);
    due.current = () => {
      due.current = null;
      setChosen(null);
      send.current(next);
    };
    timer.current = window.setTimeout(() => due.current?.(), DELAY);
  };
  return [chosen ? chosen.value : value, choose];
}
