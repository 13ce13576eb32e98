import type { RuleSet } from '../engine/types'
import { auRules } from './au'
import { caRules } from './ca'
import { euRules } from './eu'
import { gbRules } from './gb'
import { inRules } from './in'
import { mxRules } from './mx'

/** The rules of every destination except the United States, one rule set each. */
export const otherRules: readonly RuleSet[] = [
  gbRules,
  ...euRules,
  caRules,
  auRules,
  mxRules,
  inRules,
]
