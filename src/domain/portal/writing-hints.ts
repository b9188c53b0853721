/** What could make a request easier to answer; never a reason to refuse it (T5, T6). */
export type WritingHint = "tooManyMarks" | "titleTooShort" | "sayMore" | "sayWhich";

const SHORT_TITLE = 8;
const SHORT_DESCRIPTION = 40;

/** Gentle remarks on a request while it is being written, at most two. Nothing is said of what is still empty. */
export function writingHints(written: { title: string; description: string }): WritingHint[] {
  const title = written.title.trim();
  const description = written.description.trim();
  const hints: WritingHint[] = [];
  if (/[!?؟]{3,}|[.…]{5,}|[!؟?]\s*[!؟?]\s*[!؟?]/u.test(`${title}\n${description}`)) hints.push("tooManyMarks");
  if (title !== "" && [...title].length < SHORT_TITLE) hints.push("titleTooShort");
  if (description !== "" && [...description].length < SHORT_DESCRIPTION) hints.push("sayMore");
  else if (description !== "" && !/[0-9۰-۹٠-٩]/.test(description) && [...description].length < SHORT_DESCRIPTION * 3) hints.push("sayWhich");
  return hints.slice(0, 2);
}
