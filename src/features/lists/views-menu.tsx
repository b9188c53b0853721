"use client";

import { Bookmark } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { SavedViewItem, ViewContent } from "@/domain/lists/terms";
import { api, failureOf, useMayWork } from "@/features/desk";
import { lists } from "@/messages/fa/lists";
import { Button } from "@/ui/button";
import { MenuButton } from "@/ui/menu-button";
import type { MenuEntry } from "@/ui/menu-entries";
import { showToast } from "@/ui/toast-queue";
import type { ListWords } from "./list-lookup";

const ViewDialog = dynamic(() => import("./view-dialog").then((module) => module.ViewDialog), { ssr: false });
const RemoveDialog = dynamic(() => import("./remove-view").then((module) => module.RemoveView), { ssr: false });
const words = lists.views;

type Props = {
  initial: readonly SavedViewItem[];
  /** What would be saved now; null where views are not made (My work). */
  content: ViewContent | null;
  savedId: string | null;
  departments: ListWords["departments"];
  onSaved: (viewId: string | null) => void;
};

/** The saved views, each an address, and what can be done with the one that is open. */
export function ViewsMenu({ initial, content, savedId, departments, onSaved }: Props) {
  const [views, setViews] = useState(initial);
  const [dialog, setDialog] = useState<{ what: "new" | "edit" | "remove"; open: boolean } | null>(null);
  const mayWork = useMayWork();
  const current = views.find((view) => view.id === savedId) ?? null;
  const reload = () =>
    api.lists.views
      .query()
      .then(setViews)
      .catch(() => undefined);
  const fail = (error: unknown) => {
    showToast({ message: failureOf(error).sentence, tone: "danger" });
    void reload();
  };
  const update = async () => {
    if (!current || !content) return;
    try {
      await api.lists.saveView.mutate({
        viewId: current.id,
        expectedVersion: current.version,
        name: current.name,
        scope: current.scope,
        departmentId: current.departmentId,
        content: { ...content, columns: content.columns ? [...content.columns] : null },
      });
      showToast({ message: words.saved(current.name), tone: "success" });
      await reload();
    } catch (error) {
      fail(error);
    }
  };
  const move = (to: "up" | "down") => {
    if (current) void api.lists.moveView.mutate({ viewId: current.id, to }).then(reload, fail);
  };
  const lines = (isShared: boolean) =>
    views
      .filter((view) => (view.scope !== "PRIVATE") === isShared)
      .map((view) => ({
        id: view.id,
        label: view.name,
        hint: isShared ? words.sharedBy(view.ownerName) : undefined,
        href: `/views/${view.id}`,
        checked: view.id === savedId,
      }));
  const mine = lines(false);
  const shared = lines(true);
  const items: MenuEntry[] = [
    ...(mine.length > 0 ? [{ id: "mine", group: words.mine, selection: "single" as const, lines: mine }] : []),
    ...(shared.length > 0 ? [{ id: "shared", group: words.shared, selection: "single" as const, lines: shared }] : []),
    ...(views.length === 0 ? [{ id: "none", label: words.none, disabled: true }] : []),
    ...(mayWork && content
      ? [
          { id: "line-1", separator: true as const },
          { id: "new", label: words.save },
        ]
      : []),
    ...(current?.mayEdit && content
      ? [
          { id: "update", label: words.update(current.name) },
          { id: "edit", label: words.rename },
          { id: "up", label: words.up },
          { id: "down", label: words.down },
          { id: "line-2", separator: true as const },
          { id: "remove", label: words.remove, danger: true },
        ]
      : []),
  ];
  const act = (id: string) => {
    if (id === "new" || id === "edit" || id === "remove") setDialog({ what: id, open: true });
    else if (id === "update") void update();
    else if (id === "up" || id === "down") move(id);
  };
  const close = (open: boolean) => setDialog((was) => was && { ...was, open });
  return (
    <>
      <MenuButton label={words.button} items={items} onAction={act}>
        {(trigger) => (
          <Button
            {...trigger}
            aria-label={current ? `${words.button}: ${current.name}` : words.button}
            icon={<Bookmark className="size-4" aria-hidden="true" />}
          >
            <bdi className="max-w-40 truncate">{current?.name ?? words.button}</bdi>
          </Button>
        )}
      </MenuButton>
      {dialog && dialog.what !== "remove" && content && (
        <ViewDialog
          key={`${dialog.what}-${current?.id}-${current?.version}`}
          open={dialog.open}
          onOpenChange={close}
          view={dialog.what === "edit" ? current : null}
          content={content}
          departments={departments}
          onSaved={(viewId) => {
            close(false);
            void reload();
            onSaved(viewId);
          }}
          onStale={() => void reload()}
        />
      )}
      {dialog?.what === "remove" && current && (
        <RemoveDialog
          open={dialog.open}
          onOpenChange={close}
          view={current}
          onRemoved={() => {
            close(false);
            void reload();
            onSaved(null);
          }}
          onFailed={fail}
        />
      )}
    </>
  );
}
