import 'server-only'
import { randomUUID } from 'node:crypto'
import { planTemplates } from '@/features/company/queries/plans'
import { planned } from '@/features/quotes/rules/payment-plan'
import type { QuoteDocument } from '@/features/quotes/schema'
import type { Prisma } from '@/platform/db/generated/client'
import { InvalidInputError } from '@/platform/errors'
import { amountOf } from '@/platform/number-words'
import { orNone, typedNumber, typedWhole } from '@/platform/typed-numbers'
import { codedMessage, MISSING, schemaWords } from '@/platform/validation-words'
import { z } from 'zod'
import type { AmendChanges, AmendRefusal } from '../rules/amend'
import { OWN_PLAN, ownPlan, type TypedPlan } from '../rules/own-plan'
import type { AmendOrderEntries } from '../schema'
import type { TypedArticle } from './added-article'
import { typedPlan } from './own-plan-entries'

const MOST_PIECES = 10_000_000
const daySchema = z
  .union([z.literal(''), z.iso.date()], schemaWords.day)
  .default('')
  .transform((day) => day || null)

/** As it was typed: an article of the catalog isn't a line yet. */
export type TypedChanges = Omit<AmendChanges, 'added'> & {
  added: AmendChanges['added'] | ({ kind: 'typed_article' } & TypedArticle)
  typedPlan: TypedPlan | null
}

/**
 * Reads the changes of an amendment from what was typed.
 * @param input the fields of lines, each with its position, and those of a typed plan
 * @param planTitle the title of a typed plan
 * @throws InvalidInputError at the fields that can’t be read
 */
export async function amendChanges(
  database: Prisma.TransactionClient,
  { draft }: QuoteDocument,
  entries: AmendOrderEntries,
  input: Readonly<Record<string, unknown>>,
  planTitle: string,
): Promise<TypedChanges> {
  const complaints: Record<string, readonly string[]> = {}
  const { currency } = draft
  const read = <T>(field: string, schema: z.ZodType<T>): T | null => {
    const value = input[field]
    const parsed = schema.safeParse(typeof value === 'string' ? value : '')
    if (parsed.success) return parsed.data
    complaints[field] = parsed.error.issues.map(({ message }) => message)
    return null
  }
  const amount = typedNumber((text) => amountOf(text, { currency }))
  const pieces = typedWhole(1, MOST_PIECES)
  const lines: AmendChanges['lines'][number][] = []
  const days: AmendChanges['days'][number][] = []
  const removed: string[] = []
  draft.lines.forEach(({ id: lineId, quantity, unitPriceMinor }, i) => {
    const field = (name: string) => `${name}_${i + 1}`
    if (input[field('remove')] === 'on') {
      removed.push(lineId)
      return
    }
    const amended = {
      quantity: read(field('quantity'), orNone(pieces)) ?? quantity,
      unitPriceMinor: read(field('price'), orNone(amount)) ?? unitPriceMinor,
    }
    if (amended.quantity !== quantity || amended.unitPriceMinor !== unitPriceMinor)
      lines.push({ lineId, ...amended })
    const day = read(field('day'), daySchema)
    if (day) days.push({ lineId, day })
  })
  const complain = (field: string, words: string): void => {
    complaints[field] = [words]
  }
  const enteredPlan =
    entries.plan === OWN_PLAN
      ? typedPlan((field, schema) => read(field, schema), complain, currency)
      : null
  const isTemplate = entries.plan !== '' && enteredPlan === null
  const template = isTemplate
    ? (await planTemplates(database)).find(({ title }) => title === entries.plan)
    : undefined
  if (isTemplate && !template) complaints['plan'] = [schemaWords.amendment_plan_gone]
  const added = addedOf(entries, draft, (field, schema) => read(field, schema), { amount, pieces })
  if (added === 'incomplete')
    complaints[entries.addedKind === 'article' ? 'addedSku' : 'addedTitle'] = [MISSING]
  const delivery = {
    incoterm: entries.incoterm,
    namedPlace: entries.namedPlace,
    freightMinor: read('freight', orNone(amount)) ?? draft.freightMinor,
    insuranceMinor: read('insurance', orNone(amount)) ?? draft.insuranceMinor,
  }
  if (Object.keys(complaints).length > 0) throw new InvalidInputError(complaints)
  return {
    lines,
    removed,
    days,
    delivery,
    added: added === 'incomplete' ? null : added,
    plan: enteredPlan ? ownPlan(enteredPlan, planTitle) : template ? planned(template) : null,
    typedPlan: enteredPlan,
  }
}

function addedOf(
  { addedKind, addedTitle, addedLike, addedSku }: AmendOrderEntries,
  { lines }: QuoteDocument['draft'],
  read: <T>(field: string, schema: z.ZodType<T>) => T | null,
  schemas: { amount: z.ZodType<number, string>; pieces: z.ZodType<number> },
): TypedChanges['added'] | 'incomplete' {
  if (addedKind === 'none') return null
  if (addedKind === 'article') {
    const quantity = read('addedQuantity', schemas.pieces) ?? 0
    const unitPriceMinor = read('addedPrice', orNone(schemas.amount))
    return addedSku
      ? { kind: 'typed_article', sku: addedSku, quantity, unitPriceMinor }
      : 'incomplete'
  }
  const id = randomUUID()
  const price = read('addedPrice', schemas.amount) ?? 0
  if (addedKind === 'charge')
    return addedTitle ? { kind: 'charge', id, title: addedTitle, amountMinor: price } : 'incomplete'
  const like = lines[addedLike - 1]
  return {
    kind: 'goods',
    id,
    // A charge isn't goods, and neither is a line that doesn't exist.
    likeLineId: like && like.kind !== 'charge' ? like.id : '',
    title: addedTitle,
    quantity: read('addedQuantity', schemas.pieces) ?? 0,
    unitPriceMinor: price,
  }
}

/** The form's fields, by the subject of a refusal. */
const FIELDS = {
  change: 'change',
  remove: 'remove',
  quantity: 'quantity',
  price: 'price',
  day: 'day',
  delivery: 'namedPlace',
  plan: 'plan',
  added: 'addedLike',
} as const satisfies Record<AmendRefusal['at'], string>

/** Why it can’t be amended, in words at the fields concerned. */
export function amendComplaints(
  refusals: readonly AmendRefusal[],
  { draft }: Pick<QuoteDocument, 'draft'>,
): InvalidInputError {
  const position = new Map(draft.lines.map(({ id }, i) => [id, i + 1]))
  const complaints: Record<string, string[]> = {}
  for (const { at, lineId, code, pieces } of refusals) {
    const field = lineId === null ? FIELDS[at] : `${FIELDS[at]}_${position.get(lineId) ?? 0}`
    const words =
      pieces === undefined
        ? schemaWords[`amendment_${code}`]
        : codedMessage({ code: `validation.amendment_${code}`, values: { pieces } })
    ;(complaints[field] ??= []).push(words)
  }
  return new InvalidInputError(complaints)
}
