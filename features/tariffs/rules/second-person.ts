import { z } from 'zod'

/** Whether the author of a piece of the tariff desk's work may approve it; the newest setting of an owner. */
export interface OwnWork {
  allowed: boolean
}

/** A person as the desk knows them; work of before ids were kept has a name alone. */
export interface Person {
  id: string | null
  name: string
}

/** Whether two are one person: by their ids, or by their names where one of the ids wasn't kept. */
export const isSamePerson = (one: Person, other: Person): boolean =>
  one.id !== null && other.id !== null ? one.id === other.id : one.name === other.name

/** Whether somebody may approve a piece of work: another person always, its author only at a desk of one. */
export const mayApprove = (author: Person, approver: Person, { allowed }: OwnWork): boolean =>
  allowed || !isSamePerson(author, approver)

/** The shortest reason that says anything. */
export const MIN_REASON = 5

/** What an owner enters. */
export const ownWorkEntries = z.object({
  /** of the setting that was on the page: another meanwhile isn't overwritten unseen */
  version: z.coerce.number().int().min(0),
  allowed: z.enum(['yes', 'no']).transform((choice) => choice === 'yes'),
  reason: z.string().trim().min(MIN_REASON).max(500),
})
