import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { Alert } from '@/components/ui/alert'
import {
  advanceLineAction,
  countMadeAction,
  moveDayAction,
  resumeInspectionAction,
} from '../../actions/goods'
import type { GoodsLine, GoodsView } from '../../queries/goods'
import { goodsRefusal, MOVE_CAUSES, WORK_STAGES } from '../../rules/goods-life'
import { InspectForm } from './inspect-form'

/** Forms for what can be done with a line now; an action that isn’t allowed has no form. */
export async function LineForms({ line, goods }: { line: GoodsLine; goods: GoodsView }) {
  const [t, words] = await Promise.all([
    getTranslations('fulfilment.desk'),
    getTranslations('fulfilment'),
  ])
  const facts = { ...line, order: goods.state, isHeld: goods.isHeld }
  const stages = WORK_STAGES.filter((to) => goodsRefusal(facts, { kind: 'advance', to }) === null)
  const hidden = { lineId: line.id }
  const lot = line.made - line.ready
  return (
    <div className="grid grid-cols-1 gap-3 border-t pt-3 empty:hidden">
      {stages.length > 0 ? (
        <DeskForm
          action={advanceLineAction}
          id={`advance-${line.position}`}
          hidden={hidden}
          fields={[
            {
              name: 'to',
              label: t('to'),
              of: line.title,
              type: 'select',
              options: stages.map((stage) => [stage, words(`stages.${stage}`)] as const),
            },
          ]}
          submit={t('advance')}
        />
      ) : null}
      {goodsRefusal(facts, { kind: 'count_made', made: line.quantity }) === null &&
      line.ready < line.quantity ? (
        <DeskForm
          action={countMadeAction}
          id={`made-${line.position}`}
          hidden={hidden}
          fields={[
            {
              name: 'made',
              label: t('made'),
              of: line.title,
              number: 'whole',
              start: String(line.made || line.quantity),
            },
          ]}
          submit={t('count')}
        />
      ) : null}
      {goodsRefusal(facts, { kind: 'move_day' }) === null ? (
        <details>
          <summary className="min-h-11 cursor-pointer py-2 text-sm text-info underline">
            {t('moveDay')}
          </summary>
          <DeskForm
            action={moveDayAction}
            id={`day-${line.position}`}
            hidden={hidden}
            fields={[
              { name: 'day', label: t('day'), type: 'date', start: line.expected ?? '' },
              {
                name: 'cause',
                label: t('cause'),
                type: 'select',
                options: MOVE_CAUSES.filter((cause) => cause !== 'amendment').map(
                  (cause) => [cause, words(`causes.${cause}`)] as const,
                ),
              },
              { name: 'note', label: t('note') },
            ]}
            submit={t('moveDay')}
          />
        </details>
      ) : null}
      {lot > 0 && goodsRefusal(facts, { kind: 'accept_lot', lot }) === null ? (
        goods.mode === 'stopped' ? (
          <Stopped serial={goods.serial} position={line.position} />
        ) : (
          <InspectForm
            line={{ id: line.id, position: line.position }}
            most={lot}
            formKey={randomUUID()}
            limits={goods.limits}
            mode={goods.mode}
          />
        )
      ) : null}
    </div>
  )
}

/** Lots aren’t accepted until somebody notes what was corrected. */
async function Stopped({ serial, position }: { serial: number; position: number }) {
  const t = await getTranslations('fulfilment.desk')
  return (
    <div className="grid grid-cols-1 gap-3">
      <Alert variant="caution">{t('modes.stopped')}</Alert>
      <DeskForm
        action={resumeInspectionAction}
        id={`resume-${position}`}
        hidden={{ serial: String(serial) }}
        fields={[{ name: 'measures', label: t('measures'), type: 'long', wide: true }]}
        submit={t('resume')}
      />
    </div>
  )
}
