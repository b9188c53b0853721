"use client";
import { type FormEvent, useState } from "react";
import type { PersonRow } from "@/domain/people/schema";
import { api, failureOf, useUnsaved } from "@/features/desk";
import { desk } from "@/messages/fa/desk";
import { people as words } from "@/messages/fa/people";
import { formatNumber } from "@/persian/digits";
import { joinPersian } from "@/persian/text";
import { Button } from "@/ui/button";
import { ErrorNote } from "@/ui/error-note";
import { showToast } from "@/ui/toast-queue";
import { faultsIn, type PersonFaults, PersonFields, type PersonValues } from "./person-fields";

type Props = { person: PersonRow; departments: readonly { id: string; name: string }[]; isMe: boolean; refresh: () => Promise<PersonRow> };

const valuesOf = ({ name, email, jobTitle, role, departments }: PersonRow): PersonValues => ({
  ...{ name, email, jobTitle: jobTitle ?? "", role },
  departmentIds: departments.map((one) => one.id),
});
const same = (a: PersonValues, b: PersonValues) =>
  JSON.stringify({ ...a, departmentIds: [...a.departmentIds].sort() }) === JSON.stringify({ ...b, departmentIds: [...b.departmentIds].sort() });

/** What an administrator sets of a person. Saved against the version that was seen: a colleague's save in between is shown, and nothing typed is lost. */
export function PersonForm({ person, departments, isMe, refresh }: Props) {
  const [start, setStart] = useState({ values: valuesOf(person), version: person.version });
  const [values, setValues] = useState(start.values);
  const [faults, setFaults] = useState<PersonFaults>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [theirs, setTheirs] = useState<PersonRow | null>(null);
  const [isPending, setPending] = useState(false);
  const isUnsaved = !same(values, start.values);
  useUnsaved(isUnsaved && !isPending, words.unsaved);
  const begin = (from: PersonRow, shown = valuesOf(from)) => {
    setStart({ values: valuesOf(from), version: from.version });
    setValues(shown);
  };

  async function save(event: FormEvent) {
    event.preventDefault();
    if (isPending) return;
    const found = faultsIn(values);
    setFaults(found);
    setFailure(null);
    setTheirs(null);
    if (Object.keys(found).length > 0) return;
    setPending(true);
    try {
      await api.people.save.mutate({ ...values, userId: person.id, expectedVersion: start.version });
      showToast({ message: words.saved, tone: "success" });
      // Without the right to this page any more, there is nothing to read again.
      if (isMe && values.role !== "ADMIN") return window.location.replace("/");
      begin(await refresh());
    } catch (error) {
      const { reason, sentence } = failureOf(error);
      if (reason === "user.email_taken") setFaults({ email: sentence });
      else setFailure(sentence);
      if (reason === "user.changed_by_someone_else") {
        // What was typed stays; saving again then means it, having seen what the colleague saved.
        const fresh = await refresh().catch(() => null);
        if (fresh) {
          setTheirs(fresh);
          begin(fresh, values);
        }
      }
    } finally {
      setPending(false);
    }
  }

  const losesCards = values.role === "READER" && start.values.role !== "READER" && person.openCards > 0;
  return (
    <form onSubmit={save} noValidate className="flex flex-col gap-4">
      {failure ? (
        <ErrorNote
          action={
            theirs ? (
              <Button
                size="sm"
                onClick={() => {
                  begin(theirs);
                  setTheirs(null);
                  setFailure(null);
                }}
              >
                {words.fresh}
              </Button>
            ) : null
          }
        >
          {failure}
          {theirs ? (
            <span className="mt-1 block">
              {words.theirs}: <bdi>{theirs.name}</bdi> · <bdi dir="ltr">{theirs.email}</bdi> · {desk.roles[theirs.role]} ·{" "}
              {theirs.departments.length > 0 ? joinPersian(theirs.departments.map((one) => one.name)) : words.noDepartment}
            </span>
          ) : null}
        </ErrorNote>
      ) : null}
      <PersonFields values={values} faults={faults} departments={departments} set={(part) => setValues((before) => ({ ...before, ...part }))} />
      {losesCards ? <p className="rounded bg-amber-soft px-3 py-2 text-amber-ink text-sm">{words.readerHint(formatNumber(person.openCards))}</p> : null}
      {isMe && start.values.role === "ADMIN" && values.role !== "ADMIN" ? (
        <p className="rounded bg-amber-soft px-3 py-2 text-amber-ink text-sm">{words.ownRole}</p>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" kind="primary" pending={isPending} aria-disabled={!isUnsaved || undefined}>
          {words.save}
        </Button>
        {isUnsaved ? (
          <p role="status" className="text-amber-ink text-sm">
            {words.isUnsaved}
          </p>
        ) : null}
      </div>
    </form>
  );
}
