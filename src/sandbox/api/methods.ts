import { sandbox as words } from "@/messages/fa/sandbox";
import type { Account } from "../account";
import * as blocked from "./blocked";
import * as inbox from "./inbox";
import type { Parameters } from "./parameters";
import { type Reply, success } from "./reply";
import * as reports from "./reports";
import * as send from "./send";

export interface Method {
  /** HTTP verbs besides which 405 is answered. */
  verbs: readonly string[];
  run(account: Account, parameters: Parameters): Reply;
  /** Answers whatever key is given. */
  open?: boolean;
}

const either = ["GET", "POST"] as const;
const method = (run: Method["run"], verbs: readonly string[] = either): Method => ({ verbs, run });

function accountInfo(account: Account): Reply {
  const { clock, settings } = account.store;
  return success({ remaincredit: settings.credit, expiredate: clock.seconds() + 365 * 24 * 3_600, type: words.accountTypeMaster });
}

function accountConfig(account: Account, parameters: Parameters): Reply {
  const { settings } = account.store;
  const debugmode = parameters.optional("debugmode");
  if (debugmode !== undefined) settings.debugmode = debugmode === "enabled";
  settings.apilogs = parameters.optional("apilogs") ?? settings.apilogs;
  settings.resendfailed = parameters.optional("resendfailed") ?? settings.resendfailed;
  settings.mincreditalarm = Number(parameters.optional("mincreditalarm") ?? settings.mincreditalarm);
  const sender = parameters.optional("defaultsender");
  if (sender !== undefined && settings.lines.includes(sender)) settings.defaultSender = sender;
  return success({
    apilogs: settings.apilogs,
    dailyreport: "disabled",
    debugmode: settings.debugmode ? "enabled" : "disabled",
    defaultsender: settings.defaultSender,
    mincreditalarm: settings.mincreditalarm,
    resendfailed: settings.resendfailed,
  });
}

function utilsGetDate(account: Account): Reply {
  const date = new Date(account.store.clock.now());
  return success({
    datetime: date.toISOString().slice(0, 19).replace("T", " "),
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    unixtime: account.store.clock.seconds(),
  });
}

/** Every `scope/method` the sandbox speaks; anything else is 404. */
export const methods: Record<string, Method> = {
  "sms/send": method(send.smsSend),
  "sms/sendarray": method(send.smsSendArray, ["POST"]),
  "sms/status": method(reports.smsStatus),
  "sms/statuslocalmessageid": method(reports.smsStatusLocalMessageId),
  "sms/statusbyreceptor": method(reports.smsStatusByReceptor),
  "sms/select": method(reports.smsSelect),
  "sms/selectoutbox": method(reports.smsSelectOutbox),
  "sms/latestoutbox": method(reports.smsLatestOutbox),
  "sms/countoutbox": method(reports.smsCountOutbox),
  "sms/cancel": method(reports.smsCancel),
  "sms/receive": method(inbox.smsReceive),
  "sms/inboxpaged": method(inbox.smsInboxPaged),
  "sms/countinbox": method(inbox.smsCountInbox),
  "line/blocked/list": method(blocked.lineBlockedList),
  "line/blocked/add": method(blocked.lineBlockedAdd),
  "line/blocked/exists": method(blocked.lineBlockedExists),
  "line/blocked/remove": method(blocked.lineBlockedRemove, ["GET", "POST", "DELETE"]),
  "verify/lookup": method(send.verifyLookup),
  "call/maketts": method(send.callMakeTts),
  "account/info": method(accountInfo),
  "account/config": method(accountConfig),
  "utils/getdate": { ...method(utilsGetDate), open: true },
};
