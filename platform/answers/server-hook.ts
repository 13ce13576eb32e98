import 'server-only'
import type { keepAnswers } from './kept-answers'

/**
 * Where the server in front of Next, which is outside the site's bundle, finds the cached answers: server/front.ts.
 */
const KEY = Symbol.for('fsc.kept-answers')

/** Lets the server in front of Next answer from the cache. */
export function offerToServer(answers: ReturnType<typeof keepAnswers>): void {
  ;(globalThis as { [KEY]?: typeof answers })[KEY] = answers
}
