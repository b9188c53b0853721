import { z } from "zod";
import { cleanBody, cleanLine } from "@/persian/text";
import { type SurveyDesign, type SurveyScale, surveyScales, TOP_SCORE } from "./design";
import type { InvitationState, Standing } from "./invitation";

export const COMMENT_LIMIT = 2_000;
export const REASON_LIMIT = 60;
export const REASONS_LIMIT = 12;
export const QUESTION_LIMIT = 200;

const line = (most: number) =>
  z
    .string()
    .max(most * 4)
    .transform(cleanLine)
    .pipe(z.string().max(most));

/** An answer as a form or a screen sends it; reasons that are not offered are left out later. */
export const AnswerInput = z
  .object({
    score: z.number().int().min(1).max(TOP_SCORE),
    reasons: z
      .array(z.string().max(REASON_LIMIT * 2))
      .max(REASONS_LIMIT)
      .default([]),
    comment: z
      .string()
      .max(COMMENT_LIMIT * 2)
      .transform(cleanBody)
      .pipe(z.string().max(COMMENT_LIMIT))
      .default(""),
  })
  .strict();
export type AnswerInput = z.infer<typeof AnswerInput>;

export const AnswerOwnInput = AnswerInput.extend({ number: z.number().int().positive().max(2_147_483_647) }).strict();
export type AnswerOwnInput = z.infer<typeof AnswerOwnInput>;

/** Limits of the settings, said beside the field as well. */
export const designLimits = {
  delayMinutes: { min: 0, max: 20_160 },
  cooldownDays: { min: 0, max: 365 },
  expiryDays: { min: 1, max: 90 },
  editableHours: { min: 0, max: 720 },
  lowScore: { min: 0, max: TOP_SCORE - 1 },
} as const;
const within = ({ min, max }: { min: number; max: number }) => z.number().int().min(min).max(max);

export const SaveDesignInput = z
  .object({
    /** null = for everybody. */
    departmentId: z.uuid().nullable(),
    /** 0 when nothing has been saved there before. */
    expectedVersion: z.number().int().min(0),
    isOn: z.boolean(),
    question: line(QUESTION_LIMIT),
    scale: z.enum(surveyScales),
    reasons: z
      .array(line(REASON_LIMIT))
      .max(REASONS_LIMIT)
      .transform((all) => [...new Set(all.filter((one) => one !== ""))]),
    thanks: line(QUESTION_LIMIT),
    delayMinutes: within(designLimits.delayMinutes),
    cooldownDays: within(designLimits.cooldownDays),
    expiryDays: within(designLimits.expiryDays),
    editableHours: within(designLimits.editableHours),
    lowScore: within(designLimits.lowScore),
  })
  .strict();
export type SaveDesignInput = z.infer<typeof SaveDesignInput>;

export const ResetDesignInput = z.object({ departmentId: z.uuid(), expectedVersion: z.number().int().min(1) }).strict();
export type ResetDesignInput = z.infer<typeof ResetDesignInput>;

/** One line of the settings: what counts there, and whether it is the department's own. */
export type DesignEntry = { departmentId: string | null; departmentName: string | null; isOwn: boolean; version: number; design: SurveyDesign };
export type SurveySettings = { designs: DesignEntry[]; canEdit: boolean; organisationName: string };

/** Answers credited to one member of staff; `userId` null = nobody held the ticket. */
export type AgentSatisfaction = {
  userId: string | null;
  name: string | null;
  isActive: boolean;
  asked: number;
  answered: number;
  average: number | null;
  low: number;
};
export const SatisfactionInput = z.object({ days: z.number().int().min(1).max(3_650).default(90) }).strict();

/** The survey as the customer sees it; empty texts = as we ship them. */
export type VisitorSurvey = {
  standing: Standing;
  ticketNumber: number;
  ticketTitle: string;
  organisationName: string;
  question: string;
  thanks: string;
  scale: SurveyScale;
  reasons: string[];
  answer: { score: number; reasons: string[]; comment: string } | null;
  /** Until when the answer may be changed. */
  editableUntil: string | null;
};

/** One asking as staff see it, on the card and on the record. */
export type SurveyResult = {
  state: InvitationState;
  closedAt: string;
  dueAt: string;
  sentAt: string | null;
  expiresAt: string;
  creditedTo: string | null;
  lowScore: number;
  answer: { score: number; reasons: string[]; comment: string; answeredAt: string; editedAt: string | null } | null;
};

/** The latest asking about a ticket, and what earlier closings got. */
export type TicketSurvey = SurveyResult & { earlierScores: number[] };
