import { parentPort } from 'node:worker_threads'
import type { z } from 'zod'
import { rulesOver, SHIPPED_RULES, type OpenWindow, type Published } from '../rules/rules-in-force'
import { answerLandedCost, type HouseSays } from './landed-cost'
import type { landedCostRequest } from './landed-cost-schema'

/** A question to the thread. */
export interface ThreadQuestion {
  id: number
  request: z.output<typeof landedCostRequest>
  /** the changes laid over the shipped rules, where they differ from the last question's */
  published?: Published
  /** the current quotas */
  windows: readonly OpenWindow[]
  /** the current rates and importers */
  house: HouseSays
}
/** The thread's answer: the JSON as it is sent. */
export type ThreadAnswer = { id: number; json: string } | { id: number; error: string }

let rules = SHIPPED_RULES

// The thread's program: rates shipments outside the thread that answers visitors. It is built into a file of its own
// (scripts/start/build.ts).
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
