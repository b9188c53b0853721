import type { Account, Draft } from "../account";
import { entryOf } from "../message";
import { listedReceptor } from "../receptor";
import { fillTemplate, type TokenName, tokenNames } from "../templates";
import type { Parameters } from "./parameters";
import { ApiError, type Reply, success } from "./reply";

const maxReceptors = 200;
const maxLength = 900;

function checkText(account: Account, text: string): void {
  if (text.trim() === "" || text.length > maxLength) throw new ApiError(413);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what the provider refuses here
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) throw new ApiError(422);
  if (account.store.settings.refuseLinks && /https?:\/\/|www\./i.test(text)) throw new ApiError(420);
}

function receptorOf(text: string, landline = false): string {
  const receptor = listedReceptor(text, landline);
  if (!receptor) throw new ApiError(411);
  return receptor;
}

function checkSender(account: Account, sender: string): string {
  if (!account.store.settings.lines.includes(sender)) throw new ApiError(412);
  return sender;
}

function tagOf(account: Account, parameters: Parameters): string | undefined {
  const tag = parameters.optional("tag");
  if (tag === undefined) return undefined;
  if (!/^[A-Za-z0-9_-]{1,200}$/.test(tag) || !account.store.settings.tags.includes(tag)) throw new ApiError(607);
  return tag;
}

function checkLocalIds(ids: string[] | undefined, count: number): void {
  if (!ids) return;
  if (ids.length !== count) throw new ApiError(419);
  if (!ids.every((id) => /^\d{1,19}$/.test(id))) throw new ApiError(400);
}

function sent(account: Account, drafts: Draft[]): Reply {
  return success(account.accept(drafts).map(entryOf));
}

export function smsSend(account: Account, parameters: Parameters): Reply {
  const receptors = parameters.list("receptor", maxReceptors).map((text) => receptorOf(text));
  if (!parameters.has("message")) throw new ApiError(400);
  const message = parameters.optional("message") ?? "";
  checkText(account, message);
  const sender = checkSender(account, parameters.optional("sender") ?? account.store.settings.defaultSender);
  const date = parameters.date("date");
  const tag = tagOf(account, parameters);
  const localids = parameters.optionalList("localid");
  checkLocalIds(localids, receptors.length);
  return sent(
    account,
    receptors.map((receptor, index) => ({ receptor, sender, message, kind: "sms", date, tag, localid: localids?.[index] })),
  );
}

export function smsSendArray(account: Account, parameters: Parameters): Reply {
  const receptors = parameters.jsonList("receptor");
  const senders = parameters.jsonList("sender");
  const messages = parameters.jsonList("message");
  if (receptors.length > maxReceptors) throw new ApiError(414);
  if (senders.length !== receptors.length || messages.length !== receptors.length) throw new ApiError(419);
  const types = parameters.optionalJsonList("type");
  if (types && types.length !== receptors.length) throw new ApiError(419);
  const localids = parameters.optionalJsonList("localmessageids");
  checkLocalIds(localids, receptors.length);
  const date = parameters.date("date");
  const tag = tagOf(account, parameters);
  const drafts = receptors.map((text, index): Draft => {
    const message = messages[index] ?? "";
    const sender = checkSender(account, senders[index] ?? "");
    checkText(account, message);
    return { receptor: receptorOf(text), sender, message, kind: "sms", date, tag, localid: localids?.[index] };
  });
  return sent(account, drafts);
}

export function verifyLookup(account: Account, parameters: Parameters): Reply {
  const { settings, templates } = account.store;
  if (!settings.advancedService) throw new ApiError(426);
  const receptor = receptorOf(parameters.required("receptor"), true);
  const name = parameters.required("template");
  parameters.required("token");
  const template = templates.get(name);
  if (!template?.approved) throw new ApiError(424);
  const tag = tagOf(account, parameters);
  const tokens = Object.fromEntries(tokenNames.map((token) => [token, parameters.optional(token)])) as Partial<Record<TokenName, string>>;
  const message = fillTemplate(template.text, tokens);
  // A landline cannot take a text, so the provider reads the code out.
  const call = parameters.optional("type") === "call" || !receptor.startsWith("09");
  if (call && !/^\d+$/.test(tokens.token ?? "")) throw new ApiError(428);
  const [entry] = account.accept([{ receptor, sender: settings.lookupSender, message, kind: call ? "call" : "lookup", template: name, tag }]).map(entryOf);
  return success(settings.lookupEntriesAsObject ? entry : [entry]);
}

export function callMakeTts(account: Account, parameters: Parameters): Reply {
  if (!account.store.settings.advancedService) throw new ApiError(426);
  const receptors = parameters.list("receptor", maxReceptors).map((text) => receptorOf(text, true));
  const message = parameters.required("message");
  if (message.length > maxLength) throw new ApiError(413);
  const date = parameters.date("date");
  const tag = tagOf(account, parameters);
  const localids = parameters.optionalList("localid");
  checkLocalIds(localids, receptors.length);
  const sender = account.store.settings.lookupSender;
  return sent(
    account,
    receptors.map((receptor, index) => ({ receptor, sender, message, kind: "call", date, tag, localid: localids?.[index] })),
  );
}
