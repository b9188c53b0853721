"use client";
import { useState } from "react";
import type { PersonRow } from "@/domain/people/schema";
import { api, failureOf } from "@/features/desk";
import { people as words } from "@/messages/fa/people";
import { formatNumber } from "@/persian/digits";
import { isolate } from "@/persian/text";
import { Avatar } from "@/ui/avatar";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ErrorNote } from "@/ui/error-note";
import { Segmented } from "@/ui/segmented";
import { SelectField } from "@/ui/select-field";
import { showToast } from "@/ui/toast-queue";

type Props = { person: PersonRow; colleagues: readonly PersonRow[]; onClose: () => void; onDone: () => void };

/** Takes access away and asks, when there are open cards, who gets them. */
export function SuspendDialog({ person, colleagues, onClose, onDone }: Props) {
  const [where, setWhere] = useState<"people" | "department">("people");
  const [handTo, setHandTo] = useState<string[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const name = isolate(person.name);
  const hasCards = person.openCards > 0;

  async function suspend() {
    const chosen = hasCards && where === "people" ? handTo : [];
    if (hasCards && where === "people" && chosen.length === 0) return setFault(words.handToEmpty);
    setPending(true);
    setFailure(null);
    try {
      const { openCards } = await api.people.suspend.mutate({ userId: person.id, expectedVersion: person.version, handTo: chosen });
      showToast({ message: words.suspended(openCards > 0 && chosen.length > 0 ? formatNumber(openCards) : null), tone: "success" });
      onDone();
    } catch (error) {
      setFailure(failureOf(error).sentence);
    } finally {
      setPending(false);
    }
  }

  return (
    <Dialog
      open
      role="alertdialog"
      dismissable={!isPending}
      onOpenChange={(open) => !open && onClose()}
      title={words.suspendTitle(name)}
      footer={
        <Button kind="danger" pending={isPending} onClick={suspend}>
          {words.suspend}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {failure ? <ErrorNote>{failure}</ErrorNote> : null}
        <p className="text-ink-muted">{hasCards ? words.suspendCards(name, formatNumber(person.openCards)) : words.suspendNoCards(name)}</p>
        {hasCards ? (
          <Segmented
            label={words.suspend}
            value={where}
            onChange={setWhere}
            options={[
              { value: "people" as const, label: words.toPeople },
              { value: "department" as const, label: words.toDepartment },
            ]}
          />
        ) : null}
        {hasCards && where === "people" ? (
          <SelectField
            label={words.handTo}
            hint={words.handToHint}
            error={fault ?? undefined}
            multiple
            search
            placeholder={words.noneChosen}
            value={handTo}
            onChange={(ids) => {
              setHandTo(ids);
              setFault(null);
            }}
            options={colleagues.map((one) => ({
              id: one.id,
              label: one.name,
              icon: <Avatar name={one.name} colourKey={one.id} size="xs" decorative />,
              description: one.isAway ? words.away : undefined,
              hint: formatNumber(one.openCards),
            }))}
          />
        ) : null}
      </div>
    </Dialog>
  );
}
