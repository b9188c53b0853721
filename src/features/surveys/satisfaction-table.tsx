import type { AgentSatisfaction } from "@/domain/surveys/schema";
import { surveySettings } from "@/messages/fa/survey-settings";
import { formatNumber } from "@/persian/digits";
import { ScoreFace } from "./score-face";

const words = surveySettings.agents;

/** Who was how well spoken of (N13): a mean says little without how many, so both stand side by side. */
export function SatisfactionTable({ agents }: { agents: AgentSatisfaction[] }) {
  return (
    <section className="mt-10 border-line border-t pt-6">
      <h2 className="text-xl">{words.title}</h2>
      <p className="mb-3 text-ink-muted text-sm">{words.lead}</p>
      {agents.length === 0 ? (
        <p className="text-ink-muted">{words.empty}</p>
      ) : (
        <div className="overflow-x-auto">
          <table className="w-full max-w-3xl border-collapse text-start tabular-nums">
            <thead className="text-ink-muted text-sm">
              <tr>
                <th scope="col" className="py-1.5 pe-4 text-start font-medium">
                  {words.name}
                </th>
                {[words.average, words.answered, words.asked, words.low].map((label) => (
                  <th key={label} scope="col" className="px-3 py-1.5 text-start font-medium">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {agents.map((agent) => (
                <tr key={agent.userId ?? "nobody"} className="border-line border-t">
                  <th scope="row" className="py-2 pe-4 text-start font-normal">
                    <bdi>{agent.name ?? words.nobody}</bdi>
                    {agent.userId !== null && !agent.isActive && <span className="ms-1.5 text-ink-faint text-xs">{words.left}</span>}
                  </th>
                  <td className="px-3 py-2">
                    {agent.average === null ? (
                      <span className="text-ink-faint">—</span>
                    ) : (
                      <span className="inline-flex items-center gap-1.5 align-middle">
                        <ScoreFace score={Math.round(agent.average)} className="size-5 text-ink-muted" />
                        {formatNumber(Math.round(agent.average * 10) / 10)}
                      </span>
                    )}
                  </td>
                  <td className="px-3 py-2">{formatNumber(agent.answered)}</td>
                  <td className="px-3 py-2">{formatNumber(agent.asked)}</td>
                  <td className="px-3 py-2">
                    {agent.low === 0 ? (
                      <span className="text-ink-faint">{formatNumber(0)}</span>
                    ) : (
                      <span className="text-danger-ink">{formatNumber(agent.low)}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
