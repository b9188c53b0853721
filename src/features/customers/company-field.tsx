"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Building2, Plus } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { useTRPC, withQueries } from "@/features/desk";
import { customerRecord } from "@/messages/fa/customer-record";
import { formatNumber } from "@/persian/digits";
import { cleanLine } from "@/persian/text";
import { IconButton } from "@/ui/icon-button";
import { SelectMenu, type SelectOption } from "@/ui/select-menu";
import { showToast } from "@/ui/toast-queue";
import type { Save } from "./use-record";

const words = customerRecord.edit;
const NONE = "none";
const NEW = "new";

type Props = { company: { id: string; name: string } | null; canEdit: boolean; save: Save<string> };

function Company({ company, canEdit, save }: Props) {
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(cleanLine(typed).slice(0, 100)), 180);
    return () => window.clearTimeout(timer);
  }, [typed]);
  const query = useQuery(useTRPC().customers.findCompanies.queryOptions({ text: asked }, { enabled: canEdit, placeholderData: keepPreviousData }));
  const found = query.data ?? [];
  const name = cleanLine(typed);
  const options: SelectOption[] = [
    ...(name === "" && company ? [{ id: NONE, label: words.noCompany }] : []),
    ...found.map((each) => ({ id: each.id, label: each.name, hint: words.people(formatNumber(each.people)) })),
    ...(name !== "" && !found.some((each) => each.name === name)
      ? [{ id: NEW, label: words.newCompany(name), icon: <Plus className="size-4" aria-hidden="true" /> }]
      : []),
  ];
  const choose = async (id: string) => {
    const wanted = id === NONE ? "" : id === NEW ? name : (found.find((each) => each.id === id)?.name ?? "");
    setTyped("");
    if (wanted === (company?.name ?? "")) return;
    const failure = await save(wanted);
    if (failure) showToast({ tone: "danger", message: failure.sentence });
  };
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-1 text-ink-muted">
      {company && (
        <Link
          href={`/customers/companies/${company.id}`}
          className="min-w-0 rounded-sm [overflow-wrap:anywhere] hover:text-ink hover:underline hover:underline-offset-4"
        >
          <bdi>{company.name}</bdi>
        </Link>
      )}
      {canEdit && (
        <SelectMenu
          label={words.companySearch}
          options={options}
          value={company?.id ?? null}
          search
          onSearch={setTyped}
          loading={query.isFetching}
          onChange={(id) => void choose(id)}
        >
          {(trigger) =>
            company ? (
              <IconButton
                size="sm"
                {...trigger}
                name={words.edit(words.company)}
                icon={<Building2 className="size-3.5" />}
                className="opacity-60 hover:opacity-100"
              />
            ) : (
              <button
                type="button"
                {...trigger}
                className="inline-flex items-center gap-1 rounded-sm text-ink-faint text-sm hover:text-ink pointer-coarse:min-h-9"
              >
                <Plus className="size-3.5" aria-hidden="true" />
                {words.add(words.company)}
              </button>
            )
          }
        </SelectMenu>
      )}
    </span>
  );
}

/** The company that a customer works for: found as one types, or made by its name. */
export const CompanyField = withQueries(Company);
