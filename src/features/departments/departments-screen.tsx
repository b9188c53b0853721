"use client";
import { Building2, Plus, Undo2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import type { DepartmentEntry } from "@/domain/departments/schema";
import { api, failureOf } from "@/features/desk";
import { departments as words } from "@/messages/fa/departments";
import { isolate } from "@/persian/text";
import { Button } from "@/ui/button";
import { buttonClass } from "@/ui/button-class";
import { EmptyState } from "@/ui/empty-state";
import { showToast } from "@/ui/toast-queue";
import { DepartmentList } from "./department-list";

/** /settings/departments: the departments in the order that everybody sees, and those out of use. */
export function DepartmentsScreen({ initial }: { initial: DepartmentEntry[] }) {
  const [all, setAll] = useState(initial);
  const [pendingId, setPendingId] = useState<string | null>(null);
  const live = all.filter((one) => !one.isRetired);
  const retired = all.filter((one) => one.isRetired);
  const refresh = async () => setAll(await api.departments.list.query());

  async function bringBack(one: DepartmentEntry) {
    setPendingId(one.id);
    try {
      await api.departments.bringBack.mutate({ departmentId: one.id, expectedVersion: one.version });
      showToast({ message: words.list.broughtBack(isolate(one.name)), tone: "success" });
    } catch (error) {
      showToast({ message: failureOf(error).sentence, tone: "danger" });
    }
    await refresh().catch(() => {});
    setPendingId(null);
  }

  return (
    <div className="mx-auto max-w-3xl px-4 py-6 md:px-6 md:py-8">
      <div className="mb-6 flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <h1 className="text-2xl">{words.title}</h1>
          <p className="mt-0.5 text-ink-muted">{words.lead}</p>
        </div>
        <Link href="/settings/departments/new" className={buttonClass({ kind: "primary" })}>
          <Plus className="size-4" aria-hidden="true" />
          {words.add}
        </Link>
      </div>
      {live.length === 0 ? (
        <EmptyState icon={<Building2 className="size-5" />} title={words.list.emptyTitle}>
          {words.list.emptyText}
        </EmptyState>
      ) : (
        <DepartmentList departments={live} onMoved={setAll} retired={retired} refresh={refresh} />
      )}
      {retired.length > 0 ? (
        <section aria-labelledby="retired" className="mt-8">
          <h2 id="retired" className="mb-2 text-lg">
            {words.list.retired}
          </h2>
          <ul className="flex flex-col gap-2">
            {retired.map((one) => (
              <li key={one.id} className="flex flex-wrap items-center gap-3 rounded-lg border border-line border-dashed px-3 py-2">
                <span className="min-w-0 flex-1">
                  <bdi className="block truncate font-medium text-ink-muted">{one.name}</bdi>
                  {one.successorName ? <span className="block text-ink-muted text-sm">{words.list.retiredTo(isolate(one.successorName))}</span> : null}
                </span>
                <Button
                  size="sm"
                  aria-label={words.list.bringBackOf(one.name)}
                  icon={<Undo2 className="size-4" aria-hidden="true" />}
                  pending={pendingId === one.id}
                  onClick={() => void bringBack(one)}
                >
                  {words.list.bringBack}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
