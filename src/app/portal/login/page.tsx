import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { pageContext } from "@/app/viewer";
import { failureIn, PHONE_COOKIE, portalNext, visitorWords } from "@/app/visitor";
import { LoginCodeForm, Notice, PhoneForm } from "@/features/portal";
import { toLocaleDigits } from "@/persian/digits";
import { formatPhone } from "@/persian/phone";
import { requestCode, signInWithCode } from "../sign-in-actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await visitorWords()).words.login.title };
}

type Props = { searchParams: Promise<{ next?: string; step?: string; failed?: string; wait?: string }> };

const RESEND_SECONDS = 60;

export default async function PortalLoginPage({ searchParams }: Props) {
  const query = await searchParams;
  const next = portalNext(query.next);
  const ctx = await pageContext();
  if (ctx.actor.kind === "customer") redirect(next);
  const { words, language } = await visitorWords();
  const [sentAt = "0", phone = ""] = ((await cookies()).get(PHONE_COOKIE)?.value ?? "").split("|");
  const failure = failureIn(query, language);
  const isCodeStep = query.step === "code" && Number(sentAt) > 0;
  const waitSeconds = Math.max(0, RESEND_SECONDS - Math.floor((ctx.now.getTime() - Number(sentAt)) / 1_000));
  return (
    <div className="mx-auto max-w-md">
      <h1 className="text-2xl">{isCodeStep ? words.login.codeTitle : words.login.title}</h1>
      <p className="mt-1 mb-5 text-ink-muted">
        {isCodeStep ? words.login.codeLead : words.login.lead}
        {isCodeStep ? (
          <span className="mt-1 flex flex-wrap items-center gap-x-3">
            <bdi dir="ltr" className="font-medium text-ink">
              {formatPhone(phone, language)}
            </bdi>
            <a href={`/portal/login?next=${encodeURIComponent(next)}`} className="py-2 text-base underline decoration-line-strong underline-offset-4">
              {words.login.otherPhone}
            </a>
          </span>
        ) : null}
      </p>
      {failure ? (
        <Notice tone="bad" className="mb-4">
          {failure}
        </Notice>
      ) : null}
      {isCodeStep ? (
        <LoginCodeForm enter={signInWithCode} resend={requestCode} phone={phone} next={next} waitSeconds={waitSeconds} language={language} words={words} />
      ) : (
        <PhoneForm
          action={requestCode}
          submit={words.login.send}
          phone={phone ? toLocaleDigits(phone.startsWith("+98") ? `0${phone.slice(3)}` : phone, language) : ""}
          next={next}
          words={words}
        />
      )}
      <p className="mt-5 text-base text-ink-muted">{isCodeStep ? words.login.late : words.login.safe}</p>
      <a href="/portal/code" className="mt-2 inline-block py-2 text-base underline decoration-line-strong underline-offset-4">
        {words.login.byCode}
      </a>
    </div>
  );
}
