/** Any values React Aria puts into a sentence. */
type Values = Record<string, string | number>;
/** What React Aria hands over to write numbers in the script of the language. */
type Writer = { number: (value: number) => string };

const count = (value: string | number | undefined, writer: Writer) => writer.number(Number(value));

/**
 * What React Aria says by itself, package by package, for the parts of it that the design system uses. The names are its own; what is
 * missing here falls back to English (tests/unit/ui/aria-persian.test.ts lists what must not).
 */
export const ariaWords = {
  "@react-aria/overlays": { dismiss: "بستن" },
  "@react-aria/menu": { longPressMessage: "برای باز کردن منو نگه دارید یا Alt و پیکان پایین را بزنید" },
  "@react-aria/searchfield": { "Clear search": "پاک کردن جستجو" },
  "@react-aria/autocomplete": { collectionLabel: "پیشنهادها" },
  "@react-aria/spinbutton": { Empty: "خالی" },
  "@react-aria/tag": { removeDescription: "برای حذف برچسب Delete را بزنید.", removeButtonLabel: "حذف" },
  "@react-aria/grid": {
    deselectedItem: (v: Values) => `${v.item} برداشته شد.`,
    select: "برگزیدن",
    selectedCount: (v: Values, w: Writer) => (Number(v.count) === 0 ? "چیزی برگزیده نیست." : `${count(v.count, w)} مورد برگزیده است.`),
    selectedAll: "همه برگزیده شدند.",
    selectedItem: (v: Values) => `${v.item} برگزیده شد.`,
    longPressToSelect: "برای برگزیدن نگه دارید.",
  },
  "@react-aria/combobox": {
    focusAnnouncement: (v: Values, w: Writer) =>
      `${v.isGroupChange ? `گروه ${v.groupTitle} با ${count(v.groupCount, w)} گزینه. ` : ""}${v.optionText}${v.isSelected ? "، برگزیده" : ""}`,
    countAnnouncement: (v: Values, w: Writer) => `${count(v.optionCount, w)} گزینه هست.`,
    selectedAnnouncement: (v: Values) => `${v.optionText}، برگزیده شد`,
    buttonLabel: "نمایش پیشنهادها",
    listboxLabel: "پیشنهادها",
  },
  "@react-aria/datepicker": {
    era: "دوره",
    year: "سال",
    month: "ماه",
    day: "روز",
    hour: "ساعت",
    minute: "دقیقه",
    second: "ثانیه",
    dayPeriod: "قبل یا بعد از ظهر",
    calendar: "تقویم",
    startDate: "تاریخ آغاز",
    endDate: "تاریخ پایان",
    weekday: "روز هفته",
    timeZoneName: "منطقه زمانی",
    selectedDateDescription: (v: Values) => `تاریخ برگزیده: ${v.date}`,
    selectedRangeDescription: (v: Values) => `بازه برگزیده: ${v.startDate} تا ${v.endDate}`,
    selectedTimeDescription: (v: Values) => `زمان برگزیده: ${v.time}`,
  },
  "@react-aria/calendar": {
    previous: "ماه قبل",
    next: "ماه بعد",
    selectedDateDescription: (v: Values) => `تاریخ برگزیده: ${v.date}`,
    selectedRangeDescription: (v: Values) => `بازه برگزیده: ${v.dateRange}`,
    todayDate: (v: Values) => `امروز، ${v.date}`,
    todayDateSelected: (v: Values) => `امروز، ${v.date}، برگزیده`,
    dateSelected: (v: Values) => `${v.date}، برگزیده`,
    startRangeSelectionPrompt: "برای آغاز بازه بزنید",
    finishRangeSelectionPrompt: "برای پایان بازه بزنید",
    minimumDate: "نخستین تاریخ ممکن",
    maximumDate: "آخرین تاریخ ممکن",
    dateRange: (v: Values) => `${v.startDate} تا ${v.endDate}`,
  },
  "@react-stately/datepicker": {
    rangeUnderflow: (v: Values) => `باید ${v.minValue} یا بعد از آن باشد.`,
    rangeOverflow: (v: Values) => `باید ${v.maxValue} یا پیش از آن باشد.`,
    rangeReversed: "تاریخ آغاز باید پیش از تاریخ پایان باشد.",
    unavailableDate: "این تاریخ را نمی‌توان برگزید.",
  },
  "react-aria-components": { selectPlaceholder: "انتخاب کنید", tableResizer: "تغییر اندازه", dropzoneLabel: "جای رها کردن", colorSwatchPicker: "رنگ‌ها" },
} as const;
