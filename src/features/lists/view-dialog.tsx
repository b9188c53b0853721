"use client";

import { type FormEvent, useId, useState } from "react";
import { type SavedViewItem, type ViewContent, type ViewScope, viewScopes } from "@/domain/lists/terms";
import { api, failureOf, useUnsaved } from "@/features/desk";
import { lists } from "@/messages/fa/lists";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ErrorNote } from "@/ui/error-note";
import { SelectField } from "@/ui/select-field";
import { TextField } from "@/ui/text-field";
import { showToast } from "@/ui/toast-queue";
import type { ListWords } from "./list-lookup";

const words = lists.views;

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The view whose name and sharing are changed; null = a new one of `content`. */
  view: SavedViewItem | null;
  content: ViewContent;
  departments: ListWords["departments"];
  onSaved: (viewId: string) => void;
  onStale: () => void;
};

/** Gives a view its name and says who sees it. */
export function ViewDialog({ open, onOpenChange, view, content, departments, onSaved, onStale }: Props) {
  const form = useId();
  const [name, setName] = useState(view?.name ?? "");
  const [scope, setScope] = useState<ViewScope>(view?.scope ?? "PRIVATE");
  const [departmentId, setDepartment] = useState(view?.departmentId ?? null);
  const [isTried, setTried] = useState(false);
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  useUnsaved(open && name !== (view?.name ?? ""), words.leave);
  const isNameMissing = name.trim() === "";
  const isDepartmentMissing = scope === "DEPARTMENT" && departmentId === null;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isNameMissing || isDepartmentMissing || isPending) return;
    setPending(true);
    setFailure(null);
    try {
      const { id } = await api.lists.saveView.mutate({
        viewId: view?.id ?? null,
        expectedVersion: view?.version ?? null,
        name,
        scope,
        departmentId: scope === "DEPARTMENT" ? departmentId : null,
        content: view ? null : { ...content, columns: content.columns ? [...content.columns] : null },
      });
      showToast({ message: words.saved(name.trim()), tone: "success" });
      onSaved(id);
    } catch (error) {
      const { reason, sentence } = failureOf(error);
      setFailure(sentence);
      if (reason === "view.changed_by_someone_else") onStale();
    } finally {
      setPending(false);
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={view ? words.editTitle : words.newTitle}
      size="sm"
      footer={
        <Button kind="primary" type="submit" form={form} pending={isPending}>
          {words.submit}
        </Button>
      }
    >
      <form id={form} onSubmit={(event) => void save(event)} noValidate className="flex flex-col gap-4">
        {failure && <ErrorNote>{failure}</ErrorNote>}
        <TextField
          label={words.name}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
          error={isTried && isNameMissing ? words.nameMissing : undefined}
          autoFocus
        />
        <SelectField
          label={words.scope}
          value={scope}
          onChange={(id) => setScope(viewScopes.find((one) => one === id) ?? "PRIVATE")}
          options={viewScopes.map((id) => ({ id, label: words.scopes[id] }))}
        />
        {scope === "DEPARTMENT" && (
          <SelectField
            label={words.department}
            value={departmentId}
            onChange={setDepartment}
            error={isTried && isDepartmentMissing ? words.departmentMissing : undefined}
            options={departments.map((department) => ({ id: department.id, label: department.name }))}
          />
        )}
      </form>
    </Dialog>
  );
}
