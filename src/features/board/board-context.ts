"use client";

import { createContext, useContext } from "react";
import type { BoardOptions } from "@/domain/board/card";
import type { BoardReader } from "./board-reader";
import type { BoardStore } from "./board-store";
import type { Geometry } from "./geometry";
import type { MoveQueue } from "./move-queue";
import type { SlotStore } from "./slot";

/** What never changes while a board is shown; no column renders anew because of it. */
export type BoardTools = {
  readonly store: BoardStore;
  readonly reader: BoardReader;
  readonly queue: MoveQueue;
  readonly slots: SlotStore;
  readonly geometry: Geometry;
  /** The card in hand. */
  readonly hand: { ticketId: string | null };
  readonly announce: (sentence: string) => void;
  readonly openTicket: (number: number) => void;
};

export const BoardToolsContext = createContext<BoardTools | null>(null);

export function useBoardTools(): BoardTools {
  const tools = useContext(BoardToolsContext);
  if (!tools) throw new Error("outside of a board");
  return tools;
}

/** The words for the ids on the cards. */
export type Words = {
  readonly person: (id: string) => BoardOptions["people"][number] | undefined;
  readonly tag: (id: string) => BoardOptions["tags"][number] | undefined;
};

export const WordsContext = createContext<Words>({ person: () => undefined, tag: () => undefined });

export function useWords(): Words {
  return useContext(WordsContext);
}

export function wordsOf(options: BoardOptions): Words {
  const people = new Map(options.people.map((person) => [person.id, person]));
  const tags = new Map(options.tags.map((tag) => [tag.id, tag]));
  return { person: (id) => people.get(id), tag: (id) => tags.get(id) };
}
