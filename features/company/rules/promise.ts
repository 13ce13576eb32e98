/** Within how many working hours a person replies, and when those hours are. Pure. */
export interface AnswerPromise {
  /** working hours, 1 or more */
  hours: number
  /** `HH:MM` on the factory's clock, before `closesAt` */
  opensAt: string
  closesAt: string
}

/** What the house promises, by its hours and its setting; null where it has no hours or promises nothing. */
export const promiseOf = (
  { opensAt, closesAt }: { opensAt: string | null; closesAt: string | null },
  hours: number | null,
): AnswerPromise | null =>
  opensAt !== null && closesAt !== null && opensAt < closesAt && hours !== null
    ? { hours, opensAt, closesAt }
    : null

/**
 * Values for the sentence of the promise: whole working days where its hours make some; zeros where nothing is
 * promised.
 */
export function promiseWords(promise: AnswerPromise | null): {
  days: number
  hours: number
  opensAt: string
  closesAt: string
} {
  if (!promise) return { days: 0, hours: 0, opensAt: '', closesAt: '' }
  const { hours, opensAt, closesAt } = promise
  const dayHours = (minutesOf(closesAt) - minutesOf(opensAt)) / 60
  return { hours, opensAt, closesAt, days: hours % dayHours === 0 ? hours / dayHours : 0 }
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
