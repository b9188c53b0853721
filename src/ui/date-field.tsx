"use client";

import { Field, type FieldFrame } from "./field";
import { JalaliDatePicker, type JalaliDatePickerProps } from "./jalali-date-picker";

export type DateFieldProps = Omit<FieldFrame, "label"> & Omit<JalaliDatePickerProps, "children">;

/** A `JalaliDatePicker` in a form, with its label, hint and error. */
export function DateField(props: DateFieldProps) {
  const { hideLabel, hint, error, optional, className, ...picker } = props;
  return (
    <Field {...{ label: props.label, hideLabel, hint, error, optional, className, size: props.size, id: props.id }}>
      {(control) => <JalaliDatePicker {...picker} {...control} />}
    </Field>
  );
}
