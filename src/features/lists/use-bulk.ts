"use client";

import { useCallback, useEffect, useState } from "react";
import type { Reason } from "@/domain/errors";
import type { BulkAct } from "@/domain/lists/schema";
import type { BulkKind, ListRow } from "@/domain/lists/terms";
import { api, failureOf, randomUuid } from "@/features/desk";
import { errors } from "@/messages/fa/errors";
import { lists } from "@/messages/fa/lists";
import { formatNumber, toPersianDigits } from "@/persian/digits";
import { showToast } from "@/ui/toast-queue";

const words = lists.bulk;
/** Numbers named in one sentence; the rest are counted. */
const NAMED = 8;

/** What a bulk action came to, in sentences; `undoId` while it can be undone. */
export type BulkNews = { sentences: readonly string[]; undoId: string | null };
type Result = { number: number | null; status: "done" | "unchanged" | "refused"; reason: Reason | null };

function refusals(results: readonly Result[], say: (numbers: string, sentence: string) => string): string[] {
  const byReason = Map.groupBy(
    results.filter((one) => one.status === "refused"),
    (one) => one.reason ?? "internal",
  );
  return [...byReason].map(([reason, some]) => {
    const named = some.slice(0, NAMED).map((one) => `\u2066#${toPersianDigits(String(one.number ?? ""))}\u2069`);
    const rest = some.length > NAMED ? ` ${words.andMore(formatNumber(some.length - NAMED))}` : "";
    return say(`${named.join("، ")}${rest}`, errors[reason]);
  });
}

function newsOf(kind: BulkKind, bulkId: string, results: readonly Result[]): BulkNews {
  const count = (status: Result["status"]) => results.filter((one) => one.status === status).length;
  const sentences = refusals(results, words.refused);
  if (count("unchanged") > 0) sentences.unshift(words.unchanged(formatNumber(count("unchanged"))));
  if (count("done") > 0) sentences.unshift(words.done[kind](formatNumber(count("done"))));
  return { sentences, undoId: count("done") > 0 ? bulkId : null };
}

/** Does one thing to many tickets and undoes it as one, also after the page was loaded anew. */
export function useBulk(mayWork: boolean, onDone: () => Promise<void>) {
  const [isWorking, setWorking] = useState(false);
  const [news, setNews] = useState<BulkNews | null>(null);
  useEffect(() => {
    if (!mayWork) return;
    api.lists.lastBulk
      .query()
      .then((last) => last && setNews((was) => was ?? { sentences: [words.earlier(words.done[last.kind](formatNumber(last.count)))], undoId: last.bulkId }))
      .catch(() => undefined);
  }, [mayWork]);

  const run = useCallback(
    async (act: BulkAct, rows: readonly ListRow[]): Promise<boolean> => {
      setWorking(true);
      const bulkId = randomUuid();
      try {
        const { results } = await api.lists.bulk.mutate({ bulkId, act, tickets: rows.map(({ id, version }) => ({ id, version })) });
        setNews(newsOf(act.kind, bulkId, results));
        await onDone();
        return true;
      } catch (error) {
        showToast({ message: failureOf(error).sentence, tone: "danger" });
        return false;
      } finally {
        setWorking(false);
      }
    },
    [onDone],
  );
  const undo = useCallback(async () => {
    if (!news?.undoId) return;
    setWorking(true);
    try {
      const { results } = await api.lists.undoBulk.mutate({ bulkId: news.undoId });
      const done = results.filter((one) => one.status === "done").length;
      setNews({ sentences: [words.undone(formatNumber(done)), ...refusals(results, words.notUndone)], undoId: null });
      await onDone();
    } catch (error) {
      setNews({ sentences: [failureOf(error).sentence], undoId: null });
    } finally {
      setWorking(false);
    }
  }, [news, onDone]);
  return { isWorking, news, run, undo, dismiss: () => setNews(null) };
}
