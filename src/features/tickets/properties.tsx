"use client";

import { useQuery } from "@tanstack/react-query";
import { Building2, CalendarClock, Folder, Plus, Tag as TagIcon, UserRound } from "lucide-react";
import type { BoardOptions } from "@/domain/board/card";
import type { TicketDetail } from "@/domain/tickets/detail";
import { priorities } from "@/domain/tickets/terms";
import { useTRPC } from "@/features/desk";
import { tickets } from "@/messages/fa/tickets";
import { formatRelative } from "@/persian/dates";
import { Avatar } from "@/ui/avatar";
import { Dot } from "@/ui/dot";
import { JalaliDatePicker } from "@/ui/jalali-date-picker";
import { useNow } from "@/ui/now";
import { SelectMenu, type SelectOption } from "@/ui/select-menu";
import { Tag } from "@/ui/tag";
import type { HueName } from "@/ui/tokens";
import { PriorityMark } from "./priority-mark";
import { ProductProperty } from "./product-property";
import { PropertyButton } from "./property-button";
import { categoryOptions, NONE, peopleOptions } from "./property-options";
import { useSettled } from "./use-settled";
import type { TicketActions } from "./use-ticket";

const words = tickets.properties;
const none: BoardOptions = { people: [], departments: [], categories: [], tags: [], products: [] };

type Props = { ticket: TicketDetail; meId: string | undefined; actions: TicketActions };

/** One line of everything that may be set on a ticket, each changed in place (N9, N25, N28). */
export function Properties({ ticket, meId, actions }: Props) {
  const query = useQuery(useTRPC().board.options.queryOptions(undefined, { staleTime: 60_000 }));
  const options = query.data ?? none;
  const loading = query.isPending;
  const { canEdit, canMove } = ticket.abilities;
  const [tagIds, setTagIds] = useSettled(
    ticket.tags.map((tag) => tag.id),
    (ids) => void actions.edit({ tagIds: ids }, (t) => ({ ...t, tags: options.tags.filter((tag) => ids.includes(tag.id)) })),
  );
  const tags = query.data ? options.tags.filter((tag) => tagIds.includes(tag.id)) : ticket.tags;
  const [dueAt, setDueAt] = useSettled(ticket.dueAt, (value) => void actions.edit({ dueAt: value }, (t) => ({ ...t, dueAt: value })));
  const now = useNow();
  const isOverdue = dueAt !== null && ticket.closedAt === null && Date.parse(dueAt) < now;

  return (
    <fieldset
      aria-label={words.label}
      className="-mx-4 flex min-w-0 items-center gap-1.5 overflow-x-auto px-4 py-0.5 [scrollbar-width:none] @3xl/card:mx-0 @3xl/card:flex-wrap @3xl/card:overflow-visible @3xl/card:px-0 @3xl/card:py-0"
    >
      <SelectMenu
        label={words.moveTo}
        options={ticket.stages.map(
          (stage): SelectOption => ({
            id: stage.id,
            label: stage.name,
            icon: <Dot colour={stage.color as HueName} />,
            disabled: !stage.mayEnter && stage.id !== ticket.stage.id,
            hint: stage.mayEnter ? undefined : words.entryLimited,
          }),
        )}
        value={ticket.stage.id}
        onChange={actions.move}
      >
        {(trigger) => (
          <PropertyButton
            trigger={trigger}
            label={words.moveTo}
            name={words.moveToFrom(ticket.stage.name)}
            disabled={!canMove}
            icon={<Dot colour={ticket.stage.color as HueName} />}
          >
            <bdi className="font-medium">{ticket.stage.name}</bdi>
          </PropertyButton>
        )}
      </SelectMenu>

      <SelectMenu
        label={words.responsible}
        options={peopleOptions(options, meId)}
        value={ticket.responsible?.id ?? NONE}
        loading={loading}
        search
        onChange={(id) => {
          const person = options.people.find((each) => each.id === id) ?? null;
          if ((person?.id ?? null) !== (ticket.responsible?.id ?? null))
            void actions.edit({ responsibleId: person?.id ?? null }, (t) => ({ ...t, responsible: person }));
        }}
      >
        {(trigger) => (
          <PropertyButton
            trigger={trigger}
            label={words.responsible}
            name={words.valueOf(words.responsible, ticket.responsible?.name ?? words.nobody)}
            disabled={!canEdit}
            isEmpty={!ticket.responsible}
            icon={
              ticket.responsible ? (
                <Avatar name={ticket.responsible.name} colourKey={ticket.responsible.id} size="xs" decorative />
              ) : (
                <UserRound className="size-4" aria-hidden="true" />
              )
            }
          >
            <bdi>{ticket.responsible?.name ?? words.nobody}</bdi>
          </PropertyButton>
        )}
      </SelectMenu>

      <SelectMenu
        label={words.priority}
        options={[...priorities]
          .reverse()
          .map((priority): SelectOption => ({ id: priority, label: tickets.priorities[priority], icon: <PriorityMark priority={priority} /> }))}
        value={ticket.priority}
        onChange={(id) => {
          const priority = priorities.find((each) => each === id);
          if (priority && priority !== ticket.priority) void actions.edit({ priority }, (t) => ({ ...t, priority }));
        }}
      >
        {(trigger) => (
          <PropertyButton
            trigger={trigger}
            label={words.priority}
            name={words.valueOf(words.priority, tickets.priorities[ticket.priority])}
            disabled={!canEdit}
            icon={<PriorityMark priority={ticket.priority} />}
          >
            {tickets.priorities[ticket.priority]}
          </PropertyButton>
        )}
      </SelectMenu>

      <SelectMenu
        label={words.category}
        options={categoryOptions(options, ticket.department.id, ticket.category?.id)}
        search
        value={ticket.category?.id ?? NONE}
        loading={loading}
        onChange={(id) => {
          const category = options.categories.find((each) => each.id === id) ?? null;
          if ((category?.id ?? null) !== (ticket.category?.id ?? null)) void actions.edit({ categoryId: category?.id ?? null }, (t) => ({ ...t, category }));
        }}
      >
        {(trigger) => (
          <PropertyButton
            trigger={trigger}
            label={words.category}
            name={words.valueOf(words.category, ticket.category?.name ?? words.noCategory)}
            disabled={!canEdit}
            isEmpty={!ticket.category}
            icon={<Folder className="size-4 text-ink-faint" aria-hidden="true" />}
          >
            <bdi>{ticket.category?.name ?? words.category}</bdi>
          </PropertyButton>
        )}
      </SelectMenu>

      <ProductProperty ticket={ticket} options={options} loading={loading} actions={actions} />

      <JalaliDatePicker label={words.due} value={dueAt} onChange={setDueAt} withTime>
        {(trigger, text) => (
          <PropertyButton
            trigger={trigger}
            label={isOverdue ? words.overdue(text) : words.due}
            name={words.valueOf(words.due, isOverdue ? words.overdue(text) : text || words.noDue)}
            disabled={!canEdit}
            isEmpty={dueAt === null}
            tone={isOverdue ? "danger" : undefined}
            icon={<CalendarClock className={isOverdue ? "size-4" : "size-4 text-ink-faint"} aria-hidden="true" />}
          >
            {dueAt === null ? words.due : formatRelative(dueAt, now)}
          </PropertyButton>
        )}
      </JalaliDatePicker>

      <SelectMenu
        label={words.department}
        options={options.departments.map((department): SelectOption => ({ id: department.id, label: department.name }))}
        value={ticket.department.id}
        loading={loading}
        onChange={(id) => {
          const department = options.departments.find((each) => each.id === id);
          if (department && department.id !== ticket.department.id) void actions.edit({ departmentId: id }, (t) => ({ ...t, department }));
        }}
      >
        {(trigger) => (
          <PropertyButton
            trigger={trigger}
            label={words.department}
            name={words.valueOf(words.department, ticket.department.name)}
            disabled={!canEdit}
            icon={<Building2 className="size-4 text-ink-faint" aria-hidden="true" />}
          >
            <bdi>{ticket.department.name}</bdi>
          </PropertyButton>
        )}
      </SelectMenu>

      {tags.map((tag) => (
        <Tag key={tag.id} hue={tag.color as HueName} className="shrink-0">
          {tag.name}
        </Tag>
      ))}
      <SelectMenu
        multiple
        label={words.tags}
        options={options.tags.map((tag): SelectOption => ({ id: tag.id, label: tag.name, icon: <Dot colour={tag.color as HueName} /> }))}
        value={tagIds}
        loading={loading}
        emptyText={words.noTags}
        onChange={setTagIds}
      >
        {(trigger) => (
          <PropertyButton
            trigger={trigger}
            label={words.tags}
            name={words.valueOf(words.tags, tags.map((tag) => tag.name).join("، ") || words.noTags)}
            disabled={!canEdit}
            isEmpty
            icon={tags.length === 0 ? <TagIcon className="size-4 text-ink-faint" aria-hidden="true" /> : <Plus className="size-4" aria-hidden="true" />}
          >
            {words.addTag}
          </PropertyButton>
        )}
      </SelectMenu>
    </fieldset>
  );
}
