import { authorityOf } from '../engine/authority'
import { reviewAge } from '../engine/review'
import type { Family } from './case'
import { contentSplit, entryWithLayers, precedence, stackedShares, storedLayers, valueBasis } from './layers'
import { usEntry, usEntryWithBase } from './us'

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
  'bl-authority': ({ heading }) => ({ authority: authorityOf(String(heading)) }),
  'us-review': ({ reviewedAt, today }) => reviewAge(String(reviewedAt), String(today)),
}
