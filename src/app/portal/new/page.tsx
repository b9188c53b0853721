import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { customerPage } from "@/app/viewer";
import { visitorWords } from "@/app/visitor";
import { PortalFilePicker } from "@/features/attachments";
import { DepartmentStep, FaqStep, NewTicketForm } from "@/features/portal";
import { attachmentWords } from "@/messages/attachment-words";
import { hoursSentence } from "@/messages/hours-sentence";
import { countFaqOpened, countFaqsShown, fileTicket, solvedByFaq } from "../ticket-actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await visitorWords()).words.create.title };
}

type Props = { searchParams: Promise<{ department?: string; step?: string; q?: string }> };

/** Department, its questions, the form (D7–D9): each a page of its own, so that «back» works as on any site. */
export default async function NewTicketPage({ searchParams }: Props) {
  const query = await searchParams;
  const here = query.department ? `/portal/new?department=${encodeURIComponent(query.department)}${query.step === "form" ? "&step=form" : ""}` : "/portal/new";
  const { api, customer } = await customerPage(here);
  const [{ words, language }, departments, profile] = await Promise.all([visitorWords(), api.portal.departments(), api.portal.profile()]);
  if (profile.needsName) redirect(`/portal/welcome?next=${encodeURIComponent(here)}`);
  const asked = query.department;
  const named = departments.find((one) => one.id === asked || one.formerIds.some((id) => id === asked));
  // An address that names a department is never answered by another one in silence.
  const department = asked ? named : departments.length === 1 ? departments[0] : undefined;
  if (!department) return <DepartmentStep departments={departments} isRefused={Boolean(asked)} words={words} language={language} />;
  const text = typeof query.q === "string" ? query.q.trim().slice(0, 100) : "";
  const hasFaqs = department.faqCount > 0;
  const isForm = query.step === "form" || !hasFaqs;
  const [faqs, categories, products] = await Promise.all([
    hasFaqs ? api.portal.faqs({ departmentId: department.id, text: isForm ? "" : text }) : [],
    isForm ? api.portal.categories({ departmentId: department.id }) : [],
    isForm ? api.portal.products() : [],
  ]);
  if (!isForm)
    return (
      <FaqStep department={department} faqs={faqs} text={text} words={words} solve={solvedByFaq} countShown={countFaqsShown} countOpened={countFaqOpened} />
    );
  return (
    <>
      <p className="text-base text-ink-muted">
        {department.name}
        {departments.length > 1 ? (
          <>
            {" · "}
            <a href="/portal/new" className="inline-block py-1 underline decoration-line-strong underline-offset-4">
              {words.create.changeDepartment}
            </a>
          </>
        ) : null}
      </p>
      <h1 className="mt-1 text-2xl">{words.create.title}</h1>
      <p className="mb-5 text-base text-ink-muted">
        {department.answeringHours ? words.ticket.hours(hoursSentence(department.answeringHours, language)) : null}
      </p>
      <NewTicketForm
        action={fileTicket}
        departmentId={department.id}
        categories={categories}
        products={products}
        shownFaqIds={faqs.map((faq) => faq.id)}
        idempotencyKey={randomUUID()}
        keepAs={`new:${customer.customerId}`}
        files={<PortalFilePicker words={attachmentWords(language)} locale={language} />}
        words={{
          ...words.create,
          optional: words.frame.optional,
          busy: words.frame.loading,
          offline: words.failures.offline,
        }}
      />
    </>
  );
}
