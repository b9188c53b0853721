"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { NAME_LIMIT, type PipelineTemplateKey, pipelineTemplates, SLUG, SLUG_LIMIT } from "@/domain/pipelines/schema";
import { api, failureOf } from "@/features/desk";
import { emptyPipelineStages, pipelineTemplateWords } from "@/messages/fa/pipeline-templates";
import { pipelines } from "@/messages/fa/pipelines";
import { isolate } from "@/persian/text";
import { Button } from "@/ui/button";
import { classNames } from "@/ui/class-names";
import { Dialog } from "@/ui/dialog";
import { Dot } from "@/ui/dot";
import { ErrorNote } from "@/ui/error-note";
import { TextField } from "@/ui/text-field";
import { showToast } from "@/ui/toast-queue";

const words = pipelines.create;

type Choice = PipelineTemplateKey | "empty";
type Props = { taken: ReadonlySet<string>; onClose: () => void };

/** A pipeline from a template, or with the fewest stages that work; its page opens next. */
export function NewPipelineDialog({ taken, onClose }: Props) {
  const router = useRouter();
  const free = (wanted: string) => {
    let slug = wanted;
    for (let n = 2; taken.has(slug); n += 1) slug = `${wanted}-${n}`;
    return slug;
  };
  const suggestion = (choice: Choice) =>
    choice === "empty" ? { name: "", slug: free("pipeline") } : { name: pipelineTemplateWords[choice].name, slug: free(pipelineTemplateWords[choice].slug) };
  const [choice, setChoice] = useState<Choice>("support");
  const [name, setName] = useState(suggestion("support").name);
  const [slug, setSlug] = useState(suggestion("support").slug);
  const [own, setOwn] = useState({ name: false, slug: false });
  const [faults, setFaults] = useState<{ name?: string; slug?: string }>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);

  const choose = (next: Choice) => {
    setChoice(next);
    // What was typed is not written over by another template's words.
    if (!own.name) setName(suggestion(next).name);
    if (!own.slug) setSlug(suggestion(next).slug);
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    const found = { ...(name.trim() ? {} : { name: words.noName }), ...(SLUG.test(slug.trim()) ? {} : { slug: words.badSlug }) };
    setFaults(found);
    setFailure(null);
    if (Object.keys(found).length > 0 || isPending) return;
    setPending(true);
    try {
      const made = await api.pipelines.create.mutate({ name: name.trim(), slug: slug.trim(), template: choice === "empty" ? null : choice });
      showToast({ tone: "success", message: words.created(isolate(name.trim())) });
      router.push(`/settings/pipelines/${made.slug}`);
    } catch (error) {
      const { reason, sentence } = failureOf(error);
      if (reason === "pipeline.slug_taken") setFaults({ slug: sentence });
      else setFailure(sentence);
      setPending(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.title}
      size="lg"
      dismissable={false}
      footer={
        <>
          <Button type="submit" form="new-pipeline" kind="primary" pending={isPending}>
            {words.submit}
          </Button>
          <Button kind="ghost" onClick={onClose}>
            {pipelines.remove.cancel}
          </Button>
        </>
      }
    >
      <form id="new-pipeline" noValidate onSubmit={submit} className="flex flex-col gap-4">
        {failure && <ErrorNote>{failure}</ErrorNote>}
        <fieldset>
          <legend className="mb-1.5 font-medium text-sm">{words.template}</legend>
          <div className="grid gap-2 sm:grid-cols-2">
            {([...pipelineTemplates, "empty"] as const).map((one) => (
              <TemplateChoice key={one} choice={one} isChosen={one === choice} onChoose={() => choose(one)} />
            ))}
          </div>
        </fieldset>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={words.name}
            name="newName"
            value={name}
            maxLength={NAME_LIMIT}
            error={faults.name}
            onChange={(event) => {
              setName(event.target.value);
              setOwn((before) => ({ ...before, name: event.target.value !== "" }));
            }}
          />
          <TextField
            label={words.slug}
            name="newSlug"
            dir="ltr"
            value={slug}
            maxLength={SLUG_LIMIT}
            hint={words.slugHint}
            error={faults.slug}
            onChange={(event) => {
              setSlug(event.target.value.toLowerCase());
              setOwn((before) => ({ ...before, slug: event.target.value !== "" }));
            }}
          />
        </div>
      </form>
    </Dialog>
  );
}

function TemplateChoice({ choice, isChosen, onChoose }: { choice: Choice; isChosen: boolean; onChoose: () => void }) {
  const template = choice === "empty" ? { name: words.empty, lead: words.emptyLead, stages: emptyPipelineStages } : pipelineTemplateWords[choice];
  return (
    <label
      className={classNames(
        "relative flex cursor-pointer flex-col gap-1 rounded-lg border px-3 py-2.5 has-focus-visible:outline-2 has-focus-visible:outline-accent",
        isChosen ? "border-accent bg-accent-soft" : "border-line hover:border-line-strong",
      )}
    >
      <input
        type="radio"
        name="template"
        value={choice}
        checked={isChosen}
        onChange={onChoose}
        className="absolute inset-0 m-0 cursor-pointer appearance-none rounded-lg outline-none"
      />
      <span className="font-medium">{template.name}</span>
      <span className="text-ink-muted text-sm">{template.lead}</span>
      <span className="mt-auto flex flex-wrap gap-x-2 gap-y-0.5 pt-1 text-ink-muted text-xs">
        {template.stages.map((stage) => (
          <span key={stage.slug} className="inline-flex items-center gap-1">
            <Dot colour={stage.color} size="sm" />
            {stage.name}
          </span>
        ))}
      </span>
    </label>
  );
}
