/** What is said of each setting that is written once and never changed. */
export interface WrittenOnce {
  setBy: string
  setAt: Date
  reason: string
}

/** So many settings of before are told: who looks further asks the audit. */
export const SETTINGS_TOLD = 50
