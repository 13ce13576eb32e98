import 'server-only'
import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { z } from 'zod'
import { builtFile } from '@/platform/env/build'
import { log } from '@/platform/log'
import { answerLandedCost, type HouseSays } from '../api/landed-cost'
import type { landedCostRequest } from '../api/landed-cost-schema'
import type { ThreadAnswer, ThreadQuestion } from '../api/landed-cost-thread'
import type { Published, RulesInForce } from '../rules/rules-in-force'

/** This many lines take 10 ms; more are rated outside the only thread that answers visitors. */
const MOST_LINES_HERE = 300
/** The thread ends, and frees its memory, when nobody has asked for this long. */
const IDLE_MS = 60_000
const THREAD_MEGABYTES = 512

interface Waiting {
  resolve: (json: string) => void
  reject: (error: Error) => void
}

interface Thread {
  worker: Worker
  asked: Map<number, Waiting>
  /** the change sets it knows */
  knows: unknown
  idle: NodeJS.Timeout | undefined
}

let thread: Thread | undefined
let nextId = 1

/** Duties, fees and landed cost of a shipment, as the JSON that is sent. */
export async function landedCostJson(
  request: z.output<typeof landedCostRequest>,
  rules: RulesInForce,
  house: HouseSays,
): Promise<string> {
  const file = builtFile('threads', 'landed-cost.mjs')
  // With hot reload there is no build, and no thread.
  if (request.lines.length <= MOST_LINES_HERE || !existsSync(file))
    return JSON.stringify(answerLandedCost(request, rules, house))
  const running = (thread ??= start(file))
  return ask(running, request, rules.published, house)
}

function start(file: string): Thread {
  const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: THREAD_MEGABYTES } })
  worker.unref()
  const started: Thread = { worker, asked: new Map(), knows: undefined, idle: undefined }
  worker.on('message', (answer: ThreadAnswer) => {
    const waiting = started.asked.get(answer.id)
    started.asked.delete(answer.id)
    if ('json' in answer) waiting?.resolve(answer.json)
    else waiting?.reject(new Error(answer.error))
    if (started.asked.size === 0)
      started.idle = setTimeout(() => void worker.terminate(), IDLE_MS).unref()
  })
  worker.on('error', (err) => log.error({ err }, 'thread of landed costs'))
  worker.on('exit', () => {
    if (thread === started) thread = undefined
    for (const { reject } of started.asked.values()) reject(new Error('the thread ended'))
  })
  return started
}

function ask(
  to: Thread,
  request: z.output<typeof landedCostRequest>,
  published: Published,
  house: HouseSays,
): Promise<string> {
  clearTimeout(to.idle)
  const question: ThreadQuestion = {
    id: nextId++,
    request,
    windows: published.windows,
    house,
    ...(to.knows === published.changes ? {} : { published }),
  }
  to.knows = published.changes
  return new Promise((resolve, reject) => {
    to.asked.set(question.id, { resolve, reject })
    to.worker.postMessage(question)
  })
}
