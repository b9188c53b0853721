import type { Account } from "../account";
import { entryOf, type Outgoing, statusText } from "../message";
import { listedReceptor } from "../receptor";
import type { Parameters } from "./parameters";
import { ApiError, type Reply, success } from "./reply";

const hour = 3_600;
const day = 24 * hour;
const maxIds = 500;
const unknownId = 100;

function since(account: Account, seconds: number): number {
  return account.store.clock.seconds() - seconds;
}

function find(account: Account, id: string): Outgoing | undefined {
  return account.store.outgoing.get(Number(id));
}

/** Only the last 48 hours; an older or foreign id is answered with status 100. */
export function smsStatus(account: Account, parameters: Parameters): Reply {
  const oldest = since(account, 48 * hour);
  return success(
    parameters.list("messageid", maxIds).map((id) => {
      const message = find(account, id);
      const status = message && message.date >= oldest ? message.status : unknownId;
      return { messageid: Number(id) || 0, status, statustext: statusText(status) };
    }),
  );
}

/** Only the last 12 hours; the local id comes back as a string. */
export function smsStatusLocalMessageId(account: Account, parameters: Parameters): Reply {
  const oldest = since(account, 12 * hour);
  return success(
    parameters.list("localid", maxIds).map((localid) => {
      const message = account.store.byLocalId(localid);
      const known = message && message.date >= oldest ? message : undefined;
      const status = known?.status ?? unknownId;
      return { messageid: known?.messageid ?? 0, localid, status, statustext: statusText(status) };
    }),
  );
}

export function smsStatusByReceptor(account: Account, parameters: Parameters): Reply {
  const receptor = listedReceptor(parameters.required("receptor"), true);
  if (!receptor) throw new ApiError(411);
  const { start, end } = parameters.window(account.store.clock.seconds(), day);
  const found = account.store.byReceptor(receptor).filter((message) => message.date >= start && message.date <= end);
  return success(found.map(({ messageid, status }) => ({ messageid, receptor, status, statustext: statusText(status) })));
}

function needAddress(account: Account): void {
  if (!account.store.settings.addressAllowed) throw new ApiError(407);
}

export function smsSelect(account: Account, parameters: Parameters): Reply {
  needAddress(account);
  const oldest = since(account, 4 * day);
  return success(
    parameters.list("messageid", maxIds).flatMap((id) => {
      const message = find(account, id);
      return message && message.date >= oldest ? [entryOf(message)] : [];
    }),
  );
}

export function smsSelectOutbox(account: Account, parameters: Parameters): Reply {
  needAddress(account);
  const { start, end } = parameters.window(account.store.clock.seconds(), day);
  if (start < since(account, 4 * day)) throw new ApiError(417);
  const sender = parameters.optional("sender");
  const found = [...account.store.outgoing.values()].filter(
    (message) => message.date >= start && message.date <= end && (sender === undefined || message.sender === sender),
  );
  return success(found.slice(0, maxIds).map(entryOf));
}

export function smsLatestOutbox(account: Account, parameters: Parameters): Reply {
  needAddress(account);
  const pageSize = Number(parameters.optional("pagesize") ?? maxIds);
  if (!(pageSize >= 1 && pageSize <= maxIds)) throw new ApiError(414);
  const sender = parameters.optional("sender");
  const found = [...account.store.outgoing.values()].filter((message) => sender === undefined || message.sender === sender);
  return success(found.slice(-pageSize).reverse().map(entryOf));
}

export function smsCountOutbox(account: Account, parameters: Parameters): Reply {
  const { start, end } = parameters.window(account.store.clock.seconds(), day);
  const status = parameters.optional("status");
  const found = [...account.store.outgoing.values()].filter(
    (message) => message.date >= start && message.date <= end && (status === undefined || String(message.status) === status),
  );
  return success({
    startdate: start,
    enddate: end,
    sumpart: found.reduce((sum, message) => sum + message.parts, 0),
    sumcount: found.length,
    cost: found.reduce((sum, message) => sum + message.cost, 0),
  });
}

export function smsCancel(account: Account, parameters: Parameters): Reply {
  return success(
    parameters.list("messageid", maxIds).map((id) => {
      const message = find(account, id);
      if (message) account.cancel(message);
      const status = message?.status ?? unknownId;
      return { messageid: Number(id) || 0, status, statustext: statusText(status) };
    }),
  );
}
