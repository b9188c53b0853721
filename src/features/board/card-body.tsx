"use client";

import { CalendarX, ChevronsUp, ChevronUp, Clock, Hourglass, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { BoardCard } from "@/domain/board/card";
import type { StageKind } from "@/domain/board/schema";
import { board as words } from "@/messages/fa/board";
import { formatDateTime, formatRelative } from "@/persian/dates";
import { formatNumber, toPersianDigits } from "@/persian/digits";
import { Avatar } from "@/ui/avatar";
import { classNames } from "@/ui/class-names";
import { Dot } from "@/ui/dot";
import { useNow } from "@/ui/now";
import { Tag } from "@/ui/tag";
import { TimeAgo } from "@/ui/time-ago";
import { type HueName, hueNames } from "@/ui/tokens";
import { useWords } from "./board-context";

/** One row: a due date takes the place of the second tag. */
const tagsShown = (card: BoardCard): number => (card.dueAt === null ? 2 : 1);

type Props = {
  card: BoardCard;
  stageKind: StageKind;
  /** Days after which a card that is still in this stage is marked. */
  ageingDays: number | null;
  /** The title, drawn by whoever makes it a link. */
  title: ReactNode;
};

/** What a card says, in the order of design.md: number and age, title, customer, one row of facts. */
export function CardBody({ card, stageKind, ageingDays, title }: Props) {
  const { person, tag } = useWords();
  const isWaiting = card.waitingSince !== null;
  const responsible = card.responsibleId ? person(card.responsibleId) : undefined;
  const tags = card.tagIds.map(tag).filter((one) => one !== undefined);
  const rest = tags.slice(tagsShown(card));
  const hasFacts = tags.length > 0 || card.priority === "HIGH" || card.priority === "URGENT" || card.dueAt !== null || card.expectedAt !== null;
  return (
    <>
      {isWaiting && <span aria-hidden="true" className="absolute inset-y-1.5 start-0 w-[3px] rounded-e-full bg-accent" />}
      <p className="flex min-w-0 items-center gap-1.5 pe-6 text-ink-faint text-xs">
        {card.isUnread && <Dot colour="accent" name={words.card.unread} />}
        <bdi dir="ltr" className={classNames("tabular-nums", card.isUnread && "font-medium text-ink-muted")}>
          #{toPersianDigits(String(card.number))}
        </bdi>
        <Between />
        <TimeAgo at={card.createdAt} style="age" className="truncate" />
        {isWaiting && (
          <>
            <Between />
            <span className="shrink-0 font-medium text-accent-ink">{words.card.waiting}</span>
          </>
        )}
        {ageingDays !== null && stageKind !== "CLOSED" && <Ageing since={card.stageEnteredAt} days={ageingDays} />}
      </p>
      {title}
      <div className="mt-1 flex min-w-0 items-center gap-2">
        <p className="min-w-0 flex-1 truncate text-ink-muted text-sm">
          <bdi>{card.customerName}</bdi>
          {card.companyName && (
            <span className="text-ink-faint">
              <span aria-hidden="true"> · </span>
              <bdi>{card.companyName}</bdi>
            </span>
          )}
        </p>
        {!hasFacts && <Responsible person={responsible} />}
      </div>
      {hasFacts && (
        <div className="mt-1.5 flex min-w-0 items-center gap-1.5">
          <div className="flex min-w-0 flex-1 items-center gap-1.5 overflow-hidden">
            <PriorityMark priority={card.priority} />
            {card.expectedAt && <BrokenPromise at={card.expectedAt} isOpen={stageKind !== "CLOSED"} />}
            {card.dueAt && <Due at={card.dueAt} isOpen={stageKind !== "CLOSED" && stageKind !== "SOLVED"} />}
            {tags.slice(0, tagsShown(card)).map((one) => (
              <Tag key={one.id} hue={hueNames.find((hue) => hue === one.color) satisfies HueName | undefined} className="min-w-11 shrink">
                {one.name}
              </Tag>
            ))}
            {rest.length > 0 && (
              <span title={rest.map((one) => one.name).join("، ")} className="shrink-0 text-ink-faint text-xs tabular-nums">
                <bdi dir="ltr" aria-hidden="true">
                  {words.card.moreTags(formatNumber(rest.length))}
                </bdi>
                <span className="sr-only">{words.card.moreTagsName(rest.map((one) => one.name).join("، "))}</span>
              </span>
            )}
          </div>
          <Responsible person={responsible} />
        </div>
      )}
    </>
  );
}

/** How long it has stood here, once that is longer than the stage allows. */
function Ageing({ since, days }: { since: string; days: number }) {
  const stood = Math.floor((useNow() - Date.parse(since)) / 86_400_000);
  if (stood < days) return null;
  const sentence = words.card.ageing(formatNumber(stood), formatNumber(days));
  return (
    <span title={sentence} className="ms-auto inline-flex shrink-0 items-center gap-0.5 text-danger-ink">
      <Hourglass className="size-3" aria-hidden="true" />
      <span aria-hidden="true" className="tabular-nums">
        {words.card.days(formatNumber(stood))}
      </span>
      <span className="sr-only">{sentence}</span>
    </span>
  );
}

function Between() {
  return (
    <span aria-hidden="true" className="text-line-strong">
      ·
    </span>
  );
}

function Responsible({ person }: { person: { id: string; name: string } | undefined }) {
  if (!person) {
    return (
      <span
        title={words.card.unassigned}
        role="img"
        aria-label={words.card.unassigned}
        className="size-5 shrink-0 rounded-full border border-line-strong border-dashed"
      />
    );
  }
  return <Avatar name={person.name} colourKey={person.id} size="xs" className="shrink-0" />;
}

function PriorityMark({ priority }: { priority: BoardCard["priority"] }) {
  if (priority !== "HIGH" && priority !== "URGENT") return null;
  const isUrgent = priority === "URGENT";
  const Icon = isUrgent ? ChevronsUp : ChevronUp;
  return (
    <span className={classNames("inline-flex shrink-0 items-center gap-0.5 font-medium text-xs", isUrgent ? "text-danger-ink" : "text-ink-muted")}>
      <Icon className="size-3.5" aria-hidden="true" />
      {words.card.priority[priority]}
    </span>
  );
}

/** What was promised to the customer, once it is overdue. */
function BrokenPromise({ at, isOpen }: { at: string; isOpen: boolean }) {
  const now = useNow();
  if (!isOpen || Date.parse(at) >= now) return null;
  return (
    <time
      dateTime={at}
      title={words.card.promiseLateHint(formatDateTime(at))}
      className="inline-flex shrink-0 items-center gap-1 font-medium text-danger-ink text-xs"
    >
      <CalendarX className="size-3.5" aria-hidden="true" />
      {words.card.promiseLate}
    </time>
  );
}

function Due({ at, isOpen }: { at: string; isOpen: boolean }) {
  const now = useNow();
  const isOverdue = isOpen && Date.parse(at) < now;
  const Icon = isOverdue ? TriangleAlert : Clock;
  return (
    <time
      dateTime={at}
      title={`${isOverdue ? words.card.overdue : words.card.due}: ${formatDateTime(at)}`}
      className={classNames("inline-flex shrink-0 items-center gap-1 text-xs", isOverdue ? "font-medium text-danger-ink" : "text-ink-muted")}
    >
      <Icon className="size-3.5" aria-hidden="true" />
      {isOverdue ? (
        words.card.late
      ) : (
        <>
          <span className="sr-only">{words.card.due}</span>
          {formatRelative(at, new Date(now))}
        </>
      )}
    </time>
  );
}
