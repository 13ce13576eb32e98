import { z } from 'zod'

/** Whether authors at the tariff desk may approve their own work; the newest setting by an owner. */
export interface OwnWork {
  allowed: boolean
}

/** A person as the desk knows them; work from before ids were stored has only a name. */
export interface Person {
  id: string | null
  name: string
}

/** Whether two are the same person: by their ids, or by their names where an id is missing. */
export const isSamePerson = (one: Person, other: Person): boolean =>
  one.id !== null && other.id !== null ? one.id === other.id : one.name === other.name

/** Whether somebody may approve a piece of work: another person always, its author only at a desk of one. */
export const mayApprove = (author: Person, approver: Person, { allowed }: OwnWork): boolean =>
  allowed || !isSamePerson(author, approver)

/** The shortest reason that says anything. */
export const MIN_REASON = 5

/** What an owner enters. */
export const ownWorkEntries = z.object({
  /** version of the setting that was on the page: another one isn't overwritten unseen */
  version: z.coerce.number().int().min(0),
  allowed: z.enum(['yes', 'no']).transform((choice) => choice === 'yes'),
  reason: z.string().trim().min(MIN_REASON).max(500),
})
