import type { Role } from "@/domain/actor";
import type { DepartmentKey } from "./organisation";

type Staff = { email: string; name: string; jobTitle: string; role: Role; skills: readonly string[]; departments: readonly DepartmentKey[]; isAway?: true };

/** Everybody's password is `kariz-demo` (contract.md). */
export const staff = {
  admin: {
    email: "admin@nikafzar.example",
    name: "شیرین کاظمی",
    jobTitle: "مدیر سامانه",
    role: "ADMIN",
    skills: [],
    departments: ["support", "sales", "finance"],
  },
  supervisor: {
    email: "supervisor@nikafzar.example",
    name: "بهرام نوری",
    jobTitle: "سرپرست پشتیبانی",
    role: "SUPERVISOR",
    skills: ["رسیدگی به شکایت"],
    departments: ["support", "sales", "finance"],
  },
  agent1: {
    email: "agent1@nikafzar.example",
    name: "نگار صالحی",
    jobTitle: "کارشناس پشتیبانی نرم‌افزار",
    role: "AGENT",
    skills: ["نرم‌افزار فروشگاهی", "گزارش‌ها"],
    departments: ["support"],
  },
  agent2: {
    email: "agent2@nikafzar.example",
    name: "پویا رستمی",
    jobTitle: "کارشناس پشتیبانی سخت‌افزار",
    role: "AGENT",
    skills: ["چاپگر بارکد", "بارکدخوان", "شبکه"],
    departments: ["support"],
  },
  agent3: {
    email: "agent3@nikafzar.example",
    name: "مهسا دانشور",
    jobTitle: "کارشناس فروش",
    role: "AGENT",
    skills: ["مشاوره خرید", "پیش‌فاکتور"],
    departments: ["sales"],
  },
  agent4: {
    email: "agent4@nikafzar.example",
    name: "رضا یگانه",
    jobTitle: "کارشناس امور مالی",
    role: "AGENT",
    skills: ["صورتحساب", "سامانه مودیان"],
    departments: ["finance", "support"],
  },
  engineer: {
    email: "engineer@nikafzar.example",
    name: "کیوان شریفی",
    jobTitle: "مهندس فنی",
    role: "AGENT",
    skills: ["پایگاه داده", "راه‌انداز چاپگر", "API"],
    departments: ["support"],
  },
  onLeave: {
    email: "agent5@nikafzar.example",
    name: "الهام توکلی",
    jobTitle: "کارشناس پشتیبانی نرم‌افزار",
    role: "AGENT",
    skills: ["نرم‌افزار فروشگاهی", "آموزش"],
    departments: ["support"],
    isAway: true,
  },
} as const satisfies Record<string, Staff>;

export type StaffKey = keyof typeof staff;
