"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { failureOf, useTRPC, useUnsaved } from "@/features/desk";
import { smsSettings } from "@/messages/fa/sms-settings";
import { formatNumber } from "@/persian/digits";
import { formatToman } from "@/persian/money";
import { joinPersian } from "@/persian/text";
import { Button } from "@/ui/button";
import { Switch } from "@/ui/switch";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import { showToast } from "@/ui/toast-queue";
import type { Template } from "./template-list";

const words = smsSettings.templates;

/** One text: its words with and without a link, what it will look like, its parts and what it costs. */
export function TemplateEditor({ template, onClose }: { template: Template; onClose: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [text, setText] = useState({ isOn: template.isOn, body: template.body, noLinkBody: template.noLinkBody, lookupName: template.lookupName ?? "" });
  const [problem, setProblem] = useState<string | null>(null);
  const isChanged =
    text.isOn !== template.isOn || text.body !== template.body || text.noLinkBody !== template.noLinkBody || text.lookupName !== (template.lookupName ?? "");
  useUnsaved(isChanged, words.unsaved);
  const scope = { key: template.key, departmentId: template.departmentId, stageId: template.stageId };
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.messaging.templates.queryKey() });
  const save = useMutation(
    trpc.messaging.saveTemplate.mutationOptions({
      onSuccess: async () => {
        await refresh();
        showToast({ message: words.saved, tone: "success" });
        onClose();
      },
      onError: (error) => setProblem(failureOf(error).sentence),
    }),
  );
  const reset = useMutation(
    trpc.messaging.resetTemplate.mutationOptions({
      onSuccess: async () => {
        await refresh();
        showToast({ message: words.resetDone, tone: "success" });
        onClose();
      },
      onError: (error) => setProblem(failureOf(error).sentence),
    }),
  );
  return (
    <form
      noValidate
      className="flex flex-col gap-4 border-line border-t px-4 py-4"
      onSubmit={(event) => {
        event.preventDefault();
        setProblem(null);
        save.mutate({
          ...scope,
          isOn: text.isOn,
          body: text.body,
          noLinkBody: text.noLinkBody,
          lookupName: text.lookupName.trim() || null,
          expectedVersion: template.version,
        });
      }}
    >
      <Switch label={words.isOn} checked={text.isOn} onChange={(event) => setText({ ...text, isOn: event.target.checked })} />
      <div className="grid gap-4 md:grid-cols-2">
        <div className="flex flex-col gap-2">
          <TextArea
            label={words.body}
            name="body"
            minRows={3}
            value={text.body}
            onChange={(event) => setText({ ...text, body: event.target.value })}
            error={problem ?? undefined}
          />
          <Variables names={template.variables} onPick={(name) => setText({ ...text, body: `${text.body}{${name}}` })} />
          <Preview scope={scope} body={text.body} noLink={false} />
        </div>
        <div className="flex flex-col gap-2">
          <TextArea
            label={words.noLinkBody}
            hint={words.noLinkHint}
            name="noLinkBody"
            minRows={3}
            value={text.noLinkBody}
            onChange={(event) => setText({ ...text, noLinkBody: event.target.value })}
          />
          <Preview scope={scope} body={text.noLinkBody} noLink />
        </div>
      </div>
      <TextField
        label={words.lookupName}
        hint={words.lookupHint}
        optional
        name="lookupName"
        dir="ltr"
        value={text.lookupName}
        onChange={(event) => setText({ ...text, lookupName: event.target.value })}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="primary" pending={save.isPending} disabled={!isChanged}>
          {words.save}
        </Button>
        {template.version > 0 ? (
          <Button type="button" pending={reset.isPending} onClick={() => reset.mutate({ ...scope, expectedVersion: template.version })}>
            {words.reset}
          </Button>
        ) : null}
        <Button type="button" kind="ghost" onClick={onClose}>
          {words.close}
        </Button>
      </div>
    </form>
  );
}

function Variables({ names, onPick }: { names: Template["variables"]; onPick: (name: string) => void }) {
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">{words.variables}</legend>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          className="rounded-full border border-line px-2 py-0.5 text-ink-muted text-xs transition-colors hover:bg-hover hover:text-ink"
          onClick={() => onPick(name)}
        >
          {words.variableNames[name]}
        </button>
      ))}
    </fieldset>
  );
}

type Scope = Pick<Template, "key" | "departmentId" | "stageId">;

/** The text as it will arrive, drawn like a message on a phone, with its price. */
function Preview({ scope, body, noLink }: { scope: Scope; body: string; noLink: boolean }) {
  const trpc = useTRPC();
  const settled = useDeferredValue(body);
  const { data } = useQuery({ ...trpc.messaging.previewTemplate.queryOptions({ ...scope, body: settled, noLink }), placeholderData: (old) => old });
  if (!data) return null;
  const unknown = data.unknownVariables.map((name) => `{${name}}`);
  return (
    <figure className="m-0">
      <figcaption className="mb-1 text-ink-muted text-xs">{words.preview}</figcaption>
      <p dir="auto" className="w-fit max-w-full whitespace-pre-wrap break-words rounded-lg rounded-ss-sm bg-surface-sunken px-3 py-2 text-sm">
        {data.text}
      </p>
      <p className={data.isTooLong || unknown.length > 0 ? "mt-1 text-danger-ink text-xs" : "mt-1 text-ink-muted text-xs"}>
        {unknown.length > 0
          ? words.unknown(joinPersian(unknown))
          : data.isTooLong
            ? words.tooLong
            : `${words.parts(formatNumber(data.parts), formatNumber(data.remaining))} · ${words.cost(formatToman(data.costRials))}`}
      </p>
    </figure>
  );
}
