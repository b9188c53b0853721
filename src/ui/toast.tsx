"use client";

import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { ui } from "@/messages/fa/ui";
import { dismissToast, type Toast, toastQueue } from "./toast-queue";

const none: readonly Toast[] = [];

/**
 * The one place of the page where toasts appear (in the root layout): at the bottom on the desk, at the top of a phone, where the bottom
 * belongs to the composer and to buttons. It stays reachable while a dialog is open.
 */
export function ToastRegion() {
  const all = useSyncExternalStore(toastQueue.subscribe, toastQueue.all, () => none);
  const [held, setHeld] = useState(false);
  return (
    <section
      aria-label={ui.toastRegion}
      data-react-aria-top-layer="true"
      className="pointer-events-none fixed inset-x-0 top-0 z-[100] flex flex-col items-center p-3 pt-[max(0.75rem,env(safe-area-inset-top))] sm:top-auto sm:bottom-0 sm:items-start sm:p-4"
    >
      {/** biome-ignore lint/a11y/noStaticElementInteractions: only holds the clock while someone reads */}
      <div
        aria-live="polite"
        aria-relevant="additions text"
        className="flex w-full max-w-104 flex-col gap-2 empty:hidden sm:w-auto sm:min-w-72"
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        {toastQueue.visible(all).map((toast) => (
          <ToastCard key={toast.id} toast={toast} held={held} />
        ))}
      </div>
    </section>
  );
}

const icons = {
  neutral: null,
  success: <CircleCheck className="size-4.5 shrink-0 text-success" aria-hidden="true" />,
  danger: <CircleAlert className="size-4.5 shrink-0 text-danger" aria-hidden="true" />,
};

function ToastCard({ toast, held }: { toast: Toast; held: boolean }) {
  const left = useRef(toast.timeout);

  useEffect(() => {
    left.current = toast.timeout;
  }, [toast]);

  useEffect(() => {
    if (held || toast.timeout === 0) return;
    const since = performance.now();
    const timer = window.setTimeout(() => dismissToast(toast.id), left.current);
    return () => {
      window.clearTimeout(timer);
      left.current = Math.max(1500, left.current - (performance.now() - since));
    };
  }, [toast, held]);

  return (
    <div
      role={toast.tone === "danger" ? "alert" : undefined}
      className="motion-rise pointer-events-auto flex min-h-11 items-center gap-2.5 rounded-lg bg-inverse py-1.5 ps-3.5 pe-1.5 text-on-inverse shadow-float"
    >
      {icons[toast.tone]}
      <p className="min-w-0 flex-1 py-1">{toast.message}</p>
      {toast.action && (
        <button
          type="button"
          onClick={() => {
            dismissToast(toast.id);
            toast.action?.onPress();
          }}
          className="h-8 shrink-0 rounded-sm px-2.5 font-semibold text-on-inverse underline decoration-from-font underline-offset-4 hover:bg-on-inverse/10 pointer-coarse:h-10"
        >
          {toast.action.label}
        </button>
      )}
      <button
        type="button"
        aria-label={ui.dismissToast}
        onClick={() => dismissToast(toast.id)}
        className="inline-flex size-8 shrink-0 items-center justify-center rounded-sm opacity-70 hover:bg-on-inverse/10 hover:opacity-100 pointer-coarse:size-10"
      >
        <X className="size-4" aria-hidden="true" />
      </button>
    </div>
  );
}
