"use client";

import { ArrowLeftRight } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { type MergeChoices, type MergePreview, type MergeSide, movedKinds } from "@/domain/customers/merge";
import { FactValue } from "@/features/contacts";
import { api, failureOf } from "@/features/desk";
import { customerMerge as words } from "@/messages/fa/customer-merge";
import { formatNumber } from "@/persian/digits";
import { formatPhoneLightly } from "@/persian/phone-format";
import { isolate } from "@/persian/text";
import { Button, ButtonLink } from "@/ui/button";
import { ErrorNote } from "@/ui/error-note";
import { showToast } from "@/ui/toast-queue";

const ConfirmDialog = lazy(() => import("@/ui/confirm-dialog").then((module) => ({ default: module.ConfirmDialog })));

type Side = "survivor" | "merged";
type Own = "name" | "companyId" | "jobTitle" | "city" | "staffNote";
const ownFields: readonly Own[] = ["name", "companyId", "jobTitle", "city", "staffNote"];

/** Two records side by side: what the one will be made of, what moves and who will see what; nothing happens before the question is answered. */
export function MergeScreen({ survivor, merged }: MergePreview) {
  const router = useRouter();
  const [choices, setChoices] = useState<MergeChoices>({ facts: {} });
  const [isAsked, setAsked] = useState(false);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const merge = async () => {
    setPending(true);
    try {
      const versions = { survivorVersion: survivor.version, mergedVersion: merged.version };
      await api.customers.merge.mutate({ survivorId: survivor.id, mergedId: merged.id, ...versions, choices });
      showToast({ tone: "success", message: words.done });
      router.push(`/customers/${survivor.id}`);
    } catch (error) {
      setProblem(failureOf(error).sentence);
      setPending(false);
    }
    setAsked(false);
  };
  const shownOf = (side: MergeSide, field: Own) => (field === "companyId" ? side.companyName : side[field]);
  const differing = ownFields.filter((field) => shownOf(survivor, field) !== shownOf(merged, field) && (shownOf(survivor, field) || shownOf(merged, field)));
  const facts = [...new Map([...survivor.facts, ...merged.facts].map((fact) => [fact.fieldId, fact])).values()].filter(
    ({ fieldId }) => factOf(survivor, fieldId)?.value !== factOf(merged, fieldId)?.value,
  );
  const moving = movedKinds.filter((kind) => kind !== "Session" && (merged.counts[kind] ?? 0) > 0);
  const chosen = (field: Own): Side | "both" => {
    if (field === "staffNote") return choices.staffNote ?? "both";
    return choices[field] ?? (shownOf(survivor, field) ? "survivor" : "merged");
  };
  return (
    <div className="mx-auto w-full max-w-4xl px-4 py-6 md:px-8 md:py-8">
      <p className="mb-3 text-sm">
        <Link href="/customers/duplicates" className="rounded-sm text-ink-muted hover:text-ink hover:underline hover:underline-offset-4">
          {words.title}
        </Link>
      </p>
      <h1 className="mb-5 text-2xl">{words.mergeTitle}</h1>
      <div className="mb-6 flex flex-wrap items-center gap-4">
        <Head label={words.stays} side={survivor} />
        <ButtonLink href={`/customers/merge?survivor=${merged.id}&merged=${survivor.id}`} icon={<ArrowLeftRight className="size-4" aria-hidden="true" />}>
          {words.swap}
        </ButtonLink>
        <Head label={words.goes} side={merged} />
      </div>
      {differing.length + facts.length > 0 && (
        <section className="mb-6">
          <h2 className="mb-2 text-lg">{words.choose}</h2>
          {differing.map((field) => (
            <Choice
              key={field}
              label={words.fields[field]}
              value={chosen(field)}
              onChange={(side) => setChoices({ ...choices, [field]: side })}
              survivor={shownOf(survivor, field)}
              merged={shownOf(merged, field)}
              hasBoth={field === "staffNote"}
            />
          ))}
          {facts.map((fact) => {
            const [mine, theirs] = [factOf(survivor, fact.fieldId), factOf(merged, fact.fieldId)];
            const show = (given: typeof mine) => given && <FactValue fact={{ kind: given.kind as never, value: given.value }} />;
            return (
              <Choice
                key={fact.fieldId}
                label={fact.label}
                value={choices.facts[fact.fieldId] ?? (mine ? "survivor" : "merged")}
                onChange={(side) => side !== "both" && setChoices({ ...choices, facts: { ...choices.facts, [fact.fieldId]: side } })}
                survivor={show(mine)}
                merged={show(theirs)}
              />
            );
          })}
        </section>
      )}
      <section className="mb-6">
        <h2 className="text-lg">{words.contacts}</h2>
        <p className="mb-1.5 text-ink-muted">{words.contactsText}</p>
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {[survivor, merged].flatMap((side) => [
            ...side.phones.map((phone) => (
              <li key={phone}>
                <bdi dir="ltr">{formatPhoneLightly(phone)}</bdi>
              </li>
            )),
            ...side.emails.map((email) => (
              <li key={email} className="[overflow-wrap:anywhere]">
                <bdi dir="ltr">{email}</bdi>
              </li>
            )),
          ])}
        </ul>
      </section>
      <section className="mb-6">
        <h2 className="mb-1.5 text-lg">{words.moves}</h2>
        {moving.length === 0 && <p className="text-ink-muted">{words.movesNothing}</p>}
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {moving.map((kind) => (
            <li key={kind}>
              {formatNumber(merged.counts[kind] ?? 0)} {words.kinds[kind]}
            </li>
          ))}
        </ul>
      </section>
      <section className="mb-6 rounded-xl border border-line bg-amber-soft px-4 py-3 text-amber-ink">
        <h2 className="font-medium">{words.access}</h2>
        <p>{words.accessText}</p>
        {(survivor.isOptedOut || merged.isOptedOut) && <p className="mt-1">{words.optedOut}</p>}
      </section>
      {problem && (
        <ErrorNote title={words.cannot}>
          {problem}{" "}
          <button type="button" className="underline underline-offset-4" onClick={() => window.location.reload()}>
            {words.reload}
          </button>
        </ErrorNote>
      )}
      <Button kind="primary" onClick={() => setAsked(true)} className="mt-3">
        {words.confirm}
      </Button>
      {isAsked && (
        <Suspense>
          <ConfirmDialog
            open
            onOpenChange={setAsked}
            title={words.confirmTitle}
            confirmLabel={words.confirm}
            danger
            pending={isPending}
            onConfirm={() => void merge()}
          >
            {words.confirmText(isolate(merged.name), isolate(survivor.name))}
          </ConfirmDialog>
        </Suspense>
      )}
    </div>
  );
}

const factOf = (side: MergeSide, fieldId: string) => side.facts.find((fact) => fact.fieldId === fieldId);

function Head({ label, side }: { label: string; side: MergeSide }) {
  return (
    <div className="min-w-0 flex-1 basis-60 rounded-xl border border-line px-4 py-3">
      <p className="text-ink-muted text-sm">{label}</p>
      <p className="font-medium [overflow-wrap:anywhere]">
        <bdi>{side.name}</bdi>
      </p>
      <p className="text-ink-muted text-sm">{words.tickets(formatNumber(side.counts.Ticket ?? 0))}</p>
    </div>
  );
}

type ChoiceProps = {
  label: string;
  value: Side | "both";
  onChange: (side: Side | "both") => void;
  survivor: ReactNode;
  merged: ReactNode;
  hasBoth?: boolean;
};

function Choice({ label, value, onChange, survivor, merged, hasBoth }: ChoiceProps) {
  const options: { side: Side | "both"; shown: ReactNode }[] = [
    { side: "survivor", shown: survivor },
    { side: "merged", shown: merged },
    ...(hasBoth && survivor && merged ? [{ side: "both" as const, shown: words.both }] : []),
  ];
  return (
    <fieldset className="border-line border-t py-2">
      <legend className="float-start me-4 w-28 py-1 text-ink-muted text-sm">{label}</legend>
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        {options.map(({ side, shown }) => (
          <label key={side} className="inline-flex min-w-0 cursor-pointer items-start gap-2 py-1 [overflow-wrap:anywhere]">
            <input
              type="radio"
              name={label}
              checked={value === side || (value === "both" && !options.some((option) => option.side === "both") && Boolean(shown))}
              onChange={() => onChange(side)}
              className="mt-1.25 accent-accent-solid"
            />
            <span className="min-w-0 whitespace-pre-wrap">{shown ? <bdi>{shown}</bdi> : words.empty}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
