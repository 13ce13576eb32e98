import 'server-only'
import type { ResponsePromise } from '../rules/promise'

/** What the house promises whoever asks for a quote. The one place that knows where it is set. */
export const responsePromise = async (): Promise<ResponsePromise> => ({ workingDays: 1 })
