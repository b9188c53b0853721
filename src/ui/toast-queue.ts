/** A short message about something that has just happened. */
export type Toast = {
  id: string;
  message: string;
  tone: "neutral" | "success" | "danger";
  /** One thing to do about it, such as «واگرد». Pressing it closes the toast. */
  action?: { label: string; onPress: () => void };
  /** Milliseconds until it goes by itself; 0 = it stays until it is closed. */
  timeout: number;
};

const most = 3;
let toasts: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();

function publish(next: readonly Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

/**
 * Shows a toast and returns its id. The same `id` replaces the earlier one. Without `timeout`: 5 s, 8 s with an action, and an
 * error stays 10 s. At most three are seen at once; the rest wait.
 */
export function showToast({ id = `toast-${++count}`, tone = "neutral", action, message, timeout }: Partial<Toast> & { message: string }): string {
  const toast: Toast = { id, tone, action, message, timeout: timeout ?? (action ? 8000 : tone === "danger" ? 10_000 : 5000) };
  publish(toasts.some((shown) => shown.id === id) ? toasts.map((shown) => (shown.id === id ? toast : shown)) : [...toasts, toast]);
  return id;
}

/** Takes a toast away, if it is still there. */
export function dismissToast(id: string): void {
  if (toasts.some((toast) => toast.id === id)) publish(toasts.filter((toast) => toast.id !== id));
}

export const toastQueue = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  all: () => toasts,
  visible: (all: readonly Toast[]) => all.slice(0, most),
};
