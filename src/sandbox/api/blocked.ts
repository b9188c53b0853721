import type { Account } from "../account";
import { sameReceptor } from "../receptor";
import type { Parameters } from "./parameters";
import { ApiError, type Reply, success } from "./reply";

function blockedLine(account: Account, parameters: Parameters, limit: number) {
  const line = parameters.required("linenumber");
  if (!account.store.settings.lines.includes(line)) throw new ApiError(412);
  const receptors = parameters.list("receptor", limit, 604).map(sameReceptor);
  return { line, receptors };
}

export function lineBlockedList(account: Account, parameters: Parameters): Reply {
  const line = parameters.required("linenumber");
  if (!account.store.settings.lines.includes(line)) throw new ApiError(412);
  const reason = parameters.optional("blockreason");
  const list = (account.store.blocked.get(line) ?? []).filter((entry) => reason === undefined || String(entry.blockreason) === reason);
  return success(list.slice(0, 200), { metadata: { totalcount: list.length, currentpage: 1, totalpages: Math.ceil(list.length / 200), pagesize: 200 } });
}

export function lineBlockedAdd(account: Account, parameters: Parameters): Reply {
  const { line, receptors } = blockedLine(account, parameters, 200);
  for (const receptor of receptors) account.store.block(line, receptor, 1);
  return success(receptors.map((number) => ({ number })));
}

export function lineBlockedExists(account: Account, parameters: Parameters): Reply {
  const { line, receptors } = blockedLine(account, parameters, 200);
  return success(receptors.map((number) => ({ number, exists: account.store.isBlocked(line, number) })));
}

export function lineBlockedRemove(account: Account, parameters: Parameters): Reply {
  const { line, receptors } = blockedLine(account, parameters, 50);
  return success(receptors.map((number) => ({ number, removed: account.store.unblock(line, number) })));
}
