"use client";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { DepartmentDetail, DepartmentForm } from "@/domain/departments/schema";
import { api, failureOf } from "@/features/desk";
import { departments } from "@/messages/fa/departments";
import { formatNumber } from "@/persian/digits";
import { isolate } from "@/persian/text";
import { Button } from "@/ui/button";
import { ErrorNote } from "@/ui/error-note";
import { SelectField } from "@/ui/select-field";
import { showToast } from "@/ui/toast-queue";

const ConfirmDialog = dynamic(() => import("@/ui/confirm-dialog").then((module) => module.ConfirmDialog), { ssr: false });
const words = departments.retire;
const NOWHERE = "nowhere";

type Props = { department: DepartmentDetail; form: DepartmentForm; isUnsaved: boolean };

/** Takes the department out of use, after asking where new requests go. */
export function RetireSection({ department, form, isUnsaved }: Props) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const [successorId, setSuccessorId] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const [failure, setFailure] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const options = [...(form.needsSuccessor ? [] : [{ id: NOWHERE, label: words.nowhere }]), ...form.others.map(({ id, name }) => ({ id, label: name }))];

  async function retire() {
    if (successorId === null) return setProblem(form.needsSuccessor ? words.successorMissing : departments.form.choose);
    setPending(true);
    setFailure(null);
    try {
      await api.departments.retire.mutate({
        departmentId: department.id,
        expectedVersion: department.version,
        successorId: successorId === NOWHERE ? null : successorId,
      });
      showToast({ message: words.done(isolate(department.name)), tone: "success" });
      router.push("/settings/departments");
      router.refresh();
    } catch (error) {
      setFailure(failureOf(error).sentence);
      setPending(false);
    }
  }

  return (
    <section aria-labelledby="retire" className="border-line border-t pt-6">
      <h2 id="retire" className="text-lg">
        {words.title}
      </h2>
      <p className="mb-3 text-ink-muted">{form.others.length === 0 ? words.last : words.text}</p>
      {form.others.length > 0 ? (
        <>
          <Button kind="danger" disabled={isUnsaved} onClick={() => setAsking(true)}>
            {words.act}
          </Button>
          {isUnsaved ? <p className="mt-1.5 text-ink-muted text-sm">{words.unsavedFirst}</p> : null}
        </>
      ) : null}
      {isAsking ? (
        <ConfirmDialog
          open
          onOpenChange={() => setAsking(false)}
          title={words.ask(isolate(department.name))}
          confirmLabel={words.act}
          danger
          pending={isPending}
          onConfirm={() => void retire()}
        >
          <div className="flex flex-col gap-3">
            {failure ? <ErrorNote>{failure}</ErrorNote> : null}
            {department.openCount > 0 ? <p>{words.stays(formatNumber(department.openCount))}</p> : null}
            <SelectField
              label={words.successor}
              hint={words.successorHint}
              placeholder={departments.form.choose}
              options={options}
              value={successorId}
              onChange={(id) => {
                setSuccessorId(id);
                setProblem(undefined);
              }}
              error={problem}
            />
          </div>
        </ConfirmDialog>
      ) : null}
    </section>
  );
}
