"use client";
import { desk } from "@/messages/fa/desk";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";

/** Whatever a staff page could not survive; nothing that was typed elsewhere is lost. */
export default function AgentError({ reset }: { error: Error; reset: () => void }) {
  return (
    <div className="grid min-h-full place-items-center p-6">
      <EmptyState
        title={desk.failed.title}
        headingLevel={1}
        actions={
          <Button kind="primary" onClick={reset}>
            {desk.failed.retry}
          </Button>
        }
      >
        {desk.failed.text}
      </EmptyState>
    </div>
  );
}
