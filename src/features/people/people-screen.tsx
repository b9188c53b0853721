"use client";
import { Search, ShieldCheck, UserPlus, UsersRound } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import type { People, PersonRow, PersonState } from "@/domain/people/schema";
import { api } from "@/features/desk";
import { desk } from "@/messages/fa/desk";
import { people as words } from "@/messages/fa/people";
import { formatNumber } from "@/persian/digits";
import { foldForSearch, joinPersian } from "@/persian/text";
import { Avatar } from "@/ui/avatar";
import { Badge, type BadgeTone } from "@/ui/badge";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { Segmented } from "@/ui/segmented";
import { TextField } from "@/ui/text-field";
import { TimeAgo } from "@/ui/time-ago";

const InviteDialog = dynamic(() => import("./invite-dialog").then((module) => module.InviteDialog), { ssr: false });

const tones: Record<PersonState, BadgeTone> = { invited: "warning", active: "success", suspended: "neutral" };
const states = ["active", "invited", "suspended"] as const;

/** /settings/people: everybody at the desk, with a search over names, addresses and departments. */
export function PeopleScreen({ initial, meId }: { initial: People; meId: string }) {
  const [{ people, departments }, setPeople] = useState(initial);
  const [text, setText] = useState("");
  const [state, setState] = useState<PersonState | "all">("all");
  const [isInviting, setInviting] = useState(false);
  const wanted = foldForSearch(text);
  const found = people.filter((person) => (state === "all" || person.state === state) && matches(person, wanted));
  const refresh = () => void api.people.list.query().then(setPeople, () => {});
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-6 md:px-8 md:py-8">
      <header className="mb-5 flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1">
          <h1 className="text-2xl">{words.title}</h1>
          <p className="text-ink-muted">{words.lead}</p>
        </div>
        <Button kind="primary" icon={<UserPlus className="size-4" aria-hidden="true" />} onClick={() => setInviting(true)}>
          {words.invite}
        </Button>
      </header>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <TextField
          label={words.search}
          hideLabel
          type="search"
          name="q"
          value={text}
          placeholder={words.search}
          icon={<Search className="size-4" aria-hidden="true" />}
          onChange={(event) => setText(event.target.value)}
          className="w-full sm:w-80"
        />
        <Segmented
          label={words.filter}
          value={state}
          onChange={setState}
          options={[{ value: "all" as const, label: words.all }, ...states.map((one) => ({ value: one, label: words.states[one] }))]}
        />
      </div>
      {found.length === 0 ? (
        <EmptyState
          icon={<UsersRound className="size-6" />}
          title={words.nothing}
          actions={
            <Button
              onClick={() => {
                setText("");
                setState("all");
              }}
            >
              {words.showAll}
            </Button>
          }
        >
          {words.nothingText}
        </EmptyState>
      ) : (
        <Rows people={found} meId={meId} />
      )}
      {isInviting ? <InviteDialog departments={departments} onClose={() => setInviting(false)} onInvited={refresh} /> : null}
    </div>
  );
}

function matches(person: PersonRow, wanted: string): boolean {
  return foldForSearch([person.name, person.email, person.jobTitle ?? "", ...person.departments.map((one) => one.name)].join(" ")).includes(wanted);
}

function Rows({ people, meId }: { people: readonly PersonRow[]; meId: string }) {
  const { columns } = words;
  return (
    <table className="block w-full border-collapse text-start md:table">
      <thead className="sr-only text-ink-muted text-sm md:not-sr-only md:table-header-group">
        <tr>
          {[columns.name, columns.role, columns.departments, columns.lastSeen, columns.cards, columns.state].map((label) => (
            <th key={label} scope="col" className="px-3 py-2 text-start font-medium first:ps-2">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block md:table-row-group">
        {people.map((person) => (
          <tr
            key={person.id}
            className="relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-0.5 border-line border-t px-1 py-2.5 hover:bg-hover has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-accent md:table-row"
          >
            <th scope="row" className="text-start font-normal md:px-2 md:py-2">
              <Link href={`/settings/people/${person.id}`} className="flex min-w-0 items-center gap-2.5 outline-none after:absolute after:inset-0">
                <Avatar name={person.name} colourKey={person.id} size="sm" decorative />
                <span className="min-w-0">
                  <span className="flex flex-wrap items-center gap-x-2">
                    <bdi className="font-medium [overflow-wrap:anywhere]">{person.name}</bdi>
                    {person.id === meId ? <Badge>{words.you}</Badge> : null}
                    {person.hasTwoFactor ? <ShieldCheck role="img" aria-label={words.twoFactor} className="size-4 text-success-ink" /> : null}
                  </span>
                  <bdi dir="ltr" className="block text-ink-muted text-sm [overflow-wrap:anywhere]">
                    {person.email}
                  </bdi>
                </span>
              </Link>
            </th>
            <td className="order-2 text-ink-muted text-sm max-md:ps-8.5 md:px-3 md:text-base">{desk.roles[person.role]}</td>
            <td className="order-3 col-span-2 text-ink-muted text-sm max-md:ps-8.5 md:px-3">
              {person.departments.length > 0 ? (
                joinPersian(person.departments.map((one) => one.name))
              ) : (
                <span className="text-ink-faint">{words.noDepartment}</span>
              )}
            </td>
            <td className="order-4 text-ink-muted text-sm max-md:ps-8.5 md:whitespace-nowrap md:px-3">
              {person.lastSeenAt ? <TimeAgo at={person.lastSeenAt} /> : <span className="text-ink-faint">{words.never}</span>}
            </td>
            <td className="hidden px-3 text-ink-muted md:table-cell">{formatNumber(person.openCards)}</td>
            <td className="order-1 text-end md:px-3 md:text-start">
              <span className="inline-flex flex-wrap justify-end gap-1">
                <Badge tone={tones[person.state]}>{words.states[person.state]}</Badge>
                {person.isAway && person.state === "active" ? <Badge tone="warning">{words.away}</Badge> : null}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
