"use client";
import { ChevronDown, ChevronUp, EyeOff, MessageCircleQuestion, Pencil, Plus } from "lucide-react";
import { useState } from "react";
import type { DepartmentFaqs, FaqEntry } from "@/domain/portal/schema";
import { api, failureOf } from "@/features/desk";
import { portalSettings } from "@/messages/fa/portal-settings";
import { toPersianDigits } from "@/persian/digits";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { IconButton } from "@/ui/icon-button";
import { Segmented } from "@/ui/segmented";
import { showToast } from "@/ui/toast-queue";
import { FaqEditor } from "./faq-editor";

const words = portalSettings.faqs;

type Props = { departments: readonly DepartmentFaqs[]; refresh: () => Promise<unknown> };

/** The questions of each department, in the order in which customers see them; moved by buttons, with the keyboard too. */
export function FaqSettings({ departments, refresh }: Props) {
  const [departmentId, setDepartmentId] = useState(departments[0]?.id ?? "");
  const [editing, setEditing] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const department = departments.find((one) => one.id === departmentId) ?? departments[0];
  if (!department) return null;
  const { faqs } = department;

  async function move(faq: FaqEntry, to: "up" | "down") {
    try {
      await api.portalSettings.moveFaq.mutate({ faqId: faq.id, to });
      await refresh();
      const place = faqs.findIndex((one) => one.id === faq.id) + (to === "up" ? 0 : 2);
      setSaid(words.movedTo(faq.question, toPersianDigits(String(place))));
    } catch (error) {
      showToast({ message: failureOf(error).sentence, tone: "danger" });
    }
  }

  async function finish(hasChanged: boolean) {
    if (hasChanged) await refresh().catch(() => {});
    setEditing(null);
  }

  return (
    <section aria-labelledby="faqs" className="border-line border-t pt-6">
      <div className="mb-4 flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1">
          <h2 id="faqs" className="text-lg">
            {words.title}
          </h2>
          <p className="text-ink-muted">{words.lead}</p>
        </div>
        <Button icon={<Plus className="size-4" aria-hidden="true" />} disabled={editing !== null} onClick={() => setEditing("new")}>
          {words.add}
        </Button>
      </div>
      {departments.length > 1 && editing === null ? (
        <Segmented
          label={words.department}
          value={department.id}
          onChange={setDepartmentId}
          options={departments.map((one) => ({ value: one.id, label: one.name }))}
          className="mb-4"
        />
      ) : null}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      {editing === "new" ? <FaqEditor departmentId={department.id} faq={null} finish={finish} refresh={refresh} /> : null}
      {faqs.length === 0 && editing === null ? (
        <EmptyState icon={<MessageCircleQuestion className="size-5" />} title={words.none} compact>
          {words.noneText}
        </EmptyState>
      ) : (
        <ol className="flex flex-col gap-2">
          {faqs.map((faq, index) =>
            editing === faq.id ? (
              <li key={faq.id}>
                <FaqEditor departmentId={department.id} faq={faq} finish={finish} refresh={refresh} />
              </li>
            ) : (
              <li key={faq.id} className="flex items-center gap-2 rounded-lg border border-line bg-surface-raised py-2 ps-2 pe-3">
                <span className="flex shrink-0 flex-col">
                  <IconButton
                    size="sm"
                    name={words.up(faq.question)}
                    icon={<ChevronUp className="size-4" />}
                    disabled={index === 0 || editing !== null}
                    onClick={() => move(faq, "up")}
                  />
                  <IconButton
                    size="sm"
                    name={words.down(faq.question)}
                    icon={<ChevronDown className="size-4" />}
                    disabled={index === faqs.length - 1 || editing !== null}
                    onClick={() => move(faq, "down")}
                  />
                </span>
                <span className="min-w-0 flex-1">
                  <span className="flex items-center gap-2">
                    <span dir="auto" className="min-w-0 truncate text-start font-medium">
                      {faq.question}
                    </span>
                    {faq.isPublished ? null : <Badge icon={<EyeOff className="size-3.5" aria-hidden="true" />}>{words.hidden}</Badge>}
                  </span>
                  <span className="block text-ink-muted text-sm">
                    {words.counts(
                      ...([faq.shownCount, faq.openedCount, faq.solvedCount, faq.filedCount].map((count) => toPersianDigits(String(count))) as [
                        string,
                        string,
                        string,
                        string,
                      ]),
                    )}
                  </span>
                </span>
                <IconButton
                  name={words.edit(faq.question)}
                  icon={<Pencil className="size-4" />}
                  disabled={editing !== null}
                  onClick={() => setEditing(faq.id)}
                />
              </li>
            ),
          )}
        </ol>
      )}
    </section>
  );
}
