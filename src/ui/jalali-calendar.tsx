"use client";

import { type CalendarDate, PersianCalendar, parseDate, toCalendar } from "@internationalized/date";
import { ChevronDown, ChevronLeft, ChevronRight, Clock } from "lucide-react";
import { type RefObject, useState } from "react";
import {
  Button as AriaButton,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from "react-aria-components/Calendar";
import { ariaWords } from "@/messages/fa/aria";
import { ui } from "@/messages/fa/ui";
import { addDays, formatLongDate, type IsoDay, jalaliMonthName, startOfTehranDay } from "@/persian/dates";
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
const words = ariaWords["@react-aria/calendar"];

/** The calendar of a `JalaliDatePicker`, loaded when it is first opened. Days go in and out as ISO days. */
export function JalaliCalendar({ open, onOpenChange, triggerRef, ...month }: JalaliCalendarProps) {
  return (
    <Popover open={open} onOpenChange={onOpenChange} triggerRef={triggerRef} label={month.label} className="w-76">
      <Month {...month} onDone={() => onOpenChange(false)} />
    </Popover>
  );
}

type MonthProps = Omit<JalaliCalendarProps, "open" | "onOpenChange" | "triggerRef"> & { onDone: () => void };

function Month({ label, value, onChange, today, min, max, clearable, minutes, onMinutes, onDone }: MonthProps) {
  // What is today is decided in Tehran, not by the zone of this device.
  const [focused, setFocused] = useState(() => jalali(value ?? today));
  const choose = (day: IsoDay | null) => {
    onChange(day);
    if (minutes === null || day === null) onDone();
    else setFocused(jalali(day));
  };
  const shortcuts = [
    { label: ui.today, day: today },
    { label: ui.tomorrow, day: addDays(today, 1) },
    { label: ui.nextWeek, day: addDays(today, 7) },
  ].filter(({ day }) => (!min || day >= min) && (!max || day <= max));
  const monthName = `${jalaliMonthName(focused.month)} ${toPersianDigits(String(focused.year))}`;
  return (
    <>
      <Calendar
        aria-label={label}
        autoFocus
        value={value ? jalali(value) : null}
        onChange={(date) => choose(isoOf(date))}
        focusedValue={focused}
        onFocusChange={(date) => setFocused(toCalendar(date, persian))}
        minValue={min ? parseDate(min) : undefined}
        maxValue={max ? parseDate(max) : undefined}
        className="px-3 pt-3 pb-2"
      >
        <header className="mb-1 flex items-center">
          <AriaButton slot="previous" className={arrow}>
            <ChevronRight className="size-4 ltr:rotate-180" aria-hidden="true" />
          </AriaButton>
          <span aria-hidden="true" className="flex-1 text-center font-semibold text-md">
            {monthName}
          </span>
          <AriaButton slot="next" className={arrow}>
            <ChevronLeft className="size-4 ltr:rotate-180" aria-hidden="true" />
          </AriaButton>
        </header>
        <CalendarGrid weekdayStyle="narrow" className="w-full table-fixed" render={(props) => <table {...props} aria-label={`${label}، ${monthName}`} />}>
          <CalendarGridHeader>
            {(weekday) => <CalendarHeaderCell className="h-8 font-normal text-ink-faint text-sm">{weekday}</CalendarHeaderCell>}
          </CalendarGridHeader>
          <CalendarGridBody>
            {(date) => {
              const isToday = isoOf(date) === today;
              return (
                <CalendarCell
                  date={date}
                  // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role (button) is among the props
                  render={(props, { isSelected }) => <div {...props} aria-label={dayName(isoOf(date), isToday, isSelected)} />}
                  className={({ isOutsideMonth }) =>
                    classNames(cell, isOutsideMonth && "invisible", isToday && "font-semibold text-accent-ink ring-1 ring-accent-line ring-inset")
                  }
                />
              );
            }}
          </CalendarGridBody>
        </CalendarGrid>
      </Calendar>
      {minutes !== null && <TimeOfDay minutes={minutes} onMinutes={onMinutes} disabled={!value} />}
      <footer className="flex items-center border-line border-t p-1.5">
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
      </footer>
    </>
  );
}

const cell =
  "mx-auto flex size-9 cursor-pointer items-center justify-center rounded-full outline-none data-[disabled]:cursor-default data-[hovered]:bg-hover data-[selected]:bg-accent-solid data-[selected]:font-semibold data-[selected]:text-on-accent data-[disabled]:text-ink-faint data-[disabled]:opacity-50 data-[focus-visible]:outline-2 data-[focus-visible]:outline-accent data-[focus-visible]:outline-offset-1";

const arrow =
  "inline-flex size-8 cursor-pointer items-center justify-center rounded text-ink-muted outline-none data-[disabled]:opacity-40 data-[hovered]:bg-hover data-[focus-visible]:outline-2 data-[focus-visible]:outline-accent";

function isoOf(date: { toDate: (zone: string) => Date }): IsoDay {
  return date.toDate("UTC").toISOString().slice(0, 10);
}

function jalali(day: IsoDay): CalendarDate {
  return toCalendar(parseDate(day), persian);
}

/** «امروز، شنبه ۳۰ آبان ۱۴۰۵، برگزیده»: Intl's own order of the parts is wrong in Persian. */
function dayName(day: IsoDay, isToday: boolean, isSelected: boolean): string {
  const date = formatLongDate(startOfTehranDay(day));
  if (isToday) return isSelected ? words.todayDateSelected({ date }) : words.todayDate({ date });
  return isSelected ? words.dateSelected({ date }) : date;
}

const two = (value: number) => String(value).padStart(2, "0");

function TimeOfDay({ minutes, onMinutes, disabled }: { minutes: number; onMinutes: (minutes: number) => void; disabled: boolean }) {
  return (
    <label className="flex items-center gap-2 border-line border-t px-3 py-2 text-ink-muted">
      <Clock className="size-4 text-ink-faint" aria-hidden="true" />
      {ui.hour}
      <span className="relative ms-auto flex w-24 items-center">
        <select
          disabled={disabled}
          value={Math.floor(minutes / 30) * 30}
          onChange={(event) => onMinutes(Number(event.target.value))}
          className="h-8 w-full appearance-none rounded border border-line-strong bg-surface-raised ps-2.5 pe-7 text-ink disabled:opacity-50"
        >
          {Array.from({ length: 48 }, (_, half) => half * 30).map((value) => (
            <option key={value} value={value}>
              {toPersianDigits(`${two(Math.floor(value / 60))}:${two(value % 60)}`)}
            </option>
          ))}
        </select>
        <ChevronDown className="pointer-events-none absolute end-2 size-4 text-ink-faint" aria-hidden="true" />
      </span>
    </label>
  );
}
