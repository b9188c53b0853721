"use client";

import { type FormEvent, useState } from "react";
import { hueNames } from "@/domain/labels/hues";
import type { Labels } from "@/domain/labels/lists";
import { LABEL_LIMIT } from "@/domain/labels/terms";
import { inTreeOrder, withDescendants } from "@/domain/labels/tree";
import { api, failureOf, useUnsaved } from "@/features/desk";
import { labels as words } from "@/messages/fa/labels";
import { cleanLine, isolate } from "@/persian/text";
import { Button } from "@/ui/button";
import { Dot } from "@/ui/dot";
import { ErrorNote } from "@/ui/error-note";
import { SelectField } from "@/ui/select-field";
import { TextField } from "@/ui/text-field";
import { showToast } from "@/ui/toast-queue";
import { MergeTag } from "./merge-tag";
import type { LabelKind, ShownLabel } from "./shown-label";

type Props = { kind: LabelKind; label: ShownLabel | null; all: Labels; refresh: () => Promise<Labels>; finish: () => void };

const NONE = "none";
const listOf = (all: Labels, kind: LabelKind): readonly (Omit<ShownLabel, "isRetired"> & { isRetired?: boolean })[] =>
  ({ category: all.categories, product: all.products, tag: all.tags })[kind];

/** One category, product or tag. Saved against the version that was seen; a colleague's newer one is shown, never overwritten unseen. */
export function LabelEditor({ kind, label, all, refresh, finish }: Props) {
  const [version, setVersion] = useState(label?.version ?? 0);
  const [name, setName] = useState(label?.name ?? "");
  const [parentId, setParentId] = useState(label?.parentId ?? null);
  const [departmentId, setDepartmentId] = useState(label?.departmentId ?? null);
  const [color, setColor] = useState(hueNames.find((hue) => hue === label?.color) ?? "stone");
  const [fault, setFault] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState<"save" | "retire" | null>(null);
  const isUnsaved =
    name !== (label?.name ?? "") ||
    parentId !== (label?.parentId ?? null) ||
    departmentId !== (label?.departmentId ?? null) ||
    (kind === "tag" && color !== (label?.color ?? "stone"));
  useUnsaved(isUnsaved && pending === null, words.leave);

  async function explain(error: unknown) {
    const { reason, sentence } = failureOf(error);
    setPending(null);
    if (reason === "label.name_taken") return setFault(sentence);
    let fresh = "";
    if (reason === "label.changed_by_someone_else") {
      const newer = listOf(await refresh().catch(() => all), kind).find(({ id }) => id === label?.id);
      if (newer) {
        setVersion(newer.version);
        fresh = ` ${words.freshIs(isolate(newer.name))}`;
      }
    }
    setProblem(`${sentence}${fresh}`);
  }

  async function save(event: FormEvent) {
    event.preventDefault();
    setProblem(null);
    setFault(cleanLine(name) === "" ? words.missing : null);
    if (pending || cleanLine(name) === "") return;
    setPending("save");
    const known = label ? { id: label.id, expectedVersion: version } : {};
    try {
      if (kind === "category") await api.labels.saveCategory.mutate({ name, parentId, departmentId, ...known });
      if (kind === "product") await api.labels.saveProduct.mutate({ name, ...known });
      if (kind === "tag") await api.labels.saveTag.mutate({ name, color, ...known });
      await refresh().catch(() => all);
      showToast({ message: words.saved, tone: "success" });
      finish();
    } catch (error) {
      await explain(error);
    }
  }

  async function retire() {
    if (!label || pending) return;
    setPending("retire");
    setProblem(null);
    const input = { id: label.id, expectedVersion: version, isRetired: true };
    try {
      await (kind === "category" ? api.labels.retireCategory : api.labels.retireProduct).mutate(input);
      await refresh().catch(() => all);
      showToast({ message: words.retiredDone(isolate(label.name)) });
      finish();
    } catch (error) {
      await explain(error);
    }
  }

  return (
    <form noValidate onSubmit={(event) => void save(event)} className="flex flex-col gap-4 rounded-lg border border-line-strong bg-surface-raised p-4">
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          label={words.name}
          name="name"
          value={name}
          maxLength={LABEL_LIMIT}
          autoFocus
          error={fault}
          onChange={(event) => {
            setName(event.target.value);
            setFault(null);
          }}
        />
        {kind === "category" && <Place {...{ label, all, parentId, setParentId, departmentId, setDepartmentId }} />}
        {kind === "tag" && (
          <SelectField
            label={words.color}
            value={color}
            onChange={(id) => setColor(hueNames.find((hue) => hue === id) ?? "stone")}
            options={hueNames.map((hue) => ({ id: hue, label: words.colors[hue], icon: <Dot colour={hue} /> }))}
          />
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="primary" pending={pending === "save"}>
          {words.save}
        </Button>
        <Button kind="ghost" onClick={() => (!isUnsaved || window.confirm(words.leave)) && finish()}>
          {words.cancel}
        </Button>
        {label && kind !== "tag" && (
          <Button kind="ghost" className="ms-auto text-danger-ink" pending={pending === "retire"} onClick={() => void retire()}>
            {words.retire}
          </Button>
        )}
        {label && kind === "tag" && (
          <MergeTag
            tag={{ ...label, version }}
            others={all.tags.filter(({ id }) => id !== label.id)}
            onMerged={async () => {
              await refresh().catch(() => all);
              finish();
            }}
            onFailed={explain}
          />
        )}
      </div>
    </form>
  );
}

type PlaceProps = {
  label: ShownLabel | null;
  all: Labels;
  parentId: string | null;
  setParentId: (id: string | null) => void;
  departmentId: string | null;
  setDepartmentId: (id: string | null) => void;
};

/** Under which category it hangs, and whose it is. */
function Place({ label, all, parentId, setParentId, departmentId, setDepartmentId }: PlaceProps) {
  const own = label ? withDescendants(all.categories, label.id) : new Set<string>();
  const parents = inTreeOrder(all.categories.filter(({ isRetired }) => !isRetired)).filter(({ id, depth }) => !own.has(id) && depth < 2);
  return (
    <>
      <SelectField
        label={words.parent}
        value={parentId ?? NONE}
        onChange={(id) => setParentId(id === NONE ? null : id)}
        options={[{ id: NONE, label: words.noParent }, ...parents.map(({ id, name, depth }) => ({ id, label: `${"— ".repeat(depth)}${name}` }))]}
      />
      <SelectField
        label={words.department}
        value={parentId === null ? (departmentId ?? NONE) : "parent"}
        disabled={parentId !== null}
        onChange={(id) => setDepartmentId(id === NONE ? null : id)}
        options={
          parentId === null
            ? [{ id: NONE, label: words.allDepartments }, ...all.departments.map(({ id, name }) => ({ id, label: name }))]
            : [{ id: "parent", label: words.followsParent }]
        }
      />
    </>
  );
}
