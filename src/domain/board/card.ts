import type { Priority } from "../tickets/schema";
import type { StageKind } from "./schema";

/** One card as the board shows it. Ids of people, tags and categories are resolved with `BoardOptions`, so a card stays small. */
export type BoardCard = {
  id: string;
  number: number;
  title: string;
  version: number;
  stageId: string;
  rank: string;
  customerId: string;
  customerName: string;
  companyName: string | null;
  departmentId: string;
  responsibleId: string | null;
  priority: Priority;
  categoryId: string | null;
  tagIds: string[];
  /** ISO instants. */
  createdAt: string;
  stageEnteredAt: string;
  dueAt: string | null;
  /** What the customer was promised. */
  expectedAt: string | null;
  /** Since when the customer has been waiting for us; null = nobody waits. */
  waitingSince: string | null;
  lastSpeaker: "STAFF" | "CUSTOMER" | "SYSTEM" | null;
  /** A customer wrote and this viewer has not opened the card since. */
  isUnread: boolean;
};

export type BoardStage = {
  id: string;
  slug: string;
  name: string;
  publicLabel: string;
  color: string;
  kind: StageKind;
  softLimit: number | null;
  /** Days after which a card that is still here is marked. */
  ageingDays: number | null;
  /** Takes no new cards; it is shown because it still has some. */
  isRetired: boolean;
  /** Whether this viewer may put cards here. */
  mayEnter: boolean;
  /** Cards that match the filters, in the whole stage. */
  count: number;
  /** The first page, in board order. */
  cards: BoardCard[];
};

export type Named = { id: string; name: string };

/** Everything a filter, a picker or a card needs to turn an id into words. */
export type BoardOptions = {
  people: (Named & { isAway: boolean; departmentIds: string[] })[];
  departments: (Named & { pipelineId: string; pipelineName: string })[];
  /** `departmentId` null = for every department. */
  categories: (Named & { parentId: string | null; departmentId: string | null })[];
  tags: (Named & { color: string })[];
  /** Names of products and services, in order. */
  products: string[];
};

export type Board = {
  pipeline: Named & { slug: string; kind: "TICKET" | "ORDER"; version: number };
  stages: BoardStage[];
  options: BoardOptions;
  /** The server's clock when it answered (ISO). */
  now: string;
};

/**
 * What has changed on a board since a version: the changed cards that the filters show, the ids of all that changed (one that is not among the
 * cards is not shown here any more) and the counts of all stages. `isWhole` false = it cannot be told card by card, read the board anew.
 */
export type BoardChanges = { version: number; isWhole: boolean; cards: BoardCard[]; changedIds: string[]; counts: Record<string, number> };

export type PipelineSummary = Named & { slug: string; kind: "TICKET" | "ORDER"; openCount: number; isRetired: boolean };
