import { getTranslations } from 'next-intl/server'
import type { DeskField } from '@/components/desk/entry'
import { DeskForm } from '@/components/desk/form'
import { factoryDay } from '@/platform/day'
import { plainAmount } from '@/platform/money'
import { recordEntryAction } from '../../actions/true-up'
import type { UnenteredShipment } from '../../queries/true-ups'
import { IMPORTERS } from '../../schema'

/** Records the customs entry of each shipment that has none yet, prefilled with what was signed. */
export async function EntryForms({ open, now }: { open: UnenteredShipment[]; now: Date }) {
  const t = await getTranslations('trueUp.desk')
  return open.map(({ shipmentId, number, currency, lines, lockEvent }) => {
    const fields: DeskField[] = [
      { name: 'entryNumber', label: t('entryNumber') },
      { name: 'enteredOn', label: t('enteredOn'), type: 'date', start: factoryDay(now) },
      {
        name: 'importer',
        label: t('importer'),
        type: 'select',
        options: IMPORTERS.map((each) => [each, t(`importers.${each}`)] as const),
      },
      ...(lockEvent
        ? [
            {
              name: 'lockEnded',
              label: t('lockEnded', { event: lockEvent }),
              type: 'check',
            } as const,
          ]
        : []),
      ...lines.flatMap(({ position, title, pieces, signed }): DeskField[] => {
        const of = t('pieces', { title, pieces })
        return [
          {
            name: `declared_${position}`,
            label: t('declared'),
            of,
            hint: of,
            number: { currency },
            start: plainAmount(signed.valueMinor, currency),
          },
          { name: `hsCode_${position}`, label: t('hsCode'), of, start: signed.hsCode },
          {
            name: `origin_${position}`,
            label: t('origin'),
            of,
            hint: t('originHint'),
            start: signed.origin,
          },
        ]
      }),
    ]
    return (
      <details
        key={shipmentId}
        className="rounded-md border bg-white p-4"
        data-testid="record-entry"
      >
        <summary className="min-h-11 cursor-pointer py-2 font-medium">
          {t('record', { shipment: number })}
        </summary>
        <DeskForm
          action={recordEntryAction}
          id={`entry-${number}`}
          hidden={{ shipmentId }}
          stacked
          framed={false}
          columns={3}
          fields={fields}
          submit={t('submit')}
        />
      </details>
    )
  })
}
