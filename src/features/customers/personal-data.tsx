"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import { api, failureOf } from "@/features/desk";
import { customerErasure as words } from "@/messages/fa/customer-erasure";
import { cleanLine, isolate } from "@/persian/text";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/text-field";
import { showToast } from "@/ui/toast-queue";

const ConfirmDialog = lazy(() => import("@/ui/confirm-dialog").then((module) => ({ default: module.ConfirmDialog })));

type Props = { customer: { id: string; name: string; version: number } };

/** On a record, for administrators: one person's data as a file, and its erasure after the name has been typed. */
export function PersonalData({ customer }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [pending, setPending] = useState(false);

  async function erase() {
    if (cleanLine(name) !== customer.name) return setProblem(words.typeName(isolate(customer.name)));
    setPending(true);
    try {
      await api.customers.erase.mutate({ customerId: customer.id, expectedVersion: customer.version, name });
      setOpen(false);
      showToast({ tone: "success", message: words.done });
      router.refresh();
    } catch (error) {
      setProblem(failureOf(error).sentence);
    } finally {
      setPending(false);
    }
  }

  return (
    <section aria-label={words.title} className="mt-6 border-line border-t pt-4">
      <h2 className="mb-1.5 text-ink-muted text-sm">{words.title}</h2>
      <form action={`/api/customers/${customer.id}/export`} method="post" className="mb-2">
        <Button type="submit" size="sm" kind="secondary" aria-describedby="export-hint">
          {words.export}
        </Button>
      </form>
      <p id="export-hint" className="mb-3 text-ink-muted text-sm">
        {words.exportHint}
      </p>
      <Button
        size="sm"
        kind="ghost"
        className="text-danger-ink!"
        onClick={() => {
          setUsed(true);
          setName("");
          setProblem(undefined);
          setOpen(true);
        }}
      >
        {words.erase}
      </Button>
      {used && (
        <Suspense>
          <ConfirmDialog
            open={open}
            onOpenChange={setOpen}
            title={words.eraseTitle}
            confirmLabel={words.confirm}
            danger
            pending={pending}
            onConfirm={() => void erase()}
          >
            <div className="flex flex-col gap-3">
              <p>{words.gone}</p>
              <p className="text-ink-muted">{words.kept}</p>
              <p className="font-medium text-danger-ink">{words.noUndo}</p>
              <TextField
                label={words.nameField}
                hint={words.typeName(isolate(customer.name))}
                name="name"
                autoComplete="off"
                value={name}
                error={problem}
                onChange={(event) => {
                  setName(event.target.value);
                  setProblem(undefined);
                }}
              />
            </div>
          </ConfirmDialog>
        </Suspense>
      )}
    </section>
  );
}
