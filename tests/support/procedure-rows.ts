import { randomUUID } from "node:crypto";
import type { Faq, Note, Session, SmsMessage, Ticket, User } from "@/generated/prisma/client";
import type { PipelineWithStages } from "./factories";

/** Everybody who can knock at the API. `stranger` is a customer to whom the ticket does not belong. */
export const callers = ["anonymous", "customer", "stranger", "ticketLink", "surveyLink", "reader", "agent", "supervisor", "admin"] as const;
export type Caller = (typeof callers)[number];

/** What a caller gets: through the door, or one of the three refusals. */
export type Answer = "allowed" | "UNAUTHORIZED" | "FORBIDDEN" | "NOT_FOUND" | "BAD_REQUEST";

/** What an input can be made of: one ticket of `customer`, and things that belong to a colleague. */
export type Scene = {
  ticket: Ticket;
  pipeline: PipelineWithStages;
  departmentId: string;
  customerId: string;
  colleague: User;
  colleagueSession: Session;
  faq: Faq;
  sms: SmsMessage;
  note: Note;
  /** Of an invitation that nobody has used. */
  inviteToken: string;
  companyId: string;
  fieldId: string;
  categoryId: string;
  productId: string;
  /** Two tags of nobody. */
  tagIds: readonly [string, string];
  /** A note of the colleague on the customer's record. */
  recordNoteId: string;
  /** A view of the colleague that everybody sees. */
  viewId: string;
  /** Another customer, of whom nothing else is known. */
  otherCustomerId: string;
  /** A merge of two others that can be taken back. */
  mergeId: string;
};

export type Row = { input?: (scene: Scene) => unknown; answers: Readonly<Record<Caller, Answer>> };

const staff = { reader: "allowed", agent: "allowed", supervisor: "allowed", admin: "allowed" } as const;
const noStaff = { reader: "NOT_FOUND", agent: "NOT_FOUND", supervisor: "NOT_FOUND", admin: "NOT_FOUND" } as const;
const noVisitor = { anonymous: "UNAUTHORIZED", customer: "NOT_FOUND", stranger: "NOT_FOUND", ticketLink: "NOT_FOUND", surveyLink: "NOT_FOUND" } as const;

/** Whoever may look: staff of every role. */
const forStaff = { ...noVisitor, ...staff };
/** Whoever may work on tickets: staff, but not who may only look. */
const forAgents = { ...forStaff, reader: "FORBIDDEN" } as const;
const fromSupervisor = { ...forAgents, agent: "FORBIDDEN" } as const;
const forAdmin = { ...fromSupervisor, supervisor: "FORBIDDEN" } as const;
const forCustomers = { ...noVisitor, ...noStaff, customer: "allowed", stranger: "allowed" } as const;
const forItsCustomer = { ...noVisitor, ...noStaff, customer: "allowed", ticketLink: "allowed" } as const;
const forNobodyHere = { ...noVisitor, ...noStaff } as const;
const forEverybody = Object.fromEntries(callers.map((caller) => [caller, "allowed"])) as Record<Caller, Answer>;

const person = ({ colleague }: Scene) => ({ userId: colleague.id });
/** Let in, and then told that the password is wrong. */
const ownToo = { reader: "BAD_REQUEST", agent: "BAD_REQUEST", supervisor: "BAD_REQUEST", admin: "BAD_REQUEST" } as const;

const version = ({ ticket }: Scene) => ({ ticketId: ticket.id, expectedVersion: ticket.version });
const ticketId = ({ ticket }: Scene) => ({ ticketId: ticket.id });
const number = ({ ticket }: Scene) => ({ number: ticket.number });
const department = ({ departmentId }: Scene) => ({ departmentId });
const smsId = ({ sms }: Scene) => ({ smsId: String(sms.id) });
const template = { key: "closed", departmentId: null, stageId: null };

const stagesOf = ({ stages }: PipelineWithStages) =>
  Object.values(stages).map(({ id, name, publicLabel, color, kind, softLimit, ageingDays, isPortalVisible, entryRoles, entryUserIds, entryDepartmentIds }) => ({
    ...{ id, name, publicLabel, color, kind, softLimit, ageingDays, isPortalVisible, entryRoles, entryUserIds, entryDepartmentIds },
    isRetired: false,
  }));

const surveyDesign = {
  ...{ departmentId: null, expectedVersion: 0, isOn: true, question: "چطور بود؟", scale: "NUMBERS", reasons: [], thanks: "ممنون" },
  ...{ delayMinutes: 0, cooldownDays: 0, expiryDays: 7, editableHours: 24, lowScore: 2 },
};

const departmentEntry = {
  ...{ name: "انبار", description: "", entryStageId: null, addMemberIds: [], removeMemberIds: [], responsibleRule: "NONE" },
  ...{ fixedResponsibleId: null, answeringHours: null, isInPortal: true },
};

/** Every procedure and who gets through its door (facts.md S1, S2). A procedure without a row fails the authorization matrix test. */
export const procedureRows: Readonly<Record<string, Row>> = {
  "audit.list": { input: () => ({ group: "tickets" }), answers: forAdmin },
  "audit.chain": { answers: forAdmin },
  "audit.people": { answers: forAdmin },
  "board.pipelines": { answers: forStaff },
  "board.get": { input: ({ pipeline }) => ({ slug: pipeline.slug }), answers: forStaff },
  "board.stagePage": { input: ({ pipeline }) => ({ stageId: pipeline.stages.new.id }), answers: forStaff },
  "board.changes": { input: ({ pipeline }) => ({ pipelineId: pipeline.id, since: 0 }), answers: forStaff },
  "board.stages": { input: ({ pipeline }) => ({ pipelineId: pipeline.id }), answers: forStaff },
  "board.options": { answers: forStaff },
  "board.move": { input: (scene) => ({ ...version(scene), toStageId: scene.pipeline.stages.working.id }), answers: forAgents },
  "board.undoMove": { input: version, answers: forAgents },

  "calls.log": {
    input: ({ customerId }) => ({
      customerId,
      direction: "IN",
      startedAt: "2026-11-21T06:00:00.000Z",
      seconds: 60,
      summary: "متن",
      idempotencyKey: randomUUID(),
    }),
    answers: forAgents,
  },

  "customers.find": { input: () => ({ text: "" }), answers: forStaff },
  "customers.list": { input: () => ({}), answers: forStaff },
  "customers.duplicates": { answers: fromSupervisor },
  "customers.duplicatesOf": { input: ({ customerId }) => ({ customerId }), answers: fromSupervisor },
  "customers.tellApart": { input: ({ customerId, otherCustomerId }) => ({ oneId: customerId, otherId: otherCustomerId }), answers: fromSupervisor },
  "customers.previewMerge": { input: ({ customerId, otherCustomerId }) => ({ survivorId: customerId, mergedId: otherCustomerId }), answers: fromSupervisor },
  "customers.erase": { input: ({ customerId }) => ({ customerId, expectedVersion: 9, name: "نامی دیگر" }), answers: forAdmin },
  "customers.merge": {
    input: ({ customerId, otherCustomerId }) => ({ survivorId: customerId, mergedId: otherCustomerId, survivorVersion: 1, mergedVersion: 1, choices: {} }),
    answers: fromSupervisor,
  },
  "customers.undoMerge": { input: ({ mergeId }) => ({ mergeId }), answers: fromSupervisor },
  "customers.merges": { input: ({ customerId }) => ({ customerId }), answers: fromSupervisor },
  "customers.columns": { answers: forStaff },
  "customers.choices": { answers: forStaff },
  "customers.chooseColumns": { input: () => ({ columns: ["city"] }), answers: forStaff },
  "customers.get": { input: ({ customerId }) => ({ customerId }), answers: forStaff },
  "customers.setSmsOptOut": { input: ({ customerId }) => ({ customerId, isOptedOut: false }), answers: forAgents },
  "customers.timeline": { input: ({ customerId }) => ({ id: customerId }), answers: forStaff },
  "customers.whoCalls": { input: () => ({ phone: "09121234567" }), answers: forStaff },
  "customers.answerCall": { input: () => ({ phone: "09121234567" }), answers: forAgents },
  "customers.edit": { input: ({ customerId }) => ({ customerId, expectedVersion: 1, city: "یزد" }), answers: forAgents },
  "customers.editContacts": { input: ({ customerId }) => ({ customerId, expectedVersion: 1, phones: [], emails: [] }), answers: forAgents },
  "customers.setFact": { input: ({ customerId, fieldId }) => ({ customerId, fieldId, expectedVersion: 1, value: "" }), answers: forAgents },
  "customers.addNote": { input: ({ customerId }) => ({ customerId, body: "متن", portalVisible: false, idempotencyKey: randomUUID() }), answers: forAgents },
  "customers.removeNote": { input: ({ recordNoteId }) => ({ noteId: recordNoteId }), answers: fromSupervisor },
  "customers.company": { input: ({ companyId }) => ({ companyId }), answers: forStaff },
  "customers.findCompanies": { input: () => ({ text: "" }), answers: forStaff },
  "customers.editCompany": { input: ({ companyId }) => ({ companyId, expectedVersion: 1, name: "آبان" }), answers: forAgents },
  "customers.fields": { answers: forAdmin },
  "customers.saveField": { input: () => ({ label: "نشانی", kind: "TEXT", isOnCard: false }), answers: forAdmin },
  "customers.moveField": { input: ({ fieldId }) => ({ fieldId, to: "up" }), answers: forAdmin },
  "customers.retireField": { input: ({ fieldId }) => ({ fieldId, expectedVersion: 1, isRetired: true }), answers: forAdmin },
  "customers.create": { input: () => ({ name: "سارا" }), answers: forAgents },

  "departments.list": { answers: forAdmin },
  "departments.form": { input: department, answers: forAdmin },
  "departments.save": { input: ({ pipeline }) => ({ ...departmentEntry, pipelineId: pipeline.id }), answers: forAdmin },
  "departments.move": { input: (scene) => ({ ...department(scene), afterId: null }), answers: forAdmin },
  "departments.retire": { input: (scene) => ({ ...department(scene), expectedVersion: 1, successorId: null }), answers: forAdmin },
  "departments.bringBack": { input: (scene) => ({ ...department(scene), expectedVersion: 1 }), answers: forAdmin },

  "identity.me": { answers: forStaff },
  "identity.sessions": { answers: forStaff },
  "identity.revokeSession": { input: ({ colleagueSession }) => ({ sessionId: colleagueSession.id }), answers: forAdmin },
  "identity.endAllSessions": { answers: forStaff },

  "identity.changePassword": { input: () => ({ current: "x", next: "y" }), answers: { ...noVisitor, ...ownToo } },
  "identity.twoFactor": { answers: forStaff },
  "identity.startTotp": { answers: forStaff },
  // through the door; a code that is wrong is bad input
  "identity.confirmTotp": { input: () => ({ code: "123456" }), answers: forStaff },
  "identity.disableTotp": { input: () => ({ password: "x" }), answers: { ...noVisitor, ...ownToo } },
  "identity.newRecoveryCodes": { input: () => ({ password: "x" }), answers: { ...noVisitor, ...ownToo } },
  "identity.redeemLink": { input: ({ inviteToken }) => ({ token: inviteToken, password: "چهار اسب سفید" }), answers: forEverybody },

  "messaging.ofTicket": { input: ticketId, answers: forStaff },
  "messaging.reachability": { input: ({ customerId }) => ({ customerId }), answers: forStaff },
  "messaging.previewText": { input: () => ({ text: "سلام" }), answers: forStaff },
  "messaging.sendText": { input: (scene) => ({ ...ticketId(scene), text: "سلام", idempotencyKey: randomUUID() }), answers: forAgents },
  "messaging.resend": { input: smsId, answers: forAgents },
  "messaging.cancel": { input: smsId, answers: forAgents },
  "messaging.templates": { answers: forAdmin },
  "messaging.saveTemplate": { input: () => ({ ...template, isOn: true, body: "سلام", noLinkBody: "سلام", expectedVersion: 0 }), answers: forAdmin },
  "messaging.resetTemplate": { input: () => ({ ...template, expectedVersion: 1 }), answers: forAdmin },
  "messaging.previewTemplate": { input: () => ({ ...template, body: "سلام" }), answers: forAdmin },
  "messaging.report": { input: () => ({ year: 1405, month: 8 }), answers: forAdmin },
  "messaging.account": { answers: forAdmin },
  "messaging.rules": { answers: forAdmin },
  "messaging.saveRules": {
    input: () => ({ sendsLinks: true, quietFromMinute: 1_260, quietUntilMinute: 540, smsMonthlyBudget: null, smsPartRials: 1_650, expectedVersion: 1 }),
    answers: forAdmin,
  },
  "messaging.allowLinks": { answers: forAdmin },
  "messaging.webhookUrls": { answers: forAdmin },

  "labels.list": { answers: fromSupervisor },
  "labels.saveCategory": { input: () => ({ name: `دسته ${randomUUID()}`, parentId: null, departmentId: null }), answers: fromSupervisor },
  "labels.moveCategory": { input: ({ categoryId }) => ({ id: categoryId, to: "up" }), answers: fromSupervisor },
  "labels.retireCategory": { input: ({ categoryId }) => ({ id: categoryId, expectedVersion: 1, isRetired: true }), answers: fromSupervisor },
  "labels.saveProduct": { input: () => ({ name: `محصول ${randomUUID()}` }), answers: fromSupervisor },
  "labels.moveProduct": { input: ({ productId }) => ({ id: productId, to: "up" }), answers: fromSupervisor },
  "labels.retireProduct": { input: ({ productId }) => ({ id: productId, expectedVersion: 1, isRetired: true }), answers: fromSupervisor },
  "labels.saveTag": { input: () => ({ name: `برچسب ${randomUUID()}`, color: "red" }), answers: fromSupervisor },
  "labels.mergeTags": { input: ({ tagIds: [id, intoId] }) => ({ id, expectedVersion: 1, intoId }), answers: fromSupervisor },

  "notifications.list": { input: () => ({}), answers: forStaff },
  "notifications.unreadCount": { answers: forStaff },
  "notifications.fresh": { input: () => ({ since: "2026-11-21T08:30:00.000Z" }), answers: forStaff },
  // only whoever has an entry of this card
  "notifications.markUnread": { input: ticketId, answers: forNobodyHere },
  "notifications.settings": { answers: forStaff },
  "notifications.saveSettings": { input: () => ({ expectedVersion: 0, choices: [], waitingHours: 4 }), answers: forStaff },
  "notifications.rules": { answers: forAdmin },
  "notifications.saveRules": { input: () => ({ expectedVersion: 1, waitingHours: 24 }), answers: forAdmin },
  "notifications.read": { input: () => ({}), answers: forStaff },

  "people.list": { answers: forAdmin },
  "people.get": { input: person, answers: forAdmin },
  "people.sessions": { input: person, answers: forAdmin },
  "people.endSessions": { input: person, answers: forAdmin },
  "people.invite": { input: () => ({ email: `${randomUUID()}@example.test`, name: "سارا", role: "AGENT" }), answers: forAdmin },
  "people.makeLink": { input: person, answers: forAdmin },
  "people.cancelInvitation": { input: person, answers: forAdmin },
  "people.save": {
    input: ({ colleague }) => ({ userId: colleague.id, email: colleague.email, name: "نام", role: "ADMIN", expectedVersion: 1 }),
    answers: forAdmin,
  },
  "people.setAway": { input: (scene) => ({ ...person(scene), isAway: true }), answers: forAdmin },
  "people.suspend": { input: (scene) => ({ ...person(scene), expectedVersion: 1 }), answers: forAdmin },
  "people.restore": { input: (scene) => ({ ...person(scene), expectedVersion: 1 }), answers: forAdmin },
  "people.resetTotp": { input: person, answers: forAdmin },
  "pipelines.list": { answers: forAdmin },
  "pipelines.get": { input: ({ pipeline }) => ({ pipeline: pipeline.slug }), answers: forAdmin },
  "pipelines.create": { input: () => ({ name: "فنی", slug: `made-${randomUUID().slice(0, 8)}`, template: "technical" }), answers: forAdmin },
  "pipelines.save": {
    input: ({ pipeline }) => ({ pipelineId: pipeline.id, expectedVersion: 1, name: pipeline.name, slug: pipeline.slug, stages: stagesOf(pipeline) }),
    answers: forAdmin,
  },
  "pipelines.deleteStage": {
    input: ({ pipeline }) => ({ pipelineId: pipeline.id, expectedVersion: 1, stageId: pipeline.stages.technical.id, targetStageId: null }),
    answers: forAdmin,
  },
  "pipelines.retire": { input: ({ pipeline }) => ({ pipelineId: pipeline.id, expectedVersion: 1, isRetired: false }), answers: forAdmin },
  "pipelines.arrange": { input: ({ pipeline }) => ({ pipelineIds: [pipeline.id] }), answers: forAdmin },

  "orders.create": {
    input: ({ customerId }) => ({ customerId, title: "سفارش", items: [], idempotencyKey: randomUUID() }),
    // none of the scene's boards is for orders
    answers: { ...forAgents },
  },
  "orders.edit": { input: (scene) => ({ ...ticketId(scene), expectedVersion: 0, items: [] }), answers: forAgents },
  "visibility.get": { answers: forAdmin },
  "visibility.save": { input: () => ({ kind: "TICKET", expectedVersion: 0, fields: ["title"], pipelines: [] }), answers: forAdmin },

  "portal.organisation": { answers: forEverybody },
  "portal.departments": { answers: forCustomers },
  "portal.faqs": { input: department, answers: forCustomers },
  "portal.products": { answers: forCustomers },
  "portal.categories": { input: department, answers: forCustomers },
  "portal.showFaqs": { input: department, answers: forCustomers },
  "portal.noteFaq": { input: ({ faq }) => ({ faqId: faq.id, what: "opened" }), answers: forCustomers },
  "portal.setSms": { input: () => ({ isOptedOut: false }), answers: forCustomers },
  "portal.profile": { answers: forCustomers },
  "portal.setName": { input: () => ({ name: "سارا احمدی" }), answers: forCustomers },
  "portal.notes": { answers: forCustomers },
  "portal.tickets": { input: () => ({}), answers: forCustomers },
  "portal.hasOrders": { answers: forCustomers },
  "portal.orders": { input: () => ({}), answers: forCustomers },
  "portal.ticket": { input: number, answers: forItsCustomer },
  "portal.file": {
    input: (scene) => ({ ...department(scene), title: "مشکل", description: "شرح", idempotencyKey: randomUUID() }),
    answers: forCustomers,
  },
  "portal.reply": { input: (scene) => ({ ...number(scene), body: "سلام", idempotencyKey: randomUUID() }), answers: forItsCustomer },
  "portal.close": { input: number, answers: forItsCustomer },
  "portal.reopen": { input: number, answers: forItsCustomer },
  "portal.markSeen": { input: number, answers: forItsCustomer },

  "portalSettings.get": { answers: fromSupervisor },
  "portalSettings.editOrganisation": {
    input: () => ({
      expectedVersion: 1,
      ...{ name: "نیک‌افزار", brandColor: "teal", welcome: "", answeringHours: "", supportPhone: "", allowsRegistration: true, reopenDays: 7, linkDays: 30 },
    }),
    answers: forAdmin,
  },
  "portalSettings.saveFaq": { input: (scene) => ({ ...department(scene), question: "چطور؟", answer: "این‌طور.", isPublished: true }), answers: fromSupervisor },
  "portalSettings.moveFaq": { input: ({ faq }) => ({ faqId: faq.id, to: "up" }), answers: fromSupervisor },
  "portalSettings.removeFaq": { input: ({ faq }) => ({ faqId: faq.id, expectedVersion: 1 }), answers: fromSupervisor },
  "portalSettings.revokeLinks": { input: ticketId, answers: forAgents },

  "surveys.settings": { answers: fromSupervisor },
  "surveys.saveDesign": { input: () => surveyDesign, answers: forAdmin },
  "surveys.resetDesign": { input: (scene) => ({ ...department(scene), expectedVersion: 1 }), answers: forAdmin },
  "surveys.byAgent": { input: () => ({}), answers: fromSupervisor },
  "surveys.ofOwnTicket": { input: number, answers: forItsCustomer },
  "surveys.answerOwn": { input: (scene) => ({ ...number(scene), score: 5 }), answers: forItsCustomer },

  "lists.tickets": { input: () => ({ order: { by: "updated", down: true } }), answers: forStaff },
  "lists.words": { answers: forStaff },
  "lists.myCounts": { answers: forStaff },
  "lists.views": { answers: forStaff },
  // Somebody else's private view is not there.
  "lists.view": { input: ({ viewId }) => ({ viewId }), answers: forStaff },
  "lists.saveView": {
    input: () => ({ name: "نما", scope: "PRIVATE", content: { pipelineSlug: null, shape: "list", filters: {}, state: null, order: null, columns: null } }),
    answers: forAgents,
  },
  "lists.removeView": { input: ({ viewId }) => ({ viewId, expectedVersion: 9 }), answers: fromSupervisor },
  "lists.moveView": { input: ({ viewId }) => ({ viewId, to: "up" }), answers: fromSupervisor },
  "lists.bulk": {
    input: ({ ticket }) => ({ bulkId: randomUUID(), act: { kind: "priority", priority: "HIGH" }, tickets: [{ id: ticket.id, version: ticket.version }] }),
    answers: forAgents,
  },
  "lists.undoBulk": { input: () => ({ bulkId: randomUUID() }), answers: { ...forNobodyHere, reader: "FORBIDDEN" } },
  "lists.lastBulk": { answers: forStaff },
  "lists.previewReply": { input: ({ ticket }) => ({ ticketIds: [ticket.id] }), answers: forAgents },

  "tickets.get": { input: number, answers: forStaff },
  "presence.tell": { input: (scene) => ({ ...ticketId(scene), tab: randomUUID(), state: "viewing" }), answers: forStaff },
  "search.all": { input: () => ({ text: "سلام" }), answers: forStaff },

  "tickets.create": { input: ({ customerId }) => ({ title: "مشکل", customerId }), answers: forAgents },
  "tickets.edit": { input: (scene) => ({ ...version(scene), title: "تازه" }), answers: forAgents },
  "tickets.addNote": { input: (scene) => ({ ...ticketId(scene), body: "متن", portalVisible: false, idempotencyKey: randomUUID() }), answers: forAgents },
  // only whoever wrote the note
  "tickets.takeBackNote": { input: ({ note }) => ({ noteId: note.id }), answers: { ...forNobodyHere, reader: "FORBIDDEN" } },
  "tickets.close": { input: version, answers: forAgents },
  "tickets.reopen": { input: version, answers: forAgents },
  "tickets.saveDraft": { input: (scene) => ({ ...ticketId(scene), body: "متن", portalVisible: true }), answers: forAgents },
  "tickets.markRead": { input: ticketId, answers: forStaff },

  "working.refer": { input: (scene) => ({ ...version(scene), toUserId: scene.colleague.id, reason: "تخصص" }), answers: forAgents },
  "working.giveBack": { input: (scene) => ({ ...version(scene), reason: "انجام شد" }), answers: forAgents },
  "working.follow": { input: (scene) => ({ ...ticketId(scene), userId: scene.colleague.id, isFollowing: true }), answers: forAgents },
  "working.promise": { input: (scene) => ({ ...version(scene), expectedAt: "2030-01-01T10:00:00.000Z" }), answers: forAgents },
};
