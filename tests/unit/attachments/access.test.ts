import { expect, it } from "vitest";
import type { Actor } from "@/domain/actor";
import { type FileSubject, mayOpenFile } from "@/domain/attachments/access";
import { agent, anonymous, customer, link, system } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";

const ticket = { id: "00000000-0000-7000-8000-0000000000aa", customerId: "00000000-0000-7000-8000-0000000000bb" };
const staff = agent({ id: "00000000-0000-7000-8000-0000000000cc", name: "همکار", role: "AGENT" });
const actors: Record<string, Actor> = {
  staff,
  owner: customer({ id: ticket.customerId }),
  other: customer({ id: "00000000-0000-7000-8000-0000000000dd" }),
  link: link(ticket),
  otherLink: link({ id: "00000000-0000-7000-8000-0000000000ee", customerId: ticket.customerId }),
  survey: link(ticket, "survey"),
  anonymous,
};
const who = (file: Partial<FileSubject>) => {
  const whole: FileSubject = {
    state: "READY",
    uploadedByUserId: null,
    uploadedByCustomerId: null,
    uploadedByLinkId: null,
    ticket,
    noteId: null,
    note: null,
    isFileVisible: true,
    ...file,
  };
  return Object.keys(actors).filter((name) => mayOpenFile(actors[name] ?? anonymous, whole, NOW));
};
const note = (given: Partial<NonNullable<FileSubject["note"]>>) => ({
  noteId: "00000000-0000-7000-8000-0000000000ff",
  note: { portalVisible: true, publicAt: minutesFromNow(-1), createdAt: minutesFromNow(-1), deletedAt: null, ...given },
});

it("files of the description are for staff and the ticket's customer", () => {
  expect(who({})).toEqual(["staff", "owner", "link"]);
});

it("when files of such cards are hidden from customers, only staff open them", () => {
  expect(who({ isFileVisible: false })).toEqual(["staff"]);
  expect(who({ ...note({}), isFileVisible: false })).toEqual(["staff"]);
});

it("files of a public note are for the customer too, once its moment of grace is over", () => {
  expect(who(note({}))).toEqual(["staff", "owner", "link"]);
  expect(who(note({ publicAt: minutesFromNow(1) }))).toEqual(["staff"]);
});

it("files of an internal note are for staff only, whatever else the note says", () => {
  expect(who(note({ portalVisible: false }))).toEqual(["staff"]);
  expect(who(note({ portalVisible: false, publicAt: null }))).toEqual(["staff"]);
  expect(who({ noteId: "00000000-0000-7000-8000-0000000000ff", note: null })).toEqual([]);
});

it("files of a note that was taken back are for nobody", () => {
  expect(who(note({ deletedAt: NOW }))).toEqual([]);
});

it("a file that nothing carries yet is its sender's alone", () => {
  expect(who({ ticket: null, uploadedByUserId: staff.userId })).toEqual(["staff"]);
  expect(who({ ticket: null, uploadedByCustomerId: ticket.customerId })).toEqual(["owner"]);
  expect(who({ ticket: null, uploadedByLinkId: "00000000-0000-7000-8000-000000000001" })).toEqual(["link", "otherLink", "survey"]);
  expect(
    mayOpenFile(
      system,
      {
        state: "READY",
        uploadedByUserId: null,
        uploadedByCustomerId: null,
        uploadedByLinkId: null,
        ticket: null,
        noteId: null,
        note: null,
        isFileVisible: true,
      },
      NOW,
    ),
  ).toBe(false);
});

it("what has not arrived or was barred is for nobody", () => {
  expect(who({ state: "UPLOADING" })).toEqual([]);
  expect(who({ state: "BLOCKED" })).toEqual([]);
});
