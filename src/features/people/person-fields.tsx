"use client";
import type { Role } from "@/domain/actor";
import { roles } from "@/domain/people/schema";
import { desk } from "@/messages/fa/desk";
import { people as words } from "@/messages/fa/people";
import { SelectField } from "@/ui/select-field";
import { TextField } from "@/ui/text-field";

export type PersonValues = { name: string; email: string; jobTitle: string; role: Role; departmentIds: string[] };
export type PersonFaults = Partial<Record<"name" | "email", string>>;

type Props = {
  values: PersonValues;
  faults: PersonFaults;
  departments: readonly { id: string; name: string }[];
  set: (part: Partial<PersonValues>) => void;
};

/** What is wrong with these values, beside the field that it is wrong with; nothing when they can be sent. */
export function faultsIn(values: PersonValues): PersonFaults {
  return {
    ...(values.name.trim() ? {} : { name: words.emptyName }),
    ...(/^\S+@\S+\.\S+$/.test(values.email.trim()) ? {} : { email: words.badEmail }),
  };
}

/** Who somebody is at the desk: the same fields for an invitation and later. */
export function PersonFields({ values, faults, departments, set }: Props) {
  return (
    <>
      <TextField
        label={words.name}
        name="name"
        autoComplete="off"
        maxLength={100}
        value={values.name}
        error={faults.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <TextField
        label={words.email}
        name="email"
        type="email"
        autoComplete="off"
        maxLength={200}
        value={values.email}
        error={faults.email}
        onChange={(event) => set({ email: event.target.value })}
      />
      <TextField
        label={words.jobTitle}
        name="jobTitle"
        optional
        maxLength={100}
        value={values.jobTitle}
        onChange={(event) => set({ jobTitle: event.target.value })}
      />
      <SelectField
        label={words.role}
        hint={words.roleHints[values.role]}
        value={values.role}
        onChange={(role) => set({ role: roles.find((one) => one === role) ?? values.role })}
        options={roles.map((role) => ({ id: role, label: desk.roles[role], description: words.roleHints[role] }))}
      />
      <SelectField
        label={words.departments}
        multiple
        placeholder={words.noneChosen}
        value={values.departmentIds}
        onChange={(departmentIds) => set({ departmentIds })}
        options={departments.map((one) => ({ id: one.id, label: one.name }))}
      />
    </>
  );
}
