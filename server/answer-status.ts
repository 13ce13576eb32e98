import { AsyncLocalStorage } from 'node:async_hooks'
import type { ServerResponse } from 'node:http'
import { answerStatus, type AnswerStatus } from '@/platform/answer-status'
import { beforeHead } from './head'

/** Status of an action that was refused although it answered its form: see platform/answer-status. */

const inAction = new AsyncLocalStorage<AnswerStatus>()
answerStatus.current = () => inAction.getStore()

/** Runs a Server Action; if it was refused underway, the status of the answer says so. */
export function withAnswerStatus<T>(response: ServerResponse, run: () => T): T {
  const status: AnswerStatus = {}
  beforeHead(response, () => {
    if (status.refused && (response.statusCode === 200 || response.statusCode === 500))
      response.statusCode = status.refused
  })
  return inAction.run(status, run)
}
