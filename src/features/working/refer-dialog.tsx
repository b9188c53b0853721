"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { TicketDetail } from "@/domain/tickets/detail";
import { REASON_LIMIT } from "@/domain/working/terms";
import { api, useTRPC } from "@/features/desk";
import { tickets } from "@/messages/fa/tickets";
import { ui } from "@/messages/fa/ui";
import { working } from "@/messages/fa/working";
import { formatNumber, toPersianDigits } from "@/persian/digits";
import { isolate } from "@/persian/text";
import { Avatar } from "@/ui/avatar";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ErrorNote } from "@/ui/error-note";
import { Segmented } from "@/ui/segmented";
import { SelectField } from "@/ui/select-field";
import { Switch } from "@/ui/switch";
import { TextArea } from "@/ui/text-area";
import { showToast } from "@/ui/toast-queue";
import type { Perform } from "./perform";

const words = working.refer;

type Props = { ticket: TicketDetail; perform: Perform; onClose: () => void };

/** To whom, why, whether to the second line, and whether it goes to that department's pipeline (N29, N50). */
export function ReferDialog({ ticket, perform, onClose }: Props) {
  const { data: options, isPending: isLoading } = useQuery(useTRPC().board.options.queryOptions(undefined, { staleTime: 60_000 }));
  const [target, setTarget] = useState<"person" | "department">("person");
  const [personId, setPersonId] = useState<string | null>(null);
  const [departmentId, setDepartmentId] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [isEscalation, setEscalation] = useState(false);
  const [moves, setMoves] = useState(true);
  const [faults, setFaults] = useState<{ to?: string; reason?: string }>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);

  const person = options?.people.find((each) => each.id === personId);
  const department = options?.departments.find((each) => each.id === departmentId);
  const chosen = target === "person" ? person : department;
  const otherPipeline = target === "department" && department && department.pipelineId !== ticket.pipeline.id ? department.pipelineName : null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    const text = reason.trim();
    const wrong = {
      ...(chosen ? {} : { to: words.missing }),
      ...(text === "" ? { reason: words.reasonMissing } : text.length > REASON_LIMIT ? { reason: words.reasonTooLong(formatNumber(REASON_LIMIT)) } : {}),
    };
    setFaults(wrong);
    setProblem(null);
    if (isSending || !chosen || Object.keys(wrong).length > 0) return;
    setSending(true);
    const to = target === "person" ? { toUserId: chosen.id } : { toDepartmentId: chosen.id, movesToEntry: otherPipeline !== null && moves };
    const failure = await perform((seen) => api.working.refer.mutate({ ...seen, ...to, kind: isEscalation ? "ESCALATE" : "REFER", reason }));
    setSending(false);
    if (failure) return setProblem(failure.sentence);
    showToast({ message: words.done(isolate(chosen.name)), tone: "success" });
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      dismissable={reason.trim() === ""}
      title={words.title(toPersianDigits(String(ticket.number)))}
      footer={
        <>
          <Button type="submit" form="refer-ticket" kind="primary" pending={isSending}>
            {words.submit}
          </Button>
          <Button kind="ghost" onClick={onClose}>
            {ui.cancel}
          </Button>
        </>
      }
    >
      <form id="refer-ticket" noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {problem && <ErrorNote>{problem}</ErrorNote>}
        <Segmented
          label={words.to}
          value={target}
          onChange={(next) => {
            setTarget(next);
            setFaults({ ...faults, to: undefined });
          }}
          options={(["person", "department"] as const).map((value) => ({ value, label: words.targets[value] }))}
        />
        {target === "person" ? (
          <SelectField
            key="person"
            label={words.person}
            placeholder={words.choose}
            search
            loading={isLoading}
            value={personId}
            error={faults.to}
            onChange={(id) => {
              setPersonId(id);
              setFaults({ ...faults, to: undefined });
            }}
            options={(options?.people ?? [])
              .filter((each) => each.id !== ticket.responsible?.id)
              .map((each) => ({
                id: each.id,
                label: each.name,
                icon: <Avatar name={each.name} colourKey={each.id} size="xs" decorative />,
                description: each.isAway ? tickets.properties.away : undefined,
              }))}
          />
        ) : (
          <SelectField
            key="department"
            label={words.department}
            placeholder={words.choose}
            loading={isLoading}
            value={departmentId}
            error={faults.to}
            onChange={(id) => {
              setDepartmentId(id);
              setFaults({ ...faults, to: undefined });
            }}
            options={(options?.departments ?? [])
              .filter((each) => each.id !== ticket.department.id || ticket.responsible !== null)
              .map((each) => ({ id: each.id, label: each.name }))}
          />
        )}
        {otherPipeline !== null && (
          <div>
            <Switch label={words.moves(isolate(otherPipeline))} checked={moves} onChange={(event) => setMoves(event.target.checked)} />
            <p className="mt-1 text-ink-muted text-sm">{words.movesHint}</p>
          </div>
        )}
        <TextArea
          label={words.reason}
          hint={words.reasonHint}
          name="reason"
          minRows={3}
          maxRows={8}
          value={reason}
          error={faults.reason}
          onChange={(event) => {
            setReason(event.target.value);
            setFaults({ ...faults, reason: undefined });
          }}
        />
        <div>
          <Switch label={words.secondLine} name="secondLine" checked={isEscalation} onChange={(event) => setEscalation(event.target.checked)} />
          <p className="mt-1 text-ink-muted text-sm">{words.secondLineHint}</p>
        </div>
      </form>
    </Dialog>
  );
}
