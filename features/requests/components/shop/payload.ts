import type { PricedLine } from '../../price-schema'
import { filesOf, type ListLine } from '@/features/basket/stores/request-list'
import type { RequestProblem } from '../../rules/request-problems'
import type { SubmitRequest } from '../../schema'
import type { FormDraft } from './form-draft'

/** Makes the request to be sent from the list and the form. Empty fields are left out. */
export function toPayload(
  lines: readonly ListLine[],
  form: FormDraft,
  idempotencyKey: string,
): SubmitRequest {
  return {
    idempotencyKey,
    companyName: form.companyName,
    contactName: form.contactName,
    contactEmail: form.contactEmail.trim(),
    destination: form.destination,
    incoterm: form.incoterm,
    currency: form.currency as SubmitRequest['currency'],
    ...filled({ contactPhone: form.contactPhone, wantedDate: form.wantedDate, notes: form.notes }),
    lines: lines.map((line) => toLine(line, form.currency)),
    files: lines.flatMap((line, i) =>
      filesOf(line).map(({ id, claimToken }) => ({ id, claimToken, linePosition: i + 1 })),
    ),
  }
}

function toLine(line: ListLine, currency: string): SubmitRequest['lines'][number] {
  if (line.kind === 'BULK') {
    const { kind, sku, quantity, optionCodes, targetPriceMinor, targetCurrency } = line
    return {
      kind,
      sku,
      quantity,
      optionCodes,
      // In another currency it would be another price: the line says that it isn't sent.
      ...(targetPriceMinor !== undefined && targetCurrency === currency
        ? { targetPriceMinor }
        : {}),
      ...(line.sample ? { sample: true as const } : {}),
      ...(line.artworkLater && filesOf(line).length === 0 ? { artworkLater: true as const } : {}),
      ...filled({ origin: line.origin ?? '', note: line.note ?? '' }),
    }
  }
  const { type, grade, finish, size, targetPriceMinor, facts = {}, ...rest } = line.specification
  return {
    kind: 'CUSTOM',
    quantity: line.quantity,
    specification: {
      type,
      grade,
      finish,
      size,
      ...(targetPriceMinor === undefined ? {} : { targetPriceMinor }),
      ...(Object.keys(facts).length > 0 ? { facts } : {}),
      ...filled({
        engraving: rest.engraving ?? '',
        packaging: rest.packaging ?? '',
        description: rest.description ?? '',
        wantedDate: rest.wantedDate ?? '',
        design: rest.design ?? '',
      }),
    },
    ...filled({ note: line.note }),
  }
}

function filled<K extends string>(fields: Record<K, string>): Partial<Record<K, string>> {
  return Object.fromEntries(
    Object.entries<string>(fields).filter(([, value]) => value.trim() !== ''),
  ) as Partial<Record<K, string>>
}

/**
 * The problems known before sending: gaps, slips and the server's findings when it priced the lines, in the order of
 * the page. The server checks all of it again, and more.
 */
export function gaps(
  lines: readonly ListLine[],
  form: FormDraft,
  priced: ReadonlyMap<string, PricedLine>,
): RequestProblem[] {
  const problems: RequestProblem[] = []
  const add = (path: string, code: RequestProblem['code']) =>
    problems.push({ path, code, values: {}, nearest: [] })
  if (lines.length === 0) add('lines', 'no_lines')
  lines.forEach((line, i) => {
    if (!Number.isInteger(line.quantity) || line.quantity < 1)
      add(`lines.${i}.quantity`, 'quantity')
    else
      problems.push(
        ...(priced.get(line.id)?.problems ?? []).map(({ field, ...rest }) => ({
          path: `lines.${i}.${field}`,
          ...rest,
        })),
      )
    if (line.kind === 'BULK') {
      if (line.priceTyped !== undefined && !line.sample)
        add(`lines.${i}.targetPriceMinor`, 'invalid')
      return
    }
    for (const field of ['type', 'finish', 'size'] as const) {
      if (line.specification[field].trim() === '')
        add(`lines.${i}.specification.${field}`, 'required')
    }
    if (line.priceTyped !== undefined) add(`lines.${i}.specification.targetPriceMinor`, 'invalid')
  })
  if (form.destination === '') add('destination', 'destination')
  if (form.companyName.trim() === '') add('companyName', 'required')
  if (form.contactName.trim() === '') add('contactName', 'required')
  if (form.contactEmail.trim() === '') add('contactEmail', 'required')
  else if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(form.contactEmail.trim()))
    add('contactEmail', 'email')
  return problems
}

/** Controls of a catalog line; problems with anything else of it are shown beside its name. */
const OWN_CONTROLS = new Set(['quantity', 'files', 'targetPriceMinor'])

/** The id of the control a problem belongs to, by which the summary links to it. */
export function controlId(path: string, lines: readonly ListLine[]): string {
  const [root, index, ...field] = path.split('.')
  if (index === undefined || (root !== 'lines' && root !== 'files')) return `request-${root}`
  if (root === 'files') {
    const owners = lines.flatMap((line) => filesOf(line).map(() => line.id))
    return lineControlId(owners[Number(index)] ?? '', 'files')
  }
  const line = lines[Number(index)]
  if (!line) return 'request-lines'
  return lineControlId(
    line.id,
    line.kind === 'BULK' && !OWN_CONTROLS.has(field[0] ?? '') ? 'sku' : field.join('.'),
  )
}

/** The id of one control of a line. */
export const lineControlId = (lineId: string, field: string): string =>
  `line-${lineId}-${field.replaceAll('.', '-')}`
