import type { Outlook, Scenario } from '../engine/outlook'

/** The most scenarios of one outlook. */
export const MOST_SCENARIOS = 5

/**
 * An outlook as the desk's form holds it: `title`, and of each scenario `title0`, `probability0`
 * and `changes0`, which names where its changes come from. Pure; browser-safe.
 * @param outlook null for a new one
 */
export function outlookEntries(
  outlook: Pick<Outlook, 'title' | 'scenarios'> | null,
): Record<string, string> {
  return Object.fromEntries([
    ['title', outlook?.title ?? ''],
    ...Array.from({ length: MOST_SCENARIOS }, (_, i) => i).flatMap((i): [string, string][] => {
      const scenario = outlook?.scenarios[i]
      return [
        [`title${i}`, scenario?.title ?? ''],
        [`probability${i}`, scenario?.probability ?? ''],
        [`changes${i}`, scenario && scenario.changes.length > 0 ? keptFrom(scenario) : 'today'],
      ]
    }),
  ])
}

/** The name of a scenario's changes, as a source for another. */
export const keptFrom = ({ id }: Pick<Scenario, 'id'>): string => `keep:${id}`
