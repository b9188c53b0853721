import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { customerPage } from "@/app/viewer";
import { portalOrganisation, visitorWords, withQuery } from "@/app/visitor";
import { LivePage, RecordNotes, SubmitButton, TicketList } from "@/features/portal";
import { setSms } from "./sms-actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await visitorWords()).words.list.title };
}

type Props = { searchParams: Promise<{ q?: string; page?: string; solved?: string }> };

export default async function PortalPage({ searchParams }: Props) {
  const { api, now } = await customerPage("/portal");
  const query = await searchParams;
  const text = typeof query.q === "string" ? query.q.trim().slice(0, 100) : "";
  const page = /^\d{1,3}$/.test(query.page ?? "") ? Number(query.page) : 0;
  const [{ words, language }, organisation, profile, found, notes] = await Promise.all([
    visitorWords(),
    portalOrganisation(),
    api.portal.profile(),
    api.portal.tickets({ text, page }),
    text === "" && page === 0 ? api.portal.notes() : [],
  ]);
  if (profile.needsName) redirect("/portal/welcome");
  return (
    <>
      <LivePage drawnAt={now} number={null} changed={words.frame.refreshed} />
      <RecordNotes notes={notes} words={words} language={language} now={now} />
      <TicketList
        tickets={found.tickets}
        name={profile.name}
        welcome={organisation.welcome}
        text={text}
        moreHref={found.hasMore ? withQuery("/portal", { q: text, page: page + 1 }) : null}
        wasSolvedByFaq={query.solved === "1"}
        words={words}
        language={language}
        now={now}
      />
      <form action={setSms} className="mt-8 flex flex-wrap items-center justify-between gap-3 border-line border-t pt-4">
        <input type="hidden" name="isOptedOut" value={profile.isOptedOut ? "0" : "1"} />
        <p className="text-base text-ink-muted">{profile.isOptedOut ? words.list.smsOff : words.list.smsOn}</p>
        <SubmitButton kind="secondary" busy={words.frame.loading}>
          {profile.isOptedOut ? words.list.smsTurnOn : words.list.smsTurnOff}
        </SubmitButton>
      </form>
    </>
  );
}
