import { isProcess } from '../data/origin-processes'
import type { MakingStep } from './origin'

/**
 * Production steps in the origin helper's address: `steps=CN-casting,MX-polishing`, and one that is added. Pure;
 * browser-safe.
 */

/** Countries that the helper offers; an address may name any. */
export const MAKING_COUNTRIES = ['CN', 'HK', 'VN', 'IN', 'MX', 'TH', 'TW', 'KR', 'US'] as const
const MOST_STEPS = 12

export interface AskedSteps {
  steps: MakingStep[]
  /** steps that can't be read, as written */
  wrong: string[]
}

/** The steps that an address names, in order; `country` and `process` add one at the end. */
export function stepsInQuery(
  query: Readonly<Record<string, string | readonly string[] | undefined>>,
): AskedSteps {
  const one = (name: string) => (typeof query[name] === 'string' ? query[name] : '')
  const [country, process] = [one('country'), one('process')]
  const texts = [
    ...one('steps').split(',').filter(Boolean),
    ...(country && process ? [`${country}-${process}`] : []),
  ]
  const steps: AskedSteps = { steps: [], wrong: [] }
  for (const text of texts) {
    const [, at = '', process = ''] = /^([A-Z]{2})-([a-z_]{1,40})$/.exec(text) ?? []
    if (isProcess(process) && steps.steps.length < MOST_STEPS)
      steps.steps.push({ country: at, process: process })
    else steps.wrong.push(text.slice(0, 40))
  }
  return steps
}

/** The address of these steps. */
export const stepsAddress = (path: string, steps: readonly MakingStep[]): string =>
  steps.length === 0
    ? path
    : `${path}?steps=${steps.map(({ country, process }) => `${country}-${process}`).join(',')}`
