import type { ChoiceGroup, DraftLine, QuoteDocument, QuoteDraft } from '../schema'

/**
 * The choices of a quote's buyer: one offer of each group, and optional lines. A pick is a list of
 * ids. The quote itself is the pick of every group's own id, without optional lines. Pure.
 */

/** The parts of a draft that have choices. */
export type Choosable = Pick<QuoteDraft, 'lines' | 'choices' | 'optionalLines'>

/** All choices together have at most as many picks as a page and a paper can show. */
export const MOST_PICKS = 24
/** Every pick is stored whole: a quote stores at most this many lines. */
export const MOST_PICKED_LINES = 1200

/** Why a list of ids isn't a pick of a quote. */
export const PICK_REFUSALS = ['pick_unknown', 'pick_missing', 'pick_two', 'pick_twice'] as const
export type PickRefusal = (typeof PICK_REFUSALS)[number]

const idsOf = ({ id, offers }: ChoiceGroup): string[] => [id, ...offers.map((offer) => offer.id)]

/** Whether a buyer has something to choose. */
export const isChoosable = ({ choices = [], optionalLines = [] }: Choosable): boolean =>
  choices.length + optionalLines.length > 0

/** The pick that is offered first. Sorted, as every pick is. */
export const firstPicks = ({ choices = [] }: Choosable): string[] =>
  choices.map(({ id }) => id).toSorted()

/** A pick as a form field and an address write it. */
export const picksText = (picks: readonly string[]): string => picks.join('.')
export const picksTyped = (text: string | undefined): string[] => (text ? text.split('.') : [])

export const samePicks = (one: readonly string[], other: readonly string[]): boolean =>
  JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted())

/**
 * The pick of an address; an invalid one, such as of an older revision, is replaced by the first
 * offer.
 * @param typed as written by `picksText`
 */
export function readPick(
  draft: Choosable,
  typed: string | readonly string[] | undefined,
): { picks: string[]; isStrange: boolean } {
  if (typeof typed !== 'string') return { picks: firstPicks(draft), isStrange: false }
  const picks = picksTyped(typed)
  const isStrange = pickRefusal(draft, picks) !== null
  return { picks: isStrange ? firstPicks(draft) : picks.toSorted(), isStrange }
}

/** The number of possible picks. */
export const pickCount = ({ choices = [], optionalLines = [] }: Choosable): number =>
  choices.reduce((ways, group) => ways * idsOf(group).length, 1) * 2 ** optionalLines.length

/** Every pick, the first offer first. */
export function allPicks({ choices = [], optionalLines = [] }: Choosable): string[][] {
  const ways = [
    ...choices.map((group) => idsOf(group).map((id) => [id])),
    ...optionalLines.map(({ id }) => [[], [id]]),
  ]
  return ways
    .reduce<string[][]>(
      (picks, way) => picks.flatMap((pick) => way.map((ids) => [...pick, ...ids])),
      [[]],
    )
    .map((pick) => pick.toSorted())
}

/**
 * Why a list of ids isn't a pick: an unknown id, a group without an offer or with two, a line
 * twice.
 * @returns null for a valid pick
 */
export function pickRefusal(draft: Choosable, picks: readonly string[]): PickRefusal | null {
  const { choices = [], optionalLines = [] } = draft
  const knownIds = new Set([...choices.flatMap(idsOf), ...optionalLines.map(({ id }) => id)])
  if (picks.some((id) => !knownIds.has(id))) return 'pick_unknown'
  const counts = choices.map((group) => picks.filter((id) => idsOf(group).includes(id)).length)
  if (counts.some((count) => count > 1)) return 'pick_two'
  if (new Set(picks).size !== picks.length) return 'pick_twice'
  return counts.some((count) => count === 0) ? 'pick_missing' : null
}

/**
 * The draft by a pick, with nothing left to choose.
 * @param picks a valid pick, see {@link pickRefusal}
 */
export function pickedDraft(draft: QuoteDraft, picks: readonly string[]): QuoteDraft {
  const { choices = [], optionalLines = [], ...rest } = draft
  const picked = new Set(picks)
  const lines = rest.lines.map((line) => {
    const offers = choices.flatMap((group) =>
      group.of === 'line' && group.lineId === line.id ? group.offers : [],
    )
    return offers.find(({ id }) => picked.has(id))?.line ?? line
  })
  const offer = choices
    .flatMap((group) => (group.of === 'terms' ? group.offers : []))
    .find(({ id }) => picked.has(id))
  const settled = {
    ...rest,
    lines: [...lines, ...optionalLines.filter(({ id }) => picked.has(id))],
  }
  if (!offer) return settled
  const { freight, tariffTerms: _, ...kept } = settled
  const { id: __, ...terms } = offer
  // The freight of rate cards was for the quote's own terms.
  const isCarriedAlike = (['incoterm', 'transportMode', 'freightMinor'] as const).every(
    (field) => offer[field] === draft[field],
  )
  return { ...kept, ...(freight && isCarriedAlike ? { freight } : {}), ...terms }
}

/**
 * The offer behind each line of a pick, by the line's id: the group's own id for the first offer.
 */
export const offersPicked = (
  { choices = [] }: Choosable,
  picks: readonly string[],
): ReadonlyMap<string, string> =>
  new Map(
    choices.flatMap((group) =>
      group.of === 'line'
        ? [[group.lineId, group.offers.find(({ id }) => picks.includes(id))?.id ?? group.id]]
        : [],
    ),
  )

/**
 * The quote by a pick, as frozen.
 * @throws RangeError for an invalid pick: see {@link pickRefusal}
 */
export function pickedDocument(document: QuoteDocument, picks: readonly string[]): QuoteDocument {
  const refusal = pickRefusal(document.draft, picks)
  if (refusal) throw new RangeError(refusal)
  const { alternatives = [], ...first } = document
  const alternative = alternatives.find((each) => samePicks(each.picks, picks))
  return alternative?.document ?? { ...first, draft: pickedDraft(first.draft, picks) }
}

/** The quote by every pick, the first offer first. */
export const everyPick = (
  document: QuoteDocument,
): { picks: string[]; document: QuoteDocument }[] => [
  {
    picks: firstPicks(document.draft),
    document: pickedDocument(document, firstPicks(document.draft)),
  },
  ...(document.alternatives ?? []),
]

/** Findings over all picks of the quote, each once, by the field where it is entered. */
export function foundInPicks<T extends { path: string; code: string }>(
  document: QuoteDocument,
  find: (one: QuoteDocument, picks: readonly string[]) => readonly T[],
): T[] {
  const findings = new Map<string, T>()
  for (const each of everyPick(document))
    for (const one of find(each.document, each.picks)) {
      const path = enteredPath(document.draft, each.picks, one.path)
      const key = `${path} ${one.code}`
      if (!findings.has(key)) findings.set(key, { ...one, path })
    }
  return [...findings.values()]
}

/**
 * Faults of a draft with groups: too many picks, a group for an unknown line or one that already
 * has a group, a duplicate id.
 */
export type ChoiceProblem = 'choices_many' | 'choices_line' | 'choices_twice'

export function choiceProblem(draft: Choosable): ChoiceProblem | null {
  const { lines, choices = [], optionalLines = [] } = draft
  const ids = [
    ...choices.flatMap(idsOf),
    ...optionalLines.map(({ id }) => id),
    ...lines.map(({ id }) => id),
  ]
  if (new Set(ids).size !== ids.length) return 'choices_twice'
  const subjects = choices.map((group) => (group.of === 'line' ? group.lineId : 'terms'))
  const lineIds = new Set(lines.map(({ id }) => id))
  if (
    new Set(subjects).size !== subjects.length ||
    choices.some(
      (group) =>
        group.of === 'line' &&
        (!lineIds.has(group.lineId) || group.offers.some(({ line }) => line.id !== group.lineId)),
    )
  )
    return 'choices_line'
  const ways = pickCount(draft)
  return ways > MOST_PICKS || ways * (lines.length + optionalLines.length) > MOST_PICKED_LINES
    ? 'choices_many'
    : null
}

/** The draft with each of its lines, also offers and optional ones, mapped by a function. */
export function withLines<T extends Choosable>(
  draft: T,
  make: (line: DraftLine, offerId: string) => DraftLine,
): T {
  const { choices, optionalLines } = draft
  return {
    ...draft,
    lines: draft.lines.map((line) => make(line, line.id)),
    ...(choices
      ? {
          choices: choices.map((group) =>
            group.of === 'line'
              ? {
                  ...group,
                  offers: group.offers.map(({ id, line }) => ({ id, line: make(line, id) })),
                }
              : group,
          ),
        }
      : {}),
    ...(optionalLines ? { optionalLines: optionalLines.map((line) => make(line, line.id)) } : {}),
  }
}

/**
 * The draft of another quote, with new ids for each line, group and offer, and the freight of each
 * pick: what is recorded about a line of one quote is about that line only.
 * @param newId makes an id
 */
export function reidentified(
  { draft, alternatives = [] }: Pick<QuoteDocument, 'draft' | 'alternatives'>,
  newId: () => string,
): { draft: QuoteDraft; alternatives: NonNullable<QuoteDocument['alternatives']> } {
  const ids = new Map<string, string>()
  const fresh = (id: string): string => {
    const copiedId = ids.get(id) ?? newId()
    ids.set(id, copiedId)
    return copiedId
  }
  const lined = withLines(draft, ({ splitOf: _, ...line }) => ({ ...line, id: fresh(line.id) }))
  const { choices } = lined
  return {
    draft: {
      ...lined,
      ...(choices
        ? {
            choices: choices.map((group): ChoiceGroup => {
              const id = fresh(group.id)
              return group.of === 'line'
                ? {
                    ...group,
                    id,
                    lineId: fresh(group.lineId),
                    offers: group.offers.map((offer) => ({ ...offer, id: fresh(offer.id) })),
                  }
                : {
                    ...group,
                    id,
                    offers: group.offers.map((offer) => ({ ...offer, id: fresh(offer.id) })),
                  }
            }),
          }
        : {}),
    },
    alternatives: alternatives.map((each) => ({ ...each, picks: each.picks.map(fresh) })),
  }
}

/** Removes the groups of removed lines; a draft without choices has no fields for them. */
export function tidyChoices<T extends Choosable>(draft: T): T {
  const { choices = [], optionalLines = [], ...rest } = draft
  const lineIds = new Set(draft.lines.map(({ id }) => id))
  const validGroups = choices.filter((group) => group.of === 'terms' || lineIds.has(group.lineId))
  return {
    ...rest,
    ...(validGroups.length > 0 ? { choices: validGroups } : {}),
    ...(optionalLines.length > 0 ? { optionalLines } : {}),
  } as T
}

/**
 * Where an entry of a picked draft is entered: `lines.2.hsCode` may be of an offer, or of an
 * optional line.
 */
export function enteredPath(draft: Choosable, picks: readonly string[], path: string): string {
  const [, at, field] = /^lines\.(\d+)\.(.+)$/.exec(path) ?? []
  const { lines, choices = [], optionalLines = [] } = draft
  if (at === undefined || field === undefined) return path
  const index = Number(at)
  const line = lines[index]
  if (!line) {
    const picked = optionalLines.filter(({ id }) => picks.includes(id))[index - lines.length]
    return `optionalLines.${optionalLines.findIndex(({ id }) => id === picked?.id)}.${field}`
  }
  const g = choices.findIndex((group) => group.of === 'line' && group.lineId === line.id)
  const o = choices[g]?.offers.findIndex(({ id }) => picks.includes(id)) ?? -1
  return o < 0 ? path : `choices.${g}.offers.${o}.line.${field}`
}
