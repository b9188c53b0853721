import { sandbox as words } from "@/messages/fa/sandbox";

/** A message the account sent. */
export interface Outgoing {
  messageid: number;
  localid: string | null;
  receptor: string;
  sender: string;
  message: string;
  /** Unix seconds on the virtual clock; the planned time for a scheduled message. */
  date: number;
  status: number;
  /** Rials; 0 once refunded. */
  cost: number;
  parts: number;
  kind: "sms" | "lookup" | "call";
  template: string | null;
  tag: string | null;
  /** Requests that carried the same localid and were answered with this record. */
  repeats: number;
}

/** A message a customer sent to one of the account's lines. */
export interface Incoming {
  messageid: number;
  /** The customer's number. */
  sender: string;
  /** The account's line. */
  receptor: string;
  message: string;
  date: number;
  isread: boolean;
}

export const finalStatuses: ReadonlySet<number> = new Set([6, 10, 11, 13, 14]);
export const refundedStatuses: ReadonlySet<number> = new Set([6, 13, 14]);

export function statusText(status: number): string {
  return words.statuses[status] ?? words.statuses[100] ?? "";
}

/** The record as sms/send, select and the web inbox's JSON give it. */
export function entryOf(message: Outgoing) {
  return {
    messageid: message.messageid,
    message: message.message,
    status: message.status,
    statustext: statusText(message.status),
    sender: message.sender,
    receptor: message.receptor,
    date: message.date,
    cost: message.cost,
  };
}
