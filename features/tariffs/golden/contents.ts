import { usRules } from '../data/us'
import type { Answer, Family } from './case'
import { assessRows, layerOf, programmeOf, type Row } from './layers'
import { cents, dollars } from './us'

/** Duties on declared contents, with the rest of the value under the reciprocal duty. */
export const contentSplit: Family = (raw) => (raw.content ? valueSlices(raw) : contentDuties(raw))

/** The steel duty's own programme; the other metals have one each. */
const metalProgramme = (metal: string): string => (metal === 'steel' ? 's232' : `s232_${metal}`)

/** Contents declared by value: the base of each metal's duty, and the rest. */
function valueSlices(raw: Record<string, unknown>): Answer {
  const inputs = raw as { hts: string; customsValueUsd: string; content: Record<string, string> }
  const metals = Object.keys(inputs.content)
  const line = assessRows(
    [
      ...metals.map((metal) => ({
        programme: metalProgramme(metal),
        percent: '50',
        content: metal,
      })),
      { programme: 'ieepa_reciprocal', percent: '10' },
    ],
    {
      customsValueMinor: cents(inputs.customsValueUsd),
      contentMinor: Object.fromEntries(
        Object.entries(inputs.content).map(([metal, value]) => [metal, cents(value)]),
      ),
    },
  )
  const slice = (programme: string) => dollars(layerOf(line, programme)?.basisMinor ?? 0)
  const code = inputs.hts.replaceAll('.', '')
  const steel = usRules.measures.find(
    ({ programme, basis, codes }) =>
      programme === 's232' &&
      typeof basis === 'object' &&
      basis.content === 'steel' &&
      codes.some((each) => code.startsWith(each)),
  )
  return {
    slices: {
      ...Object.fromEntries(metals.map((metal) => [metal, slice(metalProgramme(metal))])),
      non_metal: slice('ieepa_reciprocal'),
    },
    steelHeading: steel?.heading,
  }
}

function contentDuties(raw: Record<string, unknown>): Answer {
  const inputs = raw as {
    customsValueUsd: string
    contentPct: Record<string, string>
    ratesPct: Record<string, string>
  }
  const value = cents(inputs.customsValueUsd)
  const metals = Object.keys(inputs.contentPct)
  const rows: Row[] = Object.entries(inputs.ratesPct).flatMap(([key, rate]) =>
    key === '232'
      ? metals.map((metal) => ({ programme: metalProgramme(metal), percent: rate, content: metal }))
      : [{ programme: programmeOf(key), percent: rate }],
  )
  const line = assessRows(rows, { customsValueMinor: value, contentPercent: inputs.contentPct })
  const amount = (programme: string) => dollars(layerOf(line, programme)?.amountMinor ?? 0)
  return {
    301: amount('s301'),
    fentanyl: amount('ieepa_fentanyl'),
    ...Object.fromEntries(metals.map((metal) => [`232${metal}`, amount(metalProgramme(metal))])),
    residualValue: dollars(layerOf(line, 'ieepa_reciprocal')?.basisMinor ?? 0),
    reciprocal: amount('ieepa_reciprocal'),
    total: dollars(line.dutyMinor),
  }
}
