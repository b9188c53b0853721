"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { readDayMinute, writeDayMinute } from "@/domain/messaging/day-minute";
import { failureOf, useTRPC, useUnsaved } from "@/features/desk";
import { smsSettings } from "@/messages/fa/sms-settings";
import { toLatinDigits, toPersianDigits } from "@/persian/digits";
import { Button } from "@/ui/button";
import { Switch } from "@/ui/switch";
import { TextField } from "@/ui/text-field";
import { showToast } from "@/ui/toast-queue";

const words = smsSettings.rules;

export type Rules = {
  sendsLinks: boolean;
  quietFromMinute: number;
  quietUntilMinute: number;
  smsMonthlyBudget: number | null;
  smsPartRials: number;
  version: number;
};

type Text = { sendsLinks: boolean; from: string; until: string; budget: string; part: string };

const write = (rules: Rules): Text => ({
  sendsLinks: rules.sendsLinks,
  from: toPersianDigits(writeDayMinute(rules.quietFromMinute)),
  until: toPersianDigits(writeDayMinute(rules.quietUntilMinute)),
  budget: rules.smsMonthlyBudget === null ? "" : toPersianDigits(String(rules.smsMonthlyBudget / 10)),
  part: toPersianDigits(String(rules.smsPartRials / 10)),
});

/** An amount in toman, in any digits, as rials; NaN when it is none. */
const rials = (text: string): number => {
  const plain = toLatinDigits(text).replace(/[٬,\s]/g, "");
  return /^\d+$/.test(plain) ? Number(plain) * 10 : Number.NaN;
};

/** When and for how much SMS are sent. What is wrong stands beside its field; a save by a colleague in between is said, nothing typed is lost. */
export function RulesForm({ rules }: { rules: Rules }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [text, setText] = useState(() => write(rules));
  const [isTried, setTried] = useState(false);
  const isChanged = JSON.stringify(text) !== JSON.stringify(write(rules));
  useUnsaved(isChanged, smsSettings.templates.unsaved);
  const from = readDayMinute(toLatinDigits(text.from));
  const until = readDayMinute(toLatinDigits(text.until));
  const budget = text.budget.trim() === "" ? null : rials(text.budget);
  const part = rials(text.part);
  const save = useMutation(
    trpc.messaging.saveRules.mutationOptions({
      onSuccess: async () => {
        await Promise.all([
          queries.invalidateQueries({ queryKey: trpc.messaging.rules.queryKey() }),
          queries.invalidateQueries({ queryKey: trpc.messaging.account.queryKey() }),
        ]);
        showToast({ message: words.saved, tone: "success" });
      },
      onError: (error) => {
        if (failureOf(error).reason === "organisation.changed_by_someone_else") void queries.invalidateQueries({ queryKey: trpc.messaging.rules.queryKey() });
        showToast({ message: failureOf(error).sentence, tone: "danger" });
      },
    }),
  );
  const submit = () => {
    setTried(true);
    if (from === null || until === null || Number.isNaN(budget ?? 0) || Number.isNaN(part)) return;
    save.mutate({
      sendsLinks: text.sendsLinks,
      quietFromMinute: from,
      quietUntilMinute: until,
      smsMonthlyBudget: budget,
      smsPartRials: part,
      expectedVersion: rules.version,
    });
  };
  const change = (some: Partial<Text>) => setText((old) => ({ ...old, ...some }));
  return (
    <form
      className="flex flex-col gap-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Switch
        label={words.sendsLinks}
        hint={words.sendsLinksHint}
        checked={text.sendsLinks}
        onChange={(event) => change({ sendsLinks: event.target.checked })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={words.budget}
          hint={words.budgetHint}
          name="budget"
          inputMode="numeric"
          value={text.budget}
          onChange={(event) => change({ budget: event.target.value })}
          error={isTried && Number.isNaN(budget ?? 0) ? words.badNumber : undefined}
        />
        <TextField
          label={words.partPrice}
          name="part"
          inputMode="numeric"
          value={text.part}
          onChange={(event) => change({ part: event.target.value })}
          error={isTried && Number.isNaN(part) ? words.badNumber : undefined}
        />
        <TextField
          label={words.quietFrom}
          hint={words.quietHint}
          name="quietFrom"
          value={text.from}
          onChange={(event) => change({ from: event.target.value })}
          error={isTried && from === null ? words.badTime : undefined}
        />
        <TextField
          label={words.quietUntil}
          name="quietUntil"
          value={text.until}
          onChange={(event) => change({ until: event.target.value })}
          error={isTried && until === null ? words.badTime : undefined}
        />
      </div>
      <div>
        <Button type="submit" kind="primary" pending={save.isPending} disabled={!isChanged}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
