import { parentPort } from 'node:worker_threads'
import type { z } from 'zod'
import { rulesOver, SHIPPED_RULES, type OpenWindow, type Published } from '../rules/rules-in-force'
import { answerLandedCost, type HouseSays } from './landed-cost'
import type { landedCostRequest } from './landed-cost-schema'

/** What the thread is asked. */
export interface ThreadQuestion {
  id: number
  request: z.output<typeof landedCostRequest>
  /** what lies over the shipped rules, where it is another than the last time */
  published?: Published
  /** the quotas as they are now */
  windows: readonly OpenWindow[]
  /** rates and importers as they are now */
  house: HouseSays
}
/** And what it answers: the JSON as it is sent. */
export type ThreadAnswer = { id: number; json: string } | { id: number; error: string }

let rules = SHIPPED_RULES

// The thread's program: rates shipments apart from the thread that answers visitors. It is built into
// a file of its own (scripts/start/build.ts).
parentPort?.on('message', ({ id, request, published, windows, house }: ThreadQuestion) => {
  let answer: ThreadAnswer
  try {
    rules = rulesOver({ ...(published ?? rules.published), windows }, rules)
    answer = { id, json: JSON.stringify(answerLandedCost(request, rules, house)) }
  } catch (error) {
    answer = { id, error: error instanceof Error ? error.message : String(error) }
  }
  parentPort?.postMessage(answer)
})
