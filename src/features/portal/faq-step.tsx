import type { PortalFaq } from "@/domain/portal/schema";
import type { PortalWords } from "@/messages/portal-words";
import { buttonClass } from "@/ui/button-class";
import { FaqWatch } from "./faq-watch";
import { controlLook } from "./field";
import type { PlainAction } from "./form-state";
import { Icon } from "./icon";
import { MessageBody } from "./message-body";
import { SubmitButton } from "./submit-button";

type Props = {
  department: { id: string; name: string };
  faqs: readonly PortalFaq[];
  text: string;
  words: PortalWords;
  solve: PlainAction;
  countShown: PlainAction;
  countOpened: PlainAction;
};

/** The second step: what people ask this team most (D8). Each opens in place; then «مشکلم حل شد», or on to the form. */
export function FaqStep({ department, faqs, text, words, solve, countShown, countOpened }: Props) {
  const goOn = `/portal/new?department=${department.id}&step=form`;
  return (
    <>
      <p className="text-base text-ink-muted">
        {department.name} ·{" "}
        <a href="/portal/new" className="inline-block py-1 underline decoration-line-strong underline-offset-4">
          {words.create.changeDepartment}
        </a>
      </p>
      <h1 className="mt-1 text-2xl">{words.create.faqTitle}</h1>
      <p className="mt-1 mb-4 text-ink-muted">{words.create.faqLead}</p>
      <search>
        <form action="/portal/new" method="get" className="mb-4 flex gap-2">
          <input type="hidden" name="department" value={department.id} />
          <label htmlFor="find-faq" className="sr-only">
            {words.create.faqSearch}
          </label>
          <input
            id="find-faq"
            name="q"
            type="search"
            dir="auto"
            defaultValue={text}
            maxLength={100}
            placeholder={words.create.faqSearch}
            className={`${controlLook} h-11`}
          />
          <button type="submit" aria-label={words.list.search} className={buttonClass({ size: "lg", className: "px-3.5!" })}>
            <Icon name="search" />
          </button>
        </form>
      </search>
      {faqs.length === 0 ? <p className="py-6 text-center text-ink-muted">{words.create.faqNone}</p> : null}
      <form action={solve}>
        <input type="hidden" name="faqId" defaultValue="" />
        <FaqWatch departmentId={department.id} countShown={countShown} countOpened={countOpened} />
        <ul className="divide-y divide-line rounded-lg border border-line bg-surface-raised empty:hidden">
          {faqs.map((faq) => (
            <li key={faq.id}>
              <details data-faq={faq.id} className="portal-fold">
                <summary className="flex min-h-13 items-center gap-3 rounded-lg px-4 py-3 font-medium hover:bg-hover">
                  <span className="min-w-0 flex-1" dir="auto">
                    {faq.question}
                  </span>
                  <Icon name="down" className="portal-fold-mark size-5 text-ink-faint transition-transform" />
                </summary>
                <div className="px-4 pt-1 pb-4">
                  <MessageBody text={faq.answer} />
                </div>
              </details>
            </li>
          ))}
        </ul>
        <div className="sticky bottom-0 -mx-4 mt-5 flex flex-col gap-2 border-line border-t bg-surface px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:flex-row">
          <a href={goOn} className={buttonClass({ kind: "primary", size: "lg", className: "sm:order-1" })}>
            {words.create.goOn}
          </a>
          <SubmitButton kind="secondary" busy={words.frame.loading}>
            {words.create.solved}
          </SubmitButton>
        </div>
      </form>
    </>
  );
}
