import type { Section } from '../settings/kind'

/** The walk on which a house is set up, in its order. Pure. */
const SETUP_STEPS = ['company', 'money', 'calendar', 'freight', 'mail', 'people', 'texts'] as const
export type SetupStep = (typeof SETUP_STEPS)[number]

/** What of the settings belongs to a step; what it can't do without stands first, up to `needs`. */
const OF_STEP: Readonly<Record<SetupStep, { sections: readonly Section[]; needs: number }>> = {
  company: { sections: ['company'], needs: 1 },
  money: {
    sections: ['bank', 'money', 'quoting', 'rate', 'delivery', 'plan', 'tolerance'],
    needs: 3,
  },
  calendar: { sections: ['calendar', 'centre'], needs: 1 },
  freight: { sections: [], needs: 0 },
  mail: { sections: ['mail', 'reminders'], needs: 1 },
  people: { sections: [], needs: 0 },
  texts: { sections: ['terms', 'privacy', 'about', 'consent'], needs: 3 },
}

/** What else than settings a step asks. */
interface SetupFacts {
  /** a rate card can be reckoned with today */
  hasFreight: boolean
  /** people who may set where the money goes: an account takes two */
  moneyPeople: number
  /** years whose calendar is due and that nobody has read */
  yearsMissing: readonly string[]
}

/** A step with what of it is missing. */
export interface StandingStep {
  step: SetupStep
  sections: readonly Section[]
  missing: readonly Section[]
  isDone: boolean
}

/** How far a house is set up. @param missing sections that nobody has set */
export const setupSteps = (missing: readonly Section[], facts: SetupFacts): StandingStep[] =>
  SETUP_STEPS.map((step) => {
    const { sections, needs } = OF_STEP[step]
    const lacking = sections.filter((each) => missing.includes(each))
    const holds = sections.slice(0, needs).every((each) => !missing.includes(each))
    return { step, sections, missing: lacking, isDone: holds && factsHold(step, facts) }
  })

function factsHold(step: SetupStep, facts: SetupFacts): boolean {
  switch (step) {
    case 'freight':
      return facts.hasFreight
    case 'people':
      return facts.moneyPeople >= 2
    case 'calendar':
      return facts.yearsMissing.length === 0
    default:
      return true
  }
}
