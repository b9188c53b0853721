import { type HoursWindow, hoursLines } from "@/domain/departments/hours";
import { weekdayName } from "@/persian/dates";
import { toLocaleDigits } from "@/persian/digits";
import type { Locale } from "@/persian/locale";

type HoursWords = {
  days: (first: string, last: string) => string;
  two: (one: string, other: string) => string;
  time: (hour: string, minute: string | null) => string;
  window: (from: string, until: string) => string;
  comma: string;
};

const words: Record<Locale, HoursWords> = {
  fa: {
    days: (first, last) => `${first} تا ${last}`,
    two: (one, other) => `${one} و ${other}`,
    time: (hour, minute) => (minute === null ? hour : `${hour}:${minute}`),
    window: (from, until) => `${from} تا ${until}`,
    comma: "، ",
  },
  ar: {
    days: (first, last) => `من ${first} إلى ${last}`,
    two: (one, other) => `${one} و${other}`,
    time: (hour, minute) => `${hour}:${minute ?? toLocaleDigits("00", "ar")}`,
    window: (from, until) => `من ${from} إلى ${until}`,
    comma: "، ",
  },
  en: {
    days: (first, last) => `${first} to ${last}`,
    two: (one, other) => `${one} and ${other}`,
    time: (hour, minute) => `${hour}:${minute ?? "00"}`,
    window: (from, until) => `${from}–${until}`,
    comma: ", ",
  },
};

/** Weekly hours as people say them: «شنبه تا چهارشنبه ۸:۳۰ تا ۱۷، پنجشنبه ۸:۳۰ تا ۱۳». Tehran's clocks. */
export function hoursSentence(windows: readonly HoursWindow[], locale: Locale = "fa"): string {
  const say = words[locale];
  const time = (minutes: number) => {
    const rest = minutes % 60;
    return say.time(toLocaleDigits(String(Math.floor(minutes / 60)), locale), rest === 0 ? null : toLocaleDigits(String(rest).padStart(2, "0"), locale));
  };
  return hoursLines(windows)
    .map(({ days, windows: ofDay }) => {
      const names = days.map((day) => weekdayName(day, locale));
      const [first = "", last = ""] = [names[0], names.at(-1)];
      const when = names.length === 1 ? first : names.length === 2 ? say.two(first, last) : say.days(first, last);
      return `${when} ${ofDay.map((window) => say.window(time(window.fromMinute), time(window.untilMinute))).reduce(say.two)}`;
    })
    .join(say.comma);
}
