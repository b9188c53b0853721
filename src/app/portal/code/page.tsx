import type { Metadata } from "next";
import { failureIn, visitorWords } from "@/app/visitor";
import { controlLook, Notice, PortalField, SubmitButton } from "@/features/portal";
import { enterByCode } from "../sign-in-actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await visitorWords()).words.code.title };
}

type Props = { searchParams: Promise<{ failed?: string; wait?: string }> };

/** For phones and lines that refuse links: a ticket's number and the code of its SMS. */
export default async function CodePage({ searchParams }: Props) {
  const { words, language } = await visitorWords();
  const failure = failureIn(await searchParams, language);
  return (
    <div className="mx-auto max-w-md">
      <h1 className="text-2xl">{words.code.title}</h1>
      <p className="mt-1 mb-5 text-ink-muted">{words.code.lead}</p>
      {failure ? (
        <Notice tone="bad" className="mb-4">
          {failure}
        </Notice>
      ) : null}
      <form action={enterByCode} className="flex flex-col gap-4">
        <PortalField id="number" label={words.code.number}>
          <input
            id="number"
            name="number"
            type="text"
            inputMode="numeric"
            autoComplete="off"
            required
            maxLength={12}
            dir="ltr"
            className={`${controlLook} h-13 text-center text-xl`}
          />
        </PortalField>
        <PortalField id="code" label={words.code.code}>
          <input
            id="code"
            name="code"
            type="text"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            maxLength={12}
            dir="ltr"
            className={`${controlLook} h-13 text-center text-xl tracking-[0.3em]`}
          />
        </PortalField>
        <SubmitButton busy={words.frame.loading} wide>
          {words.code.open}
        </SubmitButton>
      </form>
      <p className="mt-4 flex flex-wrap gap-x-5 text-base">
        <a href="/portal/link" className="py-2 underline decoration-line-strong underline-offset-4">
          {words.link.askTitle}
        </a>
        <a href="/portal/login" className="py-2 underline decoration-line-strong underline-offset-4">
          {words.code.login}
        </a>
      </p>
    </div>
  );
}
