/**
 * A Server Action answers its form, with 200, whatever became of it, so that nothing typed is lost.
 * That it was refused is noted here on the way, and the server in front gives the answer its status.
 * Next bundles actions apart from that server: hence the global.
 */
export interface AnswerStatus {
  /** HTTP status in place of 200 */
  refused?: number
}

interface Holder {
  current: () => AnswerStatus | undefined
}

const KEY = Symbol.for('fsc.answer-status')
const holder = globalThis as { [KEY]?: Holder }

export const answerStatus: Holder = (holder[KEY] ??= { current: () => undefined })

/** Notes that what is asked for isn't this actor's to do. Nothing outside a Server Action. */
export function noteRefused(status: number): void {
  const current = answerStatus.current()
  if (current) current.refused = status
}
