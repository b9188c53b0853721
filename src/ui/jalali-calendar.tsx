"use client";

import { PersianCalendar, parseDate, toCalendar } from "@internationalized/date";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { type RefObject, useContext } from "react";
import { Button as AriaButton, Calendar, CalendarCell, CalendarGrid, CalendarGridBody, CalendarGridHeader, CalendarHeaderCell, CalendarStateContext } from "react-aria-components/Calendar";
import { ui } from "@/messages/fa/ui";
import { addDays, type IsoDay, jalaliMonthName } from "@/persian/dates";
import { toPersianDigits } from "@/persian/digits";
import { Button } from "./button";
import { classNames } from "./class-names";
import { Popover } from "./popover";

export type JalaliCalendarProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  triggerRef: RefObject<Element | null>;
  label: string;
  value: IsoDay | null;
  onChange: (day: IsoDay | null) => void;
  today: IsoDay;
  min?: IsoDay;
  max?: IsoDay;
  clearable: boolean;
  /** Minutes after midnight, or null when the day alone counts. */
  minutes: number | null;
  onMinutes: (minutes: number) => void;
};

const persian = new PersianCalendar();

/** The calendar of a `JalaliDatePicker`, loaded when it is first opened. Days go in and out as ISO days. */
export function JalaliCalendar({ open, onOpenChange, triggerRef, label, value, onChange, today, min, max, clearable, minutes, onMinutes }: JalaliCalendarProps) {
  const choose = (day: IsoDay | null) => {
    onChange(day);
    if (minutes === null || day === null) onOpenChange(false);
  };
  const shortcuts = [
    { label: ui.today, day: today },
    { label: ui.tomorrow, day: addDays(today, 1) },
    { label: ui.nextWeek, day: addDays(today, 7) },
  ].filter(({ day }) => (!min || day >= min) && (!max || day <= max));
  return (
    <Popover open={open} onOpenChange={onOpenChange} triggerRef={triggerRef} label={label}>
      <Calendar
        aria-label={label}
        autoFocus
        value={value ? toCalendar(parseDate(value), persian) : null}
        onChange={(date) => choose(isoOf(date))}
        minValue={min ? parseDate(min) : undefined}
        maxValue={max ? parseDate(max) : undefined}
        className="w-71 p-3"
      >
        <header className="mb-1 flex items-center">
          <AriaButton slot="previous" className={arrow}>
            <ChevronRight className="size-4 ltr:rotate-180" aria-hidden="true" />
          </AriaButton>
          <MonthHeading />
          <AriaButton slot="next" className={arrow}>
            <ChevronLeft className="size-4 ltr:rotate-180" aria-hidden="true" />
          </AriaButton>
        </header>
        <CalendarGrid weekdayStyle="narrow" className="w-full border-separate border-spacing-0">
          <CalendarGridHeader>{(weekday) => <CalendarHeaderCell className="h-8 font-normal text-ink-faint text-sm">{weekday}</CalendarHeaderCell>}</CalendarGridHeader>
          <CalendarGridBody>
            {(date) => (
              <CalendarCell
                date={date}
                className={({ isToday, isOutsideMonth }) =>
                  classNames(
                    "mx-auto flex size-9 cursor-pointer items-center justify-center rounded-full tabular-nums outline-none data-[disabled]:cursor-default data-[hovered]:bg-hover data-[selected]:bg-accent-solid data-[selected]:font-semibold data-[selected]:text-on-accent data-[disabled]:text-ink-faint data-[disabled]:opacity-50 data-[focus-visible]:outline-2 data-[focus-visible]:outline-accent data-[focus-visible]:outline-offset-1",
                    isOutsideMonth && "invisible",
                    isToday && "font-semibold text-accent-ink ring-1 ring-accent-line ring-inset",
                  )
                }
              />
            )}
          </CalendarGridBody>
        </CalendarGrid>
      </Calendar>
      <footer className="flex flex-wrap items-center gap-1 border-line border-t p-2">
        {shortcuts.map((shortcut) => (
          <Button key={shortcut.day} size="sm" kind="ghost" onClick={() => choose(shortcut.day)}>
            {shortcut.label}
          </Button>
        ))}
        {clearable && value && (
          <Button size="sm" kind="ghost" className="ms-auto" onClick={() => choose(null)}>
            {ui.clearDate}
          </Button>
        )}
        {minutes !== null && <TimeOfDay minutes={minutes} onMinutes={onMinutes} disabled={!value} />}
      </footer>
    </Popover>
  );
}

const arrow =
  "inline-flex size-8 cursor-pointer items-center justify-center rounded text-ink-muted outline-none data-[disabled]:opacity-40 data-[hovered]:bg-hover data-[focus-visible]:outline-2 data-[focus-visible]:outline-accent";

function isoOf(date: { toDate: (zone: string) => Date }): IsoDay {
  return date.toDate("UTC").toISOString().slice(0, 10) as IsoDay;
}

/** «آبان ۱۴۰۵»: Intl would put the year first. */
function MonthHeading() {
  const state = useContext(CalendarStateContext);
  if (!state) return null;
  const first = toCalendar(state.visibleRange.start, persian);
  return (
    <span aria-hidden="true" className="flex-1 text-center font-semibold text-md">
      {jalaliMonthName(first.month)} {toPersianDigits(String(first.year))}
    </span>
  );
}

const two = (value: number) => String(value).padStart(2, "0");

function TimeOfDay({ minutes, onMinutes, disabled }: { minutes: number; onMinutes: (minutes: number) => void; disabled: boolean }) {
  return (
    <label className="flex w-full items-center gap-2 px-1 pt-1 text-ink-muted text-sm">
      {ui.hour}
      <select
        disabled={disabled}
        value={Math.floor(minutes / 30) * 30}
        onChange={(event) => onMinutes(Number(event.target.value))}
        className="h-8 rounded border border-line-strong bg-surface-raised px-2 text-base text-ink disabled:opacity-50"
      >
        {Array.from({ length: 48 }, (_, half) => half * 30).map((value) => (
          <option key={value} value={value}>
            {toPersianDigits(`${two(Math.floor(value / 60))}:${two(value % 60)}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
