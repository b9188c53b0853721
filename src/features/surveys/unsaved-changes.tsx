"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useState } from "react";
import { surveySettings } from "@/messages/fa/survey-settings";

const words = surveySettings.settings;
const ConfirmDialog = lazy(() => import("@/ui/confirm-dialog").then((module) => ({ default: module.ConfirmDialog })));

/**
 * Asks before unsaved changes are left: by closing the page (the browser's own question), by a link, or by whatever else calls `guard`.
 * Show `question` somewhere.
 */
export function useUnsavedChanges(isDirty: boolean) {
  const router = useRouter();
  const [pending, setPending] = useState<{ go: () => void } | null>(null);
  const [used, setUsed] = useState(false);

  useEffect(() => {
    if (!isDirty) return;
    const beforeUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const click = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
      if (!link || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || link.target === "_blank") return;
      if (link.origin !== window.location.origin || link.pathname === window.location.pathname) return;
      event.preventDefault();
      event.stopPropagation();
      setUsed(true);
      setPending({ go: () => router.push(`${link.pathname}${link.search}${link.hash}`) });
    };
    window.addEventListener("beforeunload", beforeUnload);
    document.addEventListener("click", click, true);
    return () => {
      window.removeEventListener("beforeunload", beforeUnload);
      document.removeEventListener("click", click, true);
    };
  }, [isDirty, router]);

  const guard = (go: () => void) => {
    if (!isDirty) return go();
    setUsed(true);
    setPending({ go });
  };
  const question = used && (
    <Suspense>
      <ConfirmDialog
        open={pending !== null}
        onOpenChange={(open) => !open && setPending(null)}
        title={words.leaveTitle}
        confirmLabel={words.leave}
        cancelLabel={words.stay}
        danger
        onConfirm={() => {
          const go = pending?.go;
          setPending(null);
          go?.();
        }}
      >
        {words.leaveText}
      </ConfirmDialog>
    </Suspense>
  );
  return { guard, question };
}
