"use client";

import { ChevronDown, Smartphone } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { Upload } from "@/features/attachments";
import { tickets } from "@/messages/fa/tickets";
import { classNames } from "@/ui/class-names";

const words = tickets.composer;
const CustomerBubble = lazy(() => import("./customer-bubble").then((module) => ({ default: module.CustomerBubble })));

type Props = { author: string; body: string; files: readonly Upload[] };

/** «از نگاه مشتری»: while a public note is written, the bubble that its customer will see, made by the projection that feeds the portal (issue 3 §8). */
export function CustomerView({ author, body, files }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <button
        type="button"
        aria-expanded={isOpen}
        className="inline-flex items-center gap-1.5 rounded-sm text-ink-muted text-sm hover:text-ink"
        onClick={() => setOpen(!isOpen)}
      >
        <Smartphone className="size-4" aria-hidden="true" />
        {words.customerView}
        <ChevronDown className={classNames("size-3.5 transition-transform", isOpen && "rotate-180")} aria-hidden="true" />
      </button>
      {isOpen && (
        <Suspense>
          <section aria-label={words.customerView} className="mt-2 max-h-64 overflow-y-auto rounded-lg border border-line border-dashed bg-surface p-3 text-lg">
            <CustomerBubble author={author} body={body} files={files} />
          </section>
        </Suspense>
      )}
    </div>
  );
}
