import { log } from "@/server/platform/log";

export type Loop = { stop: () => Promise<void>; wake: () => void };

/**
 * Runs `turn` again and again, in this process only one at a time: at once while it answers true (there may be more), else after
 * `everyMs` or when woken. A turn that throws is logged and comes round again. `stop` waits for the running turn.
 */
export function startLoop(name: string, everyMs: number, turn: () => Promise<unknown>): Loop {
  let isStopped = false;
  let isWoken = false;
  let rouse: (() => void) | null = null;
  const rest = () =>
    new Promise<void>((resolve) => {
      if (isWoken || isStopped) return resolve();
      const timer = setTimeout(resolve, everyMs);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async () => {
    while (!isStopped) {
      isWoken = false;
      let hasMore: unknown = false;
      try {
        hasMore = await turn();
      } catch (err) {
        log.error({ err, loop: name }, "a turn of the worker failed");
      }
      if (hasMore !== true) await rest();
      rouse = null;
    }
  };
  const wake = () => {
    isWoken = true;
    rouse?.();
  };
  const running = run();
  return {
    wake,
    stop: () => {
      isStopped = true;
      rouse?.();
      return running;
    },
  };
}
