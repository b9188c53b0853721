import type { StageKind } from "../board/schema";
import type { Reason } from "../errors";

type Stage = { readonly name: string; readonly kind: StageKind; readonly isRetired: boolean };

/** What keeps stages from being a pipeline. `stage` = the index of the one that is wrong; null = something is missing among them. */
export type StageFault = { readonly reason: Reason; readonly stage: number | null };

const needed: readonly (readonly [StageKind, Reason])[] = [
  ["NEW", "pipeline.needs_entry_stage"],
  ["WORKING", "pipeline.needs_working_stage"],
  ["CLOSED", "pipeline.needs_closed_stage"],
];

/**
 * Everything that is wrong with these stages (D15, D16): new tickets need a living entry stage, reopened and answered ones a working one,
 * closing a closing one; names are there and differ. Said to whoever edits, and judged again by the commands.
 */
export function stageFaults(stages: readonly Stage[]): StageFault[] {
  const faults: StageFault[] = [];
  for (const [index, stage] of stages.entries()) {
    const name = stage.name.trim();
    if (name === "") faults.push({ reason: "stage.name_missing", stage: index });
    else if (stages.findIndex((one) => one.name.trim() === name) < index) faults.push({ reason: "stage.name_taken", stage: index });
  }
  for (const [kind, reason] of needed) if (!stages.some((stage) => stage.kind === kind && !stage.isRetired)) faults.push({ reason, stage: null });
  return faults;
}

/** True when two kinds lie on the two sides of closing: cards cannot pass from one to the other without being closed or reopened. */
export function crossesClosing(a: StageKind, b: StageKind): boolean {
  return (a === "CLOSED") !== (b === "CLOSED");
}

type Place = { readonly id: string; readonly kind: StageKind; readonly isRetired: boolean };

/** Where the cards of a stage that is deleted may go: living stages of its pipeline on its side of closing, so that nothing is closed or reopened by it. */
export function targetsFor<S extends Place>(stage: Place, stages: readonly S[]): S[] {
  return stages.filter((one) => one.id !== stage.id && !one.isRetired && !crossesClosing(one.kind, stage.kind));
}

/** The list with the thing at `from` standing at `to`; places outside of it are brought to the nearest end. */
export function reordered<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = [...items];
  const [moved] = rest.splice(from, 1);
  if (moved !== undefined) rest.splice(Math.max(0, Math.min(to, rest.length)), 0, moved);
  return rest;
}
