import type { ReminderKind } from '@/platform/db/generated/enums'
import { turnOf, type LifeState } from './life'

/** Decides what happens to a due reminder. Pure. */

/** Facts at the moment of sending, with the quote locked. */
export interface ReminderFacts {
  state: LifeState
  drafting: boolean
  /** the reminder is about the current revision */
  stands: boolean
  opened: boolean
  /** somebody of the house has snoozed the request until a later day */
  putOff: boolean
  /** of two due reminders of one deadline, this is the earlier one */
  overtaken: boolean
  /** the house sends this kind, by its current settings */
  isOn: boolean
}

/** send it, wait for another day, or let it lapse because it no longer applies. */
export type ReminderVerdict = 'send' | 'wait' | 'lapse'

export function reminderVerdict(kind: ReminderKind, facts: ReminderFacts): ReminderVerdict {
  if (!facts.isOn) return 'lapse'
  if (kind === 'REQUEST_WAITS') {
    if (turnOf(facts.state, facts.drafting) !== 'house') return 'lapse'
    return facts.putOff ? 'wait' : 'send'
  }
  if (kind === 'SURVEY') {
    const isOver = facts.state === 'declined' || facts.state === 'expired'
    return isOver && facts.stands && !facts.drafting ? 'send' : 'lapse'
  }
  const isOpen = facts.state === 'offered' && facts.stands && !facts.drafting
  if (!isOpen || facts.overtaken) return 'lapse'
  return kind === 'QUOTE_UNOPENED' && facts.opened ? 'lapse' : 'send'
}
