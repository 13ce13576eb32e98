import type { Section } from '../settings/kind'

/** The steps of setting up a house, in order. Pure. */
const SETUP_STEPS = ['company', 'money', 'calendar', 'freight', 'mail', 'people', 'texts'] as const
export type SetupStep = (typeof SETUP_STEPS)[number]

/** The settings of each step; those it can't do without come first, `needs` of them. */
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

/** What steps depend on besides settings. */
interface SetupFacts {
  /** a rate card is valid today */
  hasFreight: boolean
  /** number of people who may set where the money goes: an account takes two */
  moneyPeople: number
  /** years whose calendar is due and that nobody has entered */
  yearsMissing: readonly string[]
}

/** A step with the settings that are missing in it. */
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
    const missingHere = sections.filter((each) => missing.includes(each))
    const holds = sections.slice(0, needs).every((each) => !missing.includes(each))
    return { step, sections, missing: missingHere, isDone: holds && factsHold(step, facts) }
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
