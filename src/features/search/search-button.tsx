"use client";

import { Search } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { search as words } from "@/messages/fa/search";

const load = () => import("./search-dialog").then((module) => ({ default: module.SearchDialog }));
const SearchDialog = lazy(load);

/** The rail's way into search, and Ctrl+K from anywhere (by the key's place, so that it also works with a Persian layout). */
export function SearchButton() {
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  const show = (): void => {
    setUsed(true);
    setOpen(true);
  };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.code !== "KeyK" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.defaultPrevented) return;
      event.preventDefault();
      setUsed(true);
      setOpen((last) => !last);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <>
      <button
        type="button"
        onClick={show}
        onPointerEnter={() => void load()}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K"
        title={words.shortcut}
        className="flex min-w-14 flex-col items-center gap-0.5 rounded-lg px-1 py-1.5 text-2xs text-ink-muted transition-colors hover:bg-hover hover:text-ink"
      >
        <Search className="size-5" aria-hidden="true" />
        {words.open}
      </button>
      {used ? (
        <Suspense>
          <SearchDialog open={open} onOpenChange={setOpen} />
        </Suspense>
      ) : null}
    </>
  );
}
