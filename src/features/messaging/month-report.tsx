"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "@/features/desk";
import { sms } from "@/messages/fa/sms";
import { smsSettings } from "@/messages/fa/sms-settings";
import { jalaliMonthName } from "@/persian/dates";
import { formatNumber, toPersianDigits } from "@/persian/digits";
import { formatToman } from "@/persian/money";
import { IconButton } from "@/ui/icon-button";

const words = smsSettings.report;

type Month = { year: number; month: number };

const step = ({ year, month }: Month, by: number): Month => {
  const index = year * 12 + (month - 1) + by;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
};

/** What a Jalali month's SMS were and cost, per kind and department. */
export function MonthReport({ current }: { current: Month }) {
  const trpc = useTRPC();
  const [month, setMonth] = useState(current);
  const { data } = useQuery({ ...trpc.messaging.report.queryOptions(month), placeholderData: keepPreviousData });
  const isCurrent = month.year === current.year && month.month === current.month;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center gap-1">
        <IconButton name={words.previous} icon={<ChevronRight className="size-4" />} onClick={() => setMonth(step(month, -1))} />
        <span className="min-w-28 text-center font-medium" aria-live="polite">
          {jalaliMonthName(month.month)} {toPersianDigits(String(month.year))}
        </span>
        <IconButton name={words.next} icon={<ChevronLeft className="size-4" />} disabled={isCurrent} onClick={() => setMonth(step(month, 1))} />
      </div>
      {data && data.rows.length === 0 ? <p className="text-ink-muted">{words.empty}</p> : null}
      {data && data.rows.length > 0 ? (
        <section className="overflow-x-auto rounded-lg border border-line" aria-label={words.title}>
          <table className="w-full text-start text-sm">
            <thead className="bg-surface-sunken text-ink-muted">
              <tr>
                {[words.message, words.department, words.sent, words.delivered, words.failed, words.parts, words.cost].map((head) => (
                  <th key={head} scope="col" className="whitespace-nowrap px-3 py-2 text-start font-medium">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line bg-surface-raised tabular-nums">
              {data.rows.map((row) => (
                <tr key={`${row.template} ${row.departmentId}`}>
                  <th scope="row" className="whitespace-nowrap px-3 py-2 text-start font-normal">
                    {sms.templateNames[row.template]}
                  </th>
                  <td className="px-3 py-2">{row.departmentName ?? words.none}</td>
                  {[row.sent, row.delivered, row.failed, row.parts].map((figure, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: four figures in a fixed order
                    <td key={index} className="px-3 py-2">
                      {formatNumber(figure)}
                    </td>
                  ))}
                  <td className="whitespace-nowrap px-3 py-2">{formatToman(row.costRials)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot className="border-line border-t bg-surface-raised font-medium tabular-nums">
              <tr>
                <th scope="row" colSpan={6} className="px-3 py-2 text-start font-medium">
                  {words.total}
                </th>
                <td className="whitespace-nowrap px-3 py-2">{formatToman(data.totalRials)}</td>
              </tr>
            </tfoot>
          </table>
        </section>
      ) : null}
    </div>
  );
}
