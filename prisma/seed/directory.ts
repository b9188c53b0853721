import type { Prisma } from "@/generated/prisma/client";
import { type CustomerKey, companies, customers } from "./demo/customers";
import { categories, type DepartmentKey, departments, pipelines, type StageData, tags } from "./demo/organisation";
import { type StaffKey, staff } from "./demo/staff";
import { chance } from "./random";

const DAY = 86_400_000;

/** Rows of everything that exists before the first ticket, with the ids under which the scripts know them. */
export type Directory = {
  rows: {
    Pipeline: Prisma.PipelineCreateManyInput[];
    Stage: Prisma.StageCreateManyInput[];
    Department: Prisma.DepartmentCreateManyInput[];
    User: Omit<Prisma.UserCreateManyInput, "passwordHash">[];
    DepartmentMember: Prisma.DepartmentMemberCreateManyInput[];
    Category: Prisma.CategoryCreateManyInput[];
    Tag: Prisma.TagCreateManyInput[];
    Company: Prisma.CompanyCreateManyInput[];
    Customer: Prisma.CustomerCreateManyInput[];
    CustomerPhone: Prisma.CustomerPhoneCreateManyInput[];
    CustomerEmail: Prisma.CustomerEmailCreateManyInput[];
  };
  staffId: (key: StaffKey) => string;
  customerId: (key: CustomerKey) => string;
  categoryId: (key: string) => string;
  tagId: (key: string) => string;
  department: (key: DepartmentKey) => { id: string; pipelineId: string; stages: readonly (StageData & { id: string })[] };
};

/** `now` decides the ids' times and when people were added; the same `now` gives the same directory. */
export function directory(now: Date): Directory {
  const founded = new Date(now.getTime() - 420 * DAY);
  const { uuid, between } = chance(1405);
  const ids = new Map<string, string>();
  const idOf = (kind: string, key: string): string => {
    const known = `${kind}/${key}`;
    const id = ids.get(known) ?? uuid(founded);
    ids.set(known, id);
    return id;
  };
  const since = () => new Date(founded.getTime() + between(0, 320) * DAY + between(0, 6) * 3_600_000);

  const customerRows = Object.entries(customers).map(([key, person], index) => {
    const { name, company, jobTitle, city, note, email, second, landline } = person as typeof person & Record<string, string | undefined>;
    const id = idOf("customer", key);
    const serial = String(index + 1).padStart(4, "0");
    const phones: Prisma.CustomerPhoneCreateManyInput[] = landline
      ? [{ id: idOf("phone", key), customerId: id, e164: landline, kind: "LANDLINE", label: "تلفن مغازه", position: 0 }]
      : [{ id: idOf("phone", key), customerId: id, e164: `+98912000${serial}`, kind: "MOBILE", position: 0 }];
    if (second)
      phones.push({ id: idOf("phone", `${key}/2`), customerId: id, e164: `+989120001${serial.slice(1)}`, kind: "MOBILE", label: second, position: 1 });
    const row = {
      id,
      name,
      companyId: company ? idOf("company", company) : null,
      jobTitle: jobTitle ?? null,
      city,
      staffNote: note ?? null,
      createdAt: since(),
    };
    return { row, phones, emails: email ? [{ id: idOf("email", key), customerId: id, address: email, position: 0 }] : [] };
  });

  return {
    rows: {
      Pipeline: pipelines.map((p, position) => ({ id: idOf("pipeline", p.slug), slug: p.slug, name: p.name, kind: p.kind, position, createdAt: founded })),
      Stage: pipelines.flatMap((p) =>
        p.stages.map((stage, position) => ({ ...stage, id: idOf("stage", `${p.slug}/${stage.slug}`), pipelineId: idOf("pipeline", p.slug), position })),
      ),
      Department: departments.map(({ pipeline, ...d }, position) => ({
        ...d,
        id: idOf("department", d.slug),
        pipelineId: idOf("pipeline", pipeline),
        position,
      })),
      User: Object.entries(staff).map(([key, { departments: _, skills, ...person }]) => ({
        ...person,
        id: idOf("staff", key),
        skills: [...skills],
        createdAt: founded,
      })),
      DepartmentMember: Object.entries(staff).flatMap(([key, person]) =>
        person.departments.map((department) => ({ departmentId: idOf("department", department), userId: idOf("staff", key) })),
      ),
      Category: categories.map(({ key, name, under, department }, position) => ({
        id: idOf("category", key),
        name,
        parentId: under ? idOf("category", under) : null,
        departmentId: idOf("department", department),
        position,
      })),
      Tag: Object.entries(tags).map(([key, tag]) => ({ ...tag, id: idOf("tag", key) })),
      Company: Object.entries(companies).map(([key, company]) => ({ ...company, id: idOf("company", key), createdAt: since() })),
      Customer: customerRows.map((c) => c.row),
      CustomerPhone: customerRows.flatMap((c) => c.phones),
      CustomerEmail: customerRows.flatMap((c) => c.emails),
    },
    staffId: (key) => idOf("staff", key),
    customerId: (key) => idOf("customer", key),
    categoryId: (key) => idOf("category", key),
    tagId: (key) => idOf("tag", key),
    department: (key) => {
      const slug = departments.find((d) => d.slug === key)?.pipeline;
      const pipeline = pipelines.find((p) => p.slug === slug);
      if (!pipeline) throw new Error(`department ${key} has no pipeline`);
      const stages = pipeline.stages.map((stage) => ({ ...stage, id: idOf("stage", `${pipeline.slug}/${stage.slug}`) }));
      return { id: idOf("department", key), pipelineId: idOf("pipeline", pipeline.slug), stages };
    },
  };
}
