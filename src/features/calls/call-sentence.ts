import { formatDuration } from "@/domain/calls/duration";
import type { CallDirection } from "@/domain/calls/terms";
import { calls as words } from "@/messages/fa/calls";
import { toPersianDigits } from "@/persian/digits";
import { formatPhoneLightly } from "@/persian/phone-format";
import { isolate } from "@/persian/text";

/** A call in one line: who called, with which number, how long. */
export function callSentence(call: { direction: CallDirection; phone: string | null; seconds: number }): string {
  const duration = call.seconds === 0 ? null : isolate(toPersianDigits(formatDuration(call.seconds)), "ltr");
  return words.sentence(words.directions[call.direction], call.phone === null ? null : isolate(formatPhoneLightly(call.phone), "ltr"), duration);
}
