import { z } from "zod";
import { cleanLine } from "@/persian/text";
import type { StageKind } from "../board/schema";
import { type ResponsibleRule, responsibleRules } from "./assignment";
import { AnsweringHours, type HoursWindow } from "./hours";

export const NAME_LIMIT = 60;
export const DESCRIPTION_LIMIT = 200;

/** A department; without an id a new one at the end. People are told as who comes and who goes, so that two editors do not undo each other. */
export const SaveDepartmentInput = z
  .object({
    departmentId: z.uuid().optional(),
    expectedVersion: z.number().int().positive().optional(),
    name: z.string().transform(cleanLine).pipe(z.string().min(2).max(NAME_LIMIT)),
    description: z.string().transform(cleanLine).pipe(z.string().max(DESCRIPTION_LIMIT)),
    pipelineId: z.uuid(),
    /** null = the pipeline's first stage for new cards. */
    entryStageId: z.uuid().nullable(),
    addMemberIds: z.array(z.uuid()).max(500),
    removeMemberIds: z.array(z.uuid()).max(500),
    responsibleRule: z.enum(responsibleRules),
    fixedResponsibleId: z.uuid().nullable(),
    /** null = as the organisation announces. */
    answeringHours: AnsweringHours.nullable(),
    isInPortal: z.boolean(),
  })
  .strict();
export type SaveDepartmentInput = z.infer<typeof SaveDepartmentInput>;

/** The department goes below `afterId`; null = to the top. */
export const MoveDepartmentInput = z.object({ departmentId: z.uuid(), afterId: z.uuid().nullable() }).strict();
export type MoveDepartmentInput = z.infer<typeof MoveDepartmentInput>;

/** `successorId`: the department that new requests go to from now on. */
export const RetireDepartmentInput = z
  .object({ departmentId: z.uuid(), expectedVersion: z.number().int().positive(), successorId: z.uuid().nullable() })
  .strict();
export type RetireDepartmentInput = z.infer<typeof RetireDepartmentInput>;

export const BringBackDepartmentInput = z.object({ departmentId: z.uuid(), expectedVersion: z.number().int().positive() }).strict();
export type BringBackDepartmentInput = z.infer<typeof BringBackDepartmentInput>;

export const DepartmentFormInput = z.object({ departmentId: z.uuid().nullable() }).strict();

/** One line of /settings/departments. */
export type DepartmentEntry = {
  id: string;
  version: number;
  name: string;
  description: string;
  pipelineName: string;
  entryStageName: string | null;
  memberCount: number;
  responsibleRule: ResponsibleRule;
  fixedResponsibleName: string | null;
  hasOwnHours: boolean;
  isInPortal: boolean;
  isRetired: boolean;
  /** The name of the one that takes its new requests, for a retired one. */
  successorName: string | null;
  openCount: number;
};

/** A department as its form edits it. */
export type DepartmentDetail = {
  id: string;
  version: number;
  name: string;
  description: string;
  pipelineId: string;
  entryStageId: string | null;
  memberIds: string[];
  responsibleRule: ResponsibleRule;
  fixedResponsibleId: string | null;
  answeringHours: HoursWindow[] | null;
  isInPortal: boolean;
  openCount: number;
};

export type DepartmentPerson = { id: string; name: string; jobTitle: string | null; isAway: boolean; mayBeResponsible: boolean };
export type DepartmentPipeline = { id: string; name: string; stages: { id: string; name: string; color: string; kind: StageKind }[] };

/** Everything the form of a department needs; `department` is null for a new one. */
export type DepartmentForm = {
  department: DepartmentDetail | null;
  pipelines: DepartmentPipeline[];
  people: DepartmentPerson[];
  organisationHours: string;
  /** The other departments in use: where new requests may go once this one is retired. */
  others: { id: string; name: string }[];
  /** True when it must say where new requests go before it can be retired. */
  needsSuccessor: boolean;
};
