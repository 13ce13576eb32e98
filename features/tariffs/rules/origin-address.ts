import { isProcess } from '../data/origin-processes'
import type { MakingStep } from './origin'

/**
 * Steps of making in the origin helper's address: `steps=CN-casting,MX-polishing`, and one that is
 * added. Pure; browser-safe.
 */

/** Countries that the helper offers; an address may name any. */
export const MAKING_COUNTRIES = ['CN', 'HK', 'VN', 'IN', 'MX', 'TH', 'TW', 'KR', 'US'] as const
const MOST_STEPS = 12

export interface AskedSteps {
  steps: MakingStep[]
  /** what can't be taken, as it was written */
  wrong: string[]
}

/** The steps that an address names, in order; `country` and `process` add one at the end. */
export function stepsInQuery(
  query: Readonly<Record<string, string | readonly string[] | undefined>>,
): AskedSteps {
  const one = (name: string) => (typeof query[name] === 'string' ? query[name] : '')
  const [country, process] = [one('country'), one('process')]
  const written = [
    ...one('steps').split(',').filter(Boolean),
    ...(country && process ? [`${country}-${process}`] : []),
  ]
  const asked: AskedSteps = { steps: [], wrong: [] }
  for (const text of written) {
    const [, at = '', done = ''] = /^([A-Z]{2})-([a-z_]{1,40})$/.exec(text) ?? []
    if (isProcess(done) && asked.steps.length < MOST_STEPS)
      asked.steps.push({ country: at, process: done })
    else asked.wrong.push(text.slice(0, 40))
  }
  return asked
}

/** The address of these steps. */
export const stepsAddress = (path: string, steps: readonly MakingStep[]): string =>
  steps.length === 0
    ? path
    : `${path}?steps=${steps.map(({ country, process }) => `${country}-${process}`).join(',')}`
