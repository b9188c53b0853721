import type { ActivityItem } from "@/domain/tickets/detail";
import { outcomes, priorities, type TicketOutcome } from "@/domain/tickets/terms";
import { activity as words } from "@/messages/fa/activity";
import { tickets } from "@/messages/fa/tickets";
import { formatDateTime } from "@/persian/dates";
import { toPersianDigits } from "@/persian/digits";
import { isolate, joinPersian } from "@/persian/text";
import { orderSentence } from "./order-sentence";

/** One event of the history as a Persian sentence (issue 2 §7). Names of people and things are isolated; times are Jalali, Tehran. */
export function activitySentence(item: ActivityItem): string {
  const who = item.actor.name === "" ? words.product : isolate(item.actor.name);
  const { from = null, to = null, field, isUndo, isDeletion } = item.data;
  switch (item.event) {
    case "ticket.created":
      return words.created(who);
    case "ticket.closed":
      return isOutcome(item.data.outcome) && item.data.outcome !== "SOLVED"
        ? words.closedAs(who, tickets.closing.outcomes[item.data.outcome])
        : words.closed(who);
    case "ticket.reopened":
      return words.reopened(who, to === null ? null : isolate(to));
    case "card.moved":
      if (to === null) return words.somethingChanged(who);
      if (isDeletion && from !== null) return words.movedByDeletion(who, isolate(from), isolate(to));
      if (isUndo) return words.movedBack(who, isolate(to));
      return from === null ? words.movedTo(who, isolate(to)) : words.moved(who, isolate(from), isolate(to));
    case "ticket.assigned":
      if (item.data.isByRule && to !== null) return words.assignedByRule(isolate(to));
      return assignment(who, item.actor.name, from, to);
    case "survey.answered":
      return scored(who, from, to, item.data.isLow === true);
    case "ticket.referred":
      return referral(who, item.data);
    case "ticket.promised":
      if (to === null) return words.promiseTaken(who);
      return from === null ? words.promised(who, formatDateTime(to)) : words.promiseChanged(who, formatDateTime(from), formatDateTime(to));
    case "ticket.followed":
      return following(who, item.actor.name, to, item.data.isFollowing === true);
    case "order.edited":
      return orderSentence(who, item.data);
    case "ticket.edited":
      return edit(who, field, from, to);
    default:
      return words.somethingChanged(who);
  }
}

const isOutcome = (value: string | null | undefined): value is TicketOutcome => outcomes.some((outcome) => outcome === value);

function referral(who: string, { kind, from = null, to = null, reason = null, stage = null }: ActivityItem["data"]): string {
  const [was, is] = [from === null ? null : isolate(from), isolate(to ?? "")];
  const done = kind === "RETURN" ? words.gaveBack(who, is) : kind === "ESCALATE" ? words.escalated(who, was, is) : words.referred(who, was, is);
  const moved = stage === null ? "" : words.referredTo(isolate(stage));
  return `${done}${moved}${reason === null ? "" : words.because(isolate(reason))}`;
}

function following(who: string, actorName: string, to: string | null, isFollowing: boolean): string {
  if (to === null || to === actorName) return isFollowing ? words.follows(who) : words.unfollows(who);
  return isFollowing ? words.addedFollower(who, isolate(to)) : words.removedFollower(who, isolate(to));
}

function scored(who: string, from: string | null, to: string | null, isLow: boolean): string {
  const score = toPersianDigits(to ?? "");
  const said = from === null ? words.scored(who, score) : from === to ? words.scoreExplained(who) : words.scoreChanged(who, toPersianDigits(from), score);
  return isLow ? `${said} ${words.supervisorsTold}` : said;
}

function assignment(who: string, actorName: string, from: string | null, to: string | null): string {
  if (to === null) return words.unassigned(who, from === null ? null : isolate(from));
  if (to === actorName) return words.took(who);
  return from === null || from === actorName ? words.assigned(who, isolate(to)) : words.reassigned(who, isolate(from), isolate(to));
}

function edit(who: string, field: ActivityItem["data"]["field"], from: string | null, to: string | null): string {
  const was = from === null ? null : isolate(from);
  const is = to === null ? null : isolate(to);
  switch (field) {
    case "title":
      return words.titleChanged(who, was ?? "", is ?? "");
    case "priority":
      return words.priorityChanged(who, priorityName(from), priorityName(to));
    case "category":
      if (is === null) return words.categoryCleared(who, was);
      return was === null ? words.categorySet(who, is) : words.categoryChanged(who, was, is);
    case "department":
      return is === null ? words.somethingChanged(who) : words.departmentChanged(who, was, is);
    case "dueAt":
      if (to === null) return words.dueCleared(who);
      return from === null ? words.dueSet(who, formatDateTime(to)) : words.dueChanged(who, formatDateTime(from), formatDateTime(to));
    case "product":
      if (is === null) return words.productCleared(who);
      return was === null ? words.productSet(who, is) : words.productChanged(who, was, is);
    case "responsible":
      return assignment(who, "", from, to);
    case "tags":
      return tags(who, from, to);
    default:
      return words.somethingChanged(who);
  }
}

function tags(who: string, from: string | null, to: string | null): string {
  const before = namesIn(from);
  const after = namesIn(to);
  const added = after.filter((name) => !before.includes(name));
  const removed = before.filter((name) => !after.includes(name));
  if (added.length > 0 && removed.length > 0) return words.tagsChanged(who, quoted(added), quoted(removed));
  if (added.length > 0) return words.tagsAdded(who, quoted(added), added.length === 1);
  if (removed.length > 0) return words.tagsRemoved(who, quoted(removed), removed.length === 1);
  return words.tagsTouched(who);
}

const namesIn = (list: string | null): string[] => (list ?? "").split("، ").filter((name) => name !== "");
const quoted = (names: readonly string[]): string => joinPersian(names.map((name) => `«${isolate(name)}»`));

function priorityName(value: string | null): string {
  const known = priorities.find((priority) => priority === value);
  return known ? tickets.priorities[known] : (value ?? "");
}
