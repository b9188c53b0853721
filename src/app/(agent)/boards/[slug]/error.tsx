"use client";

import { board as words } from "@/messages/fa/board";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";

export default function BoardFailed({ retry }: { retry: () => void }) {
  return (
    <EmptyState headingLevel={1} title={words.failed.title} actions={<Button onClick={() => retry()}>{words.retry}</Button>}>
      {words.failed.text}
    </EmptyState>
  );
}
