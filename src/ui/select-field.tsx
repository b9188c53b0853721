"use client";

import { Field, type FieldFrame } from "./field";
import { SelectMenu, type SelectMenuProps } from "./select-menu";

export type SelectFieldProps = Omit<FieldFrame, "label"> & SelectMenuProps;

/** A `SelectMenu` in a form, with its label, hint and error. */
export function SelectField(props: SelectFieldProps) {
  const { hideLabel, hint, error, optional, className, ...select } = props;
  return (
    <Field {...{ label: props.label, hideLabel, hint, error, optional, className, size: props.size, id: props.id }}>
      {(control) => <SelectMenu {...select} {...control} />}
    </Field>
  );
}
