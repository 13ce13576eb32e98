import { getLocale, getTranslations } from 'next-intl/server'
import { Table } from '@/components/ui/table'
import { say } from '@/i18n/say'
import { countryName } from '@/platform/countries'
import { formatDecimal, formatMoney } from '@/platform/money'
import type { LeafId } from '../../data/classification-leaves'
import type { Shipment } from '../../engine/types'
import {
  compareShipments,
  readAgainst,
  shipmentAgainst,
  type ComparedSide,
} from '../../rules/calculator-comparison'
import type { RulesInForce } from '../../rules/rules-in-force'

/** The question beside the same one with another origin or destination. */
export async function CalculatorComparison({
  shipment,
  vs,
  leaf,
  rules,
}: {
  shipment: Shipment
  /** `from-MX` or `to-DE`; empty for no comparison */
  vs: string
  /** what the goods are, where that is known */
  leaf: LeafId | null
  rules: RulesInForce
}) {
  const against = readAgainst(vs)
  if (!against) return null
  const [t, locale] = await Promise.all([getTranslations('tariffs.comparison'), getLocale()])
  const sides = compareShipments(shipment, shipmentAgainst(shipment, against, leaf), rules)
  const rows: [string, (side: ComparedSide) => string][] = [
    [t('code'), ({ line }) => line?.hsCode ?? ''],
    [
      t('rate'),
      ({ line }) =>
        line?.status === 'rated'
          ? `${formatDecimal(line.totalRatePercent, locale)}%`
          : line
            ? say(line.message, locale)
            : '',
    ],
    [
      t('dutyFees'),
      ({ assessment, landedMinor }) =>
        landedMinor === null ? '–' : formatMoney(assessment.totalMinor, 'USD', locale),
    ],
    [
      t('landed'),
      ({ landedMinor }) => (landedMinor === null ? '–' : formatMoney(landedMinor, 'USD', locale)),
    ],
  ]
  return (
    <section aria-labelledby="comparison" className="grid min-w-0 gap-3">
      <h2 id="comparison" className="text-lg">
        {t('title')}
      </h2>
      <Table className="table-fixed">
        <thead>
          <tr>
            <td className="w-28" />
            {sides.map(({ shipment: { destination, lines } }, i) => (
              <th key={i} scope="col" className="align-bottom">
                {t('side', {
                  from: countryName(lines[0]?.origin ?? '', locale),
                  to: countryName(destination, locale),
                })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, text]) => (
            <tr key={name}>
              <th scope="row" className="text-start align-top font-normal">
                {name}
              </th>
              {sides.map((side, i) => (
                <td key={i} className="align-top tabular-nums">
                  {text(side)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
