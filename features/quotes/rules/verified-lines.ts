import type { DraftLine } from '../schema'

/**
 * Fields of a line that the desk doesn't enter: they are taken from the saved draft, whatever was
 * sent.
 */
const SERVER_FIELDS = [
  'kind',
  'sku',
  'details',
  'imagePath',
  'listUnitPriceMinor',
  'targetPriceMinor',
  'priceList',
  'facts',
  'finish',
  'sample',
  'splitOf',
] as const satisfies (keyof DraftLine)[]

/**
 * Entered lines with the fields that the editor can't set: for a line of the saved draft from
 * there, for a line that was split off from its source, for a line added from the catalog from the
 * article. A new line without an article is goods or a charge in the desk's own words, without such
 * fields. Pure.
 * @param articles lines made from articles, by the id of the added line
 * @returns each line with the earlier statements about its goods
 */
export function verifiedLines(
  entered: readonly DraftLine[],
  before: readonly DraftLine[],
  articles: ReadonlyMap<string, DraftLine>,
): { line: DraftLine; was: Pick<DraftLine, 'goods'> | undefined }[] {
  const savedLines = new Map(before.map((line) => [line.id, line]))
  return entered.map((line) => {
    const was = savedLines.get(line.id) ?? splitSource(line, savedLines) ?? articles.get(line.id)
    return { was, line: withServerFields(line, was ?? ownWords(line)) }
  })
}

/**
 * The source of a split line, as the split-off part inherits it: a sample is one piece, and stays
 * with the source.
 */
function splitSource(
  { splitOf = '' }: DraftLine,
  savedLines: ReadonlyMap<string, DraftLine>,
): DraftLine | undefined {
  const source = savedLines.get(splitOf)
  if (!source) return undefined
  const { sample: _, ...rest } = source
  return { ...rest, splitOf: source.splitOf ?? source.id }
}

const ownWords = ({ kind, details }: DraftLine): ServerFields => ({
  kind: kind === 'charge' ? 'charge' : 'custom',
  sku: null,
  details,
  imagePath: null,
  listUnitPriceMinor: null,
})

/** Lines that weren't in the draft, and are of an article: the server makes them anew. */
export const addedArticles = (
  entered: readonly DraftLine[],
  before: readonly DraftLine[],
): { id: string; sku: string; quantity: number; at: number }[] => {
  const savedIds = new Set(before.map(({ id }) => id))
  return entered.flatMap(({ id, kind, sku, quantity, splitOf }, at) =>
    savedIds.has(id) || kind !== 'catalog' || sku === null || (splitOf && savedIds.has(splitOf))
      ? []
      : [{ id, sku, quantity, at }],
  )
}

type ServerFields = Pick<DraftLine, (typeof SERVER_FIELDS)[number]>
const isServerField = (name: string): boolean => SERVER_FIELDS.some((each) => each === name)

function withServerFields(line: DraftLine, from: ServerFields): DraftLine {
  const fields: Record<string, unknown> = Object.fromEntries([
    ...Object.entries(line).filter(([name]) => !isServerField(name)),
    ...SERVER_FIELDS.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])),
  ])
  return fields as DraftLine
}
