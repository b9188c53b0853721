"use client";
import { type ReactNode, useActionState } from "react";
import type { WritingHint } from "@/domain/portal/writing-hints";
import { controlLook, hintId, PortalField } from "./field";
import type { FormAction } from "./form-state";
import { KeepText } from "./keep-text";
import { SubmitButton } from "./submit-button";
import { WritingHints } from "./writing-hints";

type Words = {
  subject: string;
  subjectHint: string;
  description: string;
  descriptionHint: string;
  moreFields: string;
  category: string;
  noCategory: string;
  product: string;
  productHint: string;
  submit: string;
  next: string;
  optional: string;
  busy: string;
  offline: string;
  kept: string;
  hints: Readonly<Record<WritingHint, string>>;
};

type Props = {
  action: FormAction;
  departmentId: string;
  categories: readonly { id: string; name: string }[];
  /** Products and services to choose from; another one may be typed. */
  products: readonly string[];
  shownFaqIds: readonly string[];
  idempotencyKey: string;
  keepAs: string;
  words: Words;
  /** The place of the files (upload, progress, hidden `attachmentIds`). */
  files?: ReactNode;
};

/** The form itself: title and description, nothing else is asked (D9). */
export function NewTicketForm({ action, departmentId, categories, products, shownFaqIds, idempotencyKey, keepAs, words, files }: Props) {
  const [state, send] = useActionState(action, null);
  const before = state?.values ?? {};
  return (
    <form action={send} className="flex flex-col gap-5">
      {state ? (
        <p role="alert" className="rounded border border-danger-line bg-danger-soft px-3 py-2">
          {state.failure}
        </p>
      ) : null}
      <input type="hidden" name="departmentId" value={departmentId} />
      <input type="hidden" name="idempotencyKey" defaultValue={before.idempotencyKey ?? idempotencyKey} />
      {shownFaqIds.map((id) => (
        <input key={id} type="hidden" name="shownFaqIds" value={id} />
      ))}
      <PortalField id="title" label={words.subject} hint={words.subjectHint}>
        <input
          id="title"
          name="title"
          type="text"
          required
          maxLength={200}
          dir="auto"
          autoComplete="off"
          enterKeyHint="next"
          aria-describedby={hintId("title")}
          defaultValue={before.title}
          className={`${controlLook} h-12`}
        />
      </PortalField>
      <PortalField id="description" label={words.description} hint={words.descriptionHint}>
        <textarea
          id="description"
          name="description"
          rows={6}
          required
          maxLength={10_000}
          dir="auto"
          aria-describedby={hintId("description")}
          defaultValue={before.description}
          className={`${controlLook} field-sizing-content min-h-40 py-2.5`}
        />
      </PortalField>
      <WritingHints words={words.hints} />
      <details className="portal-fold rounded-lg border border-line bg-surface-raised">
        <summary className="flex min-h-12 items-center justify-between gap-3 rounded-lg px-4 font-medium hover:bg-hover">
          <span>
            {words.moreFields} <span className="font-normal text-base text-ink-faint">({words.optional})</span>
          </span>
          <svg
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.8"
            strokeLinecap="round"
            aria-hidden="true"
            className="portal-fold-mark size-5 text-ink-faint transition-transform"
          >
            <path d="M6 9.5l6 6 6-6" />
          </svg>
        </summary>
        <div className="flex flex-col gap-4 px-4 pt-1 pb-4">
          {categories.length > 0 ? (
            <PortalField id="categoryId" label={words.category}>
              <select id="categoryId" name="categoryId" defaultValue={before.categoryId ?? ""} className={`${controlLook} h-12`}>
                <option value="">{words.noCategory}</option>
                {categories.map((category) => (
                  <option key={category.id} value={category.id}>
                    {category.name}
                  </option>
                ))}
              </select>
            </PortalField>
          ) : null}
          <PortalField id="product" label={words.product} hint={words.productHint}>
            <input
              id="product"
              name="product"
              type="text"
              maxLength={120}
              dir="auto"
              aria-describedby={hintId("product")}
              list={products.length > 0 ? "products" : undefined}
              defaultValue={before.product}
              className={`${controlLook} h-12`}
            />
            {products.length > 0 ? (
              <datalist id="products">
                {products.map((product) => (
                  <option key={product} value={product} />
                ))}
              </datalist>
            ) : null}
          </PortalField>
        </div>
      </details>
      {files}
      <KeepText name={keepAs} offline={words.offline} restored={words.kept} />
      <div className="flex flex-col gap-2">
        <SubmitButton busy={words.busy} wide>
          {words.submit}
        </SubmitButton>
        <p className="text-center text-base text-ink-muted">{words.next}</p>
      </div>
    </form>
  );
}
