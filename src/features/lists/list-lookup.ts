import type { BoardOptions } from "@/domain/board/card";
import type { ListPipeline, ListStage } from "@/domain/lists/terms";

export type ListWords = BoardOptions & { stages: ListStage[]; pipelines: ListPipeline[] };

/** What the ids of a row are called. */
export type ListLookup = {
  readonly person: (id: string) => BoardOptions["people"][number] | undefined;
  readonly stage: (id: string) => ListStage | undefined;
};

export function lookupOf(words: ListWords): ListLookup {
  const people = new Map(words.people.map((person) => [person.id, person]));
  const stages = new Map(words.stages.map((stage) => [stage.id, stage]));
  return { person: (id) => people.get(id), stage: (id) => stages.get(id) };
}
