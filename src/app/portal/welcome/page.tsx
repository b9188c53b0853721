import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { customerPage } from "@/app/viewer";
import { failureIn, portalNext, visitorWords } from "@/app/visitor";
import { controlLook, Notice, PortalField, SubmitButton } from "@/features/portal";
import { saveName } from "../sign-in-actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await visitorWords()).words.welcome.title };
}

type Props = { searchParams: Promise<{ next?: string; failed?: string }> };

export default async function WelcomePage({ searchParams }: Props) {
  const query = await searchParams;
  const next = portalNext(query.next);
  const { api } = await customerPage("/portal/welcome");
  const profile = await api.portal.profile();
  if (!profile.needsName) redirect(next);
  const { words, language } = await visitorWords();
  const failure = failureIn(query, language);
  return (
    <div className="mx-auto max-w-md">
      <h1 className="text-2xl">{words.welcome.title}</h1>
      <p className="mt-1 mb-5 text-ink-muted">{words.welcome.lead}</p>
      {failure ? (
        <Notice tone="bad" className="mb-4">
          {failure}
        </Notice>
      ) : null}
      <form action={saveName} className="flex flex-col gap-4">
        <input type="hidden" name="next" value={next} />
        <PortalField id="name" label={words.welcome.name}>
          <input id="name" name="name" type="text" autoComplete="name" required minLength={2} maxLength={120} dir="auto" className={`${controlLook} h-13`} />
        </PortalField>
        <SubmitButton busy={words.frame.loading} wide>
          {words.welcome.save}
        </SubmitButton>
      </form>
    </div>
  );
}
