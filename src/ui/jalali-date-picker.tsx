"use client";

import { CalendarDays } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import { ui } from "@/messages/fa/ui";
import { formatDateTime, formatLongDate, type IsoDay, isoDay, startOfTehranDay, tehranInstant, tehranParts } from "@/persian/dates";
import { classNames } from "./class-names";
import { useNow } from "./now";
import { type PopupTriggerProps, usePopupTrigger } from "./popup-trigger";

export type JalaliDatePickerProps = {
  label: string;
  /** An ISO day («2026-11-21»); with `withTime` an ISO moment. Null = no date. */
  value: string | null;
  onChange: (value: string | null) => void;
  /** Asks for the time of day too (Tehran, half hours). */
  withTime?: boolean;
  min?: IsoDay;
  max?: IsoDay;
  clearable?: boolean;
  placeholder?: string;
  size?: "md" | "lg";
  name?: string;
  id?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
  className?: string;
  /** Draws another button; spread what it is given. `text` is the date in words, empty without one. */
  children?: (trigger: PopupTriggerProps, text: string) => ReactNode;
};

const load = () => import("./jalali-calendar");
const JalaliCalendar = lazy(() => load().then((module) => ({ default: module.JalaliCalendar })));

/** The end of a working day, for a date chosen without a time. */
const defaultMinutes = 17 * 60;

/** A Jalali date, with or without a time. What goes in and out is ISO; the calendar's code comes when it is about to be opened. */
export function JalaliDatePicker({
  label,
  value,
  onChange,
  withTime = false,
  min,
  max,
  clearable = true,
  placeholder,
  size = "md",
  name,
  id,
  className,
  children,
  ...aria
}: JalaliDatePickerProps) {
  const { ref, open, used, setOpen, trigger } = usePopupTrigger("dialog", load);
  const now = useNow();
  const day = value === null ? null : withTime ? isoDay(value) : (value as IsoDay);
  const parts = withTime && value !== null ? tehranParts(value) : null;
  const minutes = parts ? parts.hour * 60 + parts.minute : defaultMinutes;
  const text = value === null ? "" : withTime ? formatDateTime(value) : formatLongDate(startOfTehranDay(value as IsoDay));
  const emit = (next: IsoDay | null, at: number) => onChange(next === null ? null : withTime ? tehranInstant(next, at).toISOString() : next);
  return (
    <>
      {children ? (
        children(trigger, text)
      ) : (
        <button
          {...trigger}
          type="button"
          id={id}
          aria-label={`${label}: ${text || (placeholder ?? ui.pickDate)}`}
          aria-describedby={aria["aria-describedby"]}
          data-invalid={aria["aria-invalid"]}
          className={classNames(
            "flex w-full min-w-0 items-center gap-2 rounded border border-line-strong bg-surface-raised text-start text-ink transition-colors hover:border-ink-faint data-[invalid]:border-danger",
            size === "lg" ? "h-12 px-3.5 text-lg" : "h-8.5 px-2.5 text-base pointer-coarse:h-10.5",
            className,
          )}
        >
          <CalendarDays className="size-4 shrink-0 text-ink-faint" aria-hidden="true" />
          <span className={classNames("min-w-0 flex-1 truncate", !text && "text-ink-faint")}>{text || (placeholder ?? ui.pickDate)}</span>
        </button>
      )}
      {name && <input type="hidden" name={name} value={value ?? ""} />}
      {used && (
        <Suspense>
          <JalaliCalendar
            open={open}
            onOpenChange={setOpen}
            triggerRef={ref}
            today={isoDay(now)}
            value={day}
            onChange={(next) => emit(next, minutes)}
            minutes={withTime ? minutes : null}
            onMinutes={(next) => emit(day, next)}
            {...{ label, min, max, clearable }}
          />
        </Suspense>
      )}
    </>
  );
}
