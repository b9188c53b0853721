import type { Account } from "../account";
import type { Parameters } from "./parameters";
import { ApiError, type Reply, success } from "./reply";

const day = 24 * 3_600;

function inboxOf(account: Account, parameters: Parameters) {
  const line = parameters.required("linenumber");
  const isread = parameters.required("isread");
  if (!account.store.settings.lines.includes(line)) throw new ApiError(412);
  if (isread !== "0" && isread !== "1") throw new ApiError(400);
  return account.store.incoming.filter((message) => message.receptor === line && message.isread === (isread === "1"));
}

/** A page of a customer's messages. Reading marks them read: whoever loses the answer has lost the messages from `isread=0`. */
function read(messages: Account["store"]["incoming"]) {
  return messages.map((message) => {
    message.isread = true;
    const { messageid, sender, receptor, date } = message;
    return { messageid, message: message.message, sender, receptor, date };
  });
}

export function smsReceive(account: Account, parameters: Parameters): Reply {
  return success(read(inboxOf(account, parameters).slice(0, 100)));
}

export function smsInboxPaged(account: Account, parameters: Parameters): Reply {
  const pagesize = 200;
  const end = parameters.date("enddate") ?? account.store.clock.seconds();
  const start = parameters.date("startdate") ?? end - 2 * day;
  if (end < start || end - start > 2 * day) throw new ApiError(417);
  const found = inboxOf(account, parameters).filter((message) => message.date >= start && message.date <= end);
  const totalpages = Math.ceil(found.length / pagesize);
  const currentpage = Number(parameters.optional("pagenumber") ?? 1);
  if (!Number.isInteger(currentpage) || currentpage < 1 || currentpage > Math.max(1, totalpages)) throw new ApiError(415);
  const page = read(found.slice((currentpage - 1) * pagesize, currentpage * pagesize));
  return success(page, { metadata: { totalcount: found.length, currentpage, totalpages, pagesize } });
}

export function smsCountInbox(account: Account, parameters: Parameters): Reply {
  const { start, end } = parameters.window(account.store.clock.seconds(), day);
  const line = parameters.optional("linenumber");
  const found = account.store.incoming.filter((message) => message.date >= start && message.date <= end && (line === undefined || message.receptor === line));
  return success({ startdate: start, enddate: end, sumcount: found.length });
}
