import type { ReminderKind } from '@/platform/db/generated/enums'
import { turnOf, type LifeState } from './life'

/** What becomes of a reminder that is due. Pure. */

/** As it stands at the moment of sending, with its quote held. */
export interface ReminderFacts {
  state: LifeState
  drafting: boolean
  /** the revision that it is about is the one that stands */
  stands: boolean
  opened: boolean
  /** somebody of the house has put the request off until a later day */
  putOff: boolean
  /** of two reminders of an end that are both due, this is the earlier one */
  overtaken: boolean
  /** the house sends this kind, as it is set now */
  isOn: boolean
}

/** send it, wait for another day, or let it lapse because it isn't true any more. */
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
