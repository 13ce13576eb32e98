/** The record of each setting that is written once and never changed. */
export interface WrittenOnce {
  setBy: string
  setAt: Date
  reason: string
}

/** How many past settings are shown: the audit has the rest. */
export const SETTINGS_TOLD = 50
