import { describe, expect, it } from "vitest";
import type { Actor, Role } from "@/domain/actor";
import { type Action, hasRole, may, policy, type Subjects } from "@/domain/policy";
import { agent, anonymous, customer, link, system } from "../../support/actors";

const ticket = { id: "ticket", customerId: "owner" };
const staff = (role: Role): Actor => agent({ id: `user ${role}`, name: role, role });
const everybody: Record<string, Actor> = {
  anonymous,
  owner: customer({ id: "owner" }),
  stranger: customer({ id: "stranger" }),
  "link to the ticket": link(ticket),
  "link to another ticket": link({ id: "another", customerId: "owner" }),
  "link of another customer": link({ id: "ticket", customerId: "stranger" }),
  "survey link": link(ticket, "survey"),
};
const allowed = <A extends Action>(action: A, subject: Subjects[A]) =>
  Object.keys(everybody).filter((who) => may(everybody[who] ?? anonymous, action, subject));

describe("people outside", () => {
  it("may read and answer their own ticket, by sign-in or by its link, and nobody else's", () => {
    for (const action of ["ticket.read", "note.add", "portal.close"] as const) expect(allowed(action, ticket), action).toEqual(["owner", "link to the ticket"]);
  });

  it("may do nothing that is the staff's", () => {
    // Everything else: a new action that outsiders may do has to be named here.
    const theirs: Action[] = [
      "ticket.read",
      "note.add",
      "portal.close",
      "portal.file",
      "login.requestCode",
      "link.renew",
      "attachment.upload",
      "survey.answer",
      "customer.optOut",
      "staffLink.redeem",
    ];
    for (const action of (Object.keys(policy) as Action[]).filter((entry) => !theirs.includes(entry))) {
      const subject = action.startsWith("session.") ? { userId: null } : ticket;
      expect(allowed(action, subject as never), action).toEqual([]);
    }
  });

  it("answer a survey as the ticket's customer, by its link, or by the very link of the survey", () => {
    const survey = link(ticket, "survey");
    const linkId = survey.kind === "link" ? survey.linkId : null;
    expect(allowed("survey.answer", { ...ticket, linkId })).toEqual(["owner", "link to the ticket", "survey link"]);
    expect(allowed("survey.answer", { ...ticket, linkId: "another link" })).toEqual(["owner", "link to the ticket"]);
  });

  it("choose about SMS for themselves only, and not by a link", () => {
    expect(allowed("customer.optOut", { customerId: "owner" })).toEqual(["owner"]);
  });

  it("may never write an internal note, not even on their own ticket", () => {
    expect(allowed("note.addInternal", ticket)).toEqual([]);
  });
});

describe("staff", () => {
  it("of every role may work on any ticket", () => {
    for (const role of ["AGENT", "SUPERVISOR", "ADMIN"] as const) {
      for (const action of [
        "ticket.read",
        "ticket.move",
        "ticket.edit",
        "ticket.close",
        "ticket.reopen",
        "note.add",
        "note.addInternal",
        "draft.save",
      ] as const) {
        expect(may(staff(role), action, ticket), `${role} ${action}`).toBe(true);
      }
    }
  });

  it("who may only look, looks at everything of the daily work and changes nothing of it", () => {
    const looks = ["board.read", "ticket.read", "customer.read", "notification.read", "notification.choose", "sms.read", "survey.read"] as const;
    for (const action of looks) expect(may(staff("READER"), action, ticket as never), action).toBe(true);
    const open: readonly Action[] = ["login.requestCode", "link.renew", "staffLink.redeem", "customer.chooseColumns"];
    for (const action of (Object.keys(policy) as Action[]).filter((one) => !(looks as readonly Action[]).includes(one) && !open.includes(one))) {
      const subject = action.startsWith("session.") ? { userId: "somebody else" } : ticket;
      expect(may(staff("READER"), action, subject as never), action).toBe(false);
    }
  });

  it("end their own sessions; only an admin ends a colleague's", () => {
    expect(may(staff("AGENT"), "session.revoke", { userId: "user AGENT" })).toBe(true);
    expect(may(staff("SUPERVISOR"), "session.revoke", { userId: "user AGENT" })).toBe(false);
    expect(may(staff("ADMIN"), "session.revoke", { userId: "user AGENT" })).toBe(true);
    for (const role of ["READER", "AGENT", "SUPERVISOR", "ADMIN"] as const) expect(may(staff(role), "audit.read", null)).toBe(role === "ADMIN");
    expect(may(staff("ADMIN"), "session.list", { userId: "user AGENT" })).toBe(true);
    expect(may(staff("SUPERVISOR"), "session.list", { userId: "user AGENT" })).toBe(false);
  });

  it("secure their own account and say themselves that they are away; an admin says it for others, and alone manages people", () => {
    for (const role of ["READER", "AGENT", "SUPERVISOR", "ADMIN"] as const) {
      expect(may(staff(role), "account.secure", { userId: `user ${role}` })).toBe(true);
      expect(may(staff(role), "account.secure", { userId: "somebody else" })).toBe(false);
      expect(may(staff(role), "people.setAway", { userId: `user ${role}` })).toBe(true);
      expect(may(staff(role), "people.setAway", { userId: "somebody else" })).toBe(role === "ADMIN");
      expect(may(staff(role), "people.manage", null)).toBe(role === "ADMIN");
    }
  });

  it("have roles that include the ones below; a customer has none", () => {
    const atLeast = (role: Role) => (["READER", "AGENT", "SUPERVISOR", "ADMIN"] as const).filter((least) => hasRole(staff(role), least));
    expect((["READER", "AGENT", "SUPERVISOR", "ADMIN"] as const).map(atLeast)).toEqual([
      ["READER"],
      ["READER", "AGENT"],
      ["READER", "AGENT", "SUPERVISOR"],
      ["READER", "AGENT", "SUPERVISOR", "ADMIN"],
    ]);
    expect(hasRole(customer({ id: "x" }), "AGENT")).toBe(false);
    expect(hasRole(system, "AGENT")).toBe(false);
  });
});

it("the system works on tickets but has no drafts, sessions or settings", () => {
  expect(may(system, "ticket.close", ticket)).toBe(true);
  expect(may(system, "draft.save", ticket)).toBe(false);
  expect(may(system, "session.revoke", { userId: "anybody" })).toBe(false);
  expect(may(system, "organisation.edit", null)).toBe(false);
});

it("admins alone shape pipelines; a limited stage is open to its roles, its people and admins, and to what is not staff's own doing", () => {
  for (const role of ["READER", "AGENT", "SUPERVISOR"] as const) expect(may(staff(role), "pipeline.edit", null)).toBe(false);
  expect(may(staff("ADMIN"), "pipeline.edit", null)).toBe(true);
  expect(may(system, "pipeline.edit", null)).toBe(false);
  const limit = { roles: ["SUPERVISOR"], userIds: ["somebody"] };
  const agent = staff("AGENT");
  expect(may(agent, "stage.enter", { limit: null })).toBe(true);
  expect(may(agent, "stage.enter", { limit })).toBe(false);
  expect(may(agent, "stage.enter", { limit: { roles: [], userIds: [] } })).toBe(false);
  expect(may(agent, "stage.enter", { limit: { ...limit, userIds: [agent.kind === "agent" ? agent.userId : ""] } })).toBe(true);
  for (const role of ["SUPERVISOR", "ADMIN"] as const) expect(may(staff(role), "stage.enter", { limit })).toBe(true);
  expect(may(system, "stage.enter", { limit })).toBe(true);
  expect(may({ kind: "anonymous" }, "stage.enter", { limit: null })).toBe(false);
});
