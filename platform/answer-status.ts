/**
 * A Server Action answers its form with 200, whatever the outcome, so that nothing typed is lost. A refusal is noted
 * here, and the server in front sets the status of the answer. Next bundles actions separately from that server:
 * hence the global.
 */
export interface AnswerStatus {
  /** HTTP status instead of 200 */
  refused?: number
}

interface Holder {
  current: () => AnswerStatus | undefined
}

const KEY = Symbol.for('fsc.answer-status')
const holder = globalThis as { [KEY]?: Holder }

export const answerStatus: Holder = (holder[KEY] ??= { current: () => undefined })

/** Records that the actor may not do what was asked. Does nothing outside a Server Action. */
export function noteRefused(status: number): void {
  const current = answerStatus.current()
  if (current) current.refused = status
}
