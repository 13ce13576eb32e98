import { authorityOf } from '../engine/authority'
import { reviewAge } from '../engine/review'
import type { Family } from './case'
import { contentSplit } from './contents'
import { entryWithLayers, precedence, stackedShares, storedLayers, valueBasis } from './layers'
import {
  australia,
  htsRates,
  india,
  mexico,
  seasonal,
  sentenceParse,
  ukDuty,
  ukStack,
} from './other'
import { cbpQuota, periods, quotaWindow, status } from './quotas'
import { exclusionList, usEntry, usEntryWithBase } from './us'

/** How the inputs of each family of cases are put to the engine. */
export const FAMILIES: Readonly<Record<string, Family>> = {
  'us-7117': usEntry,
  'us-7': usEntry,
  'us-3': usEntry,
  'us-4': usEntry,
  'us-232': usEntry,
  'us-s232': usEntry,
  'us-transit': usEntry,
  'us-fl-transit': usEntry,
  'us-s122': usEntry,
  'us-entry-date-not-loading': usEntry,
  'us-real': usEntry,
  'us-mpf': usEntry,
  'us-seeded': usEntryWithBase,
  'us-fl': usEntryWithBase,
  'us-handover': entryWithLayers,
  'us-prec': precedence,
  'bl-stack': stackedShares,
  sail: storedLayers,
  laynes: contentSplit,
  hh: valueBasis,
  'sentence-parse': sentenceParse,
  'sentence-error': sentenceParse,
  seasonal,
  'uk-eval': ukDuty,
  'uk-stack': ukStack,
  'quota-status': status,
  'quota-periods': periods,
  'cbp-quota': cbpQuota,
  quota: quotaWindow,
  au: australia,
  'in-': india,
  'mx-': mexico,
  'bl-parse': htsRates,
  'bl-authority': ({ heading }) => ({ authority: authorityOf(String(heading)) }),
  'us-301': exclusionList,
  'us-review': ({ reviewedAt, today }) => reviewAge(String(reviewedAt), String(today)),
}
