import { parentPort } from 'node:worker_threads'
import type { z } from 'zod'
import {
  installChanges,
  installWindows,
  type OpenWindow,
  type PublishedChanges,
} from '../rules-in-force'
import { answerLandedCost, type landedCostRequest } from './landed-cost'

/** What the thread is asked. */
export interface ThreadQuestion {
  id: number
  request: z.output<typeof landedCostRequest>
  /** change sets over the shipped rules, where they are others than the last time */
  published?: readonly PublishedChanges[]
  windows: readonly OpenWindow[]
}
/** And what it answers: the JSON as it is sent. */
export type ThreadAnswer = { id: number; json: string } | { id: number; error: string }

// The thread's program: rates shipments apart from the thread that answers visitors. It is built into
// a file of its own (scripts/start/build.ts).
parentPort?.on('message', ({ id, request, published, windows }: ThreadQuestion) => {
  let answer: ThreadAnswer
  try {
    if (published) installChanges(published)
    installWindows(windows)
    answer = { id, json: JSON.stringify(answerLandedCost(request)) }
  } catch (error) {
    answer = { id, error: error instanceof Error ? error.message : String(error) }
  }
  parentPort?.postMessage(answer)
})
