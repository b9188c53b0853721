const LEASE_MS = 6_000;
const RENEW_MS = 2_000;

/**
 * One tab of the browser leads at a time. `begin` is called when this tab does, `end` when it no longer does; the answer gives it up. When the
 * leading tab is closed or dies, the next one leads at once. `takeOver` takes the lead from a tab that has been put to sleep.
 */
export function lead(name: string, { begin, end }: { begin: () => void; end: () => void }): { leave: () => void; takeOver: () => void } {
  return navigator.locks ? leadByLock(name, begin, end) : leadByLease(name, begin, end);
}

function leadByLock(name: string, begin: () => void, end: () => void) {
  let letGo: () => void = () => undefined;
  let isOver = false;
  const gone = new AbortController();
  const hold = (): Promise<void> => {
    if (isOver) return Promise.resolve();
    begin();
    return new Promise((resolve) => {
      letGo = resolve;
    });
  };
  // Refused when another tab takes the lead away, or when this one gives up waiting for it.
  const lost = () => {
    end();
    if (!isOver) ask();
  };
  const ask = () => void navigator.locks.request(name, { signal: gone.signal }, hold).catch(lost);
  ask();
  return {
    leave: () => {
      isOver = true;
      gone.abort();
      letGo();
      end();
    },
    takeOver: () => void navigator.locks.request(name, { steal: true }, hold).catch(lost),
  };
}

/** Web Locks exist over TLS and on localhost only; elsewhere the leader renews a note in the browser's storage. Two leaders for a moment harm nobody. */
function leadByLease(name: string, begin: () => void, end: () => void) {
  const key = `kariz-lead:${name}`;
  const me = Math.random().toString(36).slice(2);
  let isLeading = false;
  const read = (): { tab: string; until: number } => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? "null") ?? { tab: "", until: 0 };
    } catch {
      return { tab: "", until: 0 };
    }
  };
  const look = (isForced = false) => {
    const { tab, until } = read();
    const isMine = isForced || tab === me || until < Date.now();
    if (isMine) {
      try {
        localStorage.setItem(key, JSON.stringify({ tab: me, until: Date.now() + LEASE_MS }));
      } catch {
        // Without a storage every tab leads itself.
      }
    }
    if (isMine === isLeading) return;
    isLeading = isMine;
    if (isMine) begin();
    else end();
  };
  const timer = window.setInterval(look, RENEW_MS);
  const onStorage = (event: StorageEvent) => event.key === key && look();
  window.addEventListener("storage", onStorage);
  look();
  return {
    leave: () => {
      window.clearInterval(timer);
      window.removeEventListener("storage", onStorage);
      if (isLeading) localStorage.removeItem(key);
      isLeading = false;
      end();
    },
    takeOver: () => look(true),
  };
}
