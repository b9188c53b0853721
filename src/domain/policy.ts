import type { Actor, Role } from "./actor";

/** The part of a ticket that permission depends on. */
export type TicketSubject = { readonly id: string; readonly customerId: string };

/** Who may put cards into a stage besides admins: these roles and these people (members of named departments among them). */
export type EntryLimit = { readonly roles: readonly string[]; readonly userIds: readonly string[] };

/** What each action is judged against; null = nothing but the actor matters. */
export type Subjects = {
  "board.read": null;
  "ticket.read": TicketSubject;
  "ticket.create": null;
  "ticket.move": TicketSubject;
  "ticket.edit": TicketSubject;
  "ticket.close": TicketSubject;
  /** `limit` null = all staff who work. */
  "stage.enter": { readonly limit: EntryLimit | null };
  "pipeline.edit": { readonly id: string } | null;
  "ticket.reopen": TicketSubject;
  "ticket.refer": TicketSubject;
  "ticket.promise": TicketSubject;
  /** Who is to follow the ticket, or to follow it no longer. */
  "ticket.follow": TicketSubject & { readonly userId: string; readonly isFollowing: boolean };
  "call.log": { readonly customerId: string };
  "order.create": null;
  "order.edit": TicketSubject;
  "visibility.edit": null;
  /** Many at once; each part is judged by its own action too. */
  "ticket.bulk": null;
  /** `isShared`: others see it too. */
  "view.edit": { readonly ownerId: string; readonly isShared: boolean };
  "note.add": TicketSubject;
  "note.addInternal": TicketSubject;
  "draft.save": TicketSubject;
  "attachment.upload": null;
  "customer.read": null;
  "customer.create": null;
  /** Which columns of the list one sees oneself. */
  "customer.chooseColumns": null;
  /** Taking a list of customers out. */
  "customer.export": null;
  /** One person's own data. */
  "customer.exportPerson": object | null;
  "customer.erase": object | null;
  /** Looking for records of the same person, making them one and two again. */
  "customer.merge": object | null;
  "customer.edit": { readonly customerId: string };
  /** `authorId`: who wrote the note. */
  "customer.removeNote": { readonly customerId: string; readonly authorId: string | null };
  "company.edit": null;
  "customerField.edit": null;
  /** Categories, products and tags. */
  "label.edit": null;
  "customer.optOut": { readonly customerId: string };
  "portal.file": null;
  "portal.close": TicketSubject;
  "login.requestCode": null;
  "link.revoke": TicketSubject;
  "link.renew": null;
  "organisation.edit": null;
  "faq.edit": null;
  "department.edit": null;
  "notification.read": null;
  "notification.choose": null;
  "notification.configure": null;
  "notification.sweep": null;
  "sms.read": TicketSubject;
  "sms.send": TicketSubject;
  "sms.configure": null;
  /** `linkId`: the link that was made for this one asking. */
  "survey.answer": TicketSubject & { readonly linkId: string | null };
  "survey.send": TicketSubject;
  "survey.read": null;
  "survey.measure": null;
  "survey.design": null;
  "people.manage": object | null;
  "people.setAway": { readonly userId: string };
  "account.secure": { readonly userId: string };
  "staffLink.redeem": null;
  "audit.read": null;
  "session.list": { readonly userId: string | null };
  "session.revoke": { readonly userId: string | null };
};

export type Action = keyof Subjects;
type Rules = { readonly [A in Action]: (actor: Actor, subject: Subjects[A]) => boolean };

/** Staff of every role: what they look at. */
const staff = (a: Actor): boolean => a.kind === "agent";
const staffOrSystem = (a: Actor): boolean => a.kind === "agent" || a.kind === "system";
/** Staff who work: what they change. */
const agent = (a: Actor): boolean => hasRole(a, "AGENT");
const agentOrSystem = (a: Actor): boolean => hasRole(a, "AGENT") || a.kind === "system";
const own = (a: Actor, t: TicketSubject): boolean =>
  (a.kind === "customer" && a.customerId === t.customerId) ||
  (a.kind === "link" && a.purpose === "ticket" && a.ticketId === t.id && a.customerId === t.customerId);

/** True when the actor is staff of at least this role (N45, A17). */
export function hasRole(actor: Actor, atLeast: Role): boolean {
  const order: readonly Role[] = ["READER", "AGENT", "SUPERVISOR", "ADMIN"];
  return actor.kind === "agent" && order.indexOf(actor.role) >= order.indexOf(atLeast);
}

/**
 * Who may do what, on one page (architecture.md §4.6): the only place where permission is decided. Proved as a matrix in
 * tests/integration/authorization-matrix.test.ts.
 */
export const policy: Rules = {
  "board.read": staff,
  "ticket.read": (a, t) => staffOrSystem(a) || own(a, t),
  "ticket.create": agentOrSystem,
  "ticket.move": agentOrSystem,
  "ticket.edit": agentOrSystem,
  "ticket.close": agentOrSystem,
  // What customers do is judged by their own actions; only staff are limited to some stages.
  "stage.enter": (a, { limit }) =>
    a.kind === "system" ||
    (a.kind === "agent" && hasRole(a, "AGENT") && (limit === null || hasRole(a, "ADMIN") || limit.roles.includes(a.role) || limit.userIds.includes(a.userId))),
  "pipeline.edit": (a) => hasRole(a, "ADMIN"),
  "ticket.reopen": agentOrSystem,
  "ticket.refer": agentOrSystem,
  "ticket.promise": agentOrSystem,
  "ticket.follow": (a, f) => agent(a) && (f.isFollowing || hasRole(a, "SUPERVISOR") || (a.kind === "agent" && a.userId === f.userId)),
  "call.log": agent,
  "order.create": agentOrSystem,
  "order.edit": agentOrSystem,
  "visibility.edit": (a) => hasRole(a, "ADMIN"),
  "ticket.bulk": agent,
  "view.edit": (a, v) => agent(a) && ((a.kind === "agent" && a.userId === v.ownerId) || (v.isShared && hasRole(a, "SUPERVISOR"))),
  "note.add": (a, t) => agentOrSystem(a) || own(a, t),
  "note.addInternal": agentOrSystem,
  "draft.save": agent,
  "attachment.upload": (a) => agent(a) || a.kind === "customer" || (a.kind === "link" && a.purpose === "ticket"),
  "customer.read": staffOrSystem,
  "customer.create": agentOrSystem,
  "customer.chooseColumns": staff,
  "customer.export": (a) => hasRole(a, "SUPERVISOR"),
  "customer.exportPerson": (a) => hasRole(a, "ADMIN"),
  "customer.erase": (a) => hasRole(a, "ADMIN"),
  "customer.merge": (a) => hasRole(a, "SUPERVISOR"),
  "customer.edit": agentOrSystem,
  "customer.removeNote": (a, n) => agent(a) && (hasRole(a, "SUPERVISOR") || (a.kind === "agent" && a.userId === n.authorId)),
  "company.edit": agentOrSystem,
  "customerField.edit": (a) => hasRole(a, "ADMIN"),
  "label.edit": (a) => hasRole(a, "SUPERVISOR"),
  "customer.optOut": (a, c) => agentOrSystem(a) || (a.kind === "customer" && a.customerId === c.customerId),
  "portal.file": (a) => a.kind === "customer",
  "portal.close": own,
  "login.requestCode": () => true,
  "link.revoke": agentOrSystem,
  "link.renew": () => true,
  "organisation.edit": (a) => hasRole(a, "ADMIN"),
  "notification.read": staff,
  "notification.choose": staff,
  "notification.configure": (a) => hasRole(a, "ADMIN"),
  "notification.sweep": (a) => a.kind === "system",
  "faq.edit": (a) => hasRole(a, "SUPERVISOR"),
  "department.edit": (a) => hasRole(a, "ADMIN"),
  "sms.read": staffOrSystem,
  "sms.send": agentOrSystem,
  "sms.configure": (a) => hasRole(a, "ADMIN"),
  "survey.answer": (a, s) => own(a, s) || (a.kind === "link" && a.purpose === "survey" && a.linkId === s.linkId && a.customerId === s.customerId),
  "survey.send": (a) => a.kind === "system",
  "survey.read": staff,
  "survey.measure": (a) => hasRole(a, "SUPERVISOR"),
  "survey.design": (a) => hasRole(a, "ADMIN"),
  "people.manage": (a) => hasRole(a, "ADMIN"),
  "people.setAway": (a, s) => a.kind === "agent" && (a.userId === s.userId || hasRole(a, "ADMIN")),
  "account.secure": (a, s) => a.kind === "agent" && a.userId === s.userId,
  // The token itself is the right.
  "staffLink.redeem": () => true,
  "audit.read": (a) => hasRole(a, "ADMIN"),
  "session.list": (a, s) => a.kind === "agent" && (a.userId === s.userId || hasRole(a, "ADMIN")),
  "session.revoke": (a, s) => a.kind === "agent" && (a.userId === s.userId || a.role === "ADMIN"),
};

/** The one question of the whole product: may this actor do this to that? */
export function may<A extends Action>(actor: Actor, action: A, subject: Subjects[A]): boolean {
  return policy[action](actor, subject);
}
