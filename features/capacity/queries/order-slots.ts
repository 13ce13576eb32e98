import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { STANDING } from '@/features/fulfilment/commands/hold-goods'
import { db } from '@/platform/db/client'
import { NotFoundError } from '@/platform/errors'
import { fullCentres, type FullUntil } from '../rules/place'
import { workCentres } from './workshop'

/** Pieces of a line in a week of a centre. */
export interface SlotView {
  centre: string
  /** its Monday */
  week: string
  pieces: number
  overReason: string | null
  by: string
}

export interface LineSlots {
  id: string
  position: number
  title: string
  slots: SlotView[]
  /** centres whose full weeks kept it from starting earlier */
  full: FullUntil[]
  /** whether it can be moved: some of it hasn’t passed yet */
  isOpen: boolean
}

/** The slots of an order's lines. Days are `YYYY-MM-DD`. */
export interface OrderSlots {
  serial: number
  isOver: boolean
  /**
   * the day it is ready by its slots, for an order whose deposit hasn’t arrived; null where nothing
   * is planned
   */
  plannedOn: string | null
  centres: { code: string; title: string }[]
  lines: LineSlots[]
}

/** Which weeks of the workshop an order takes. @throws NotFoundError */
export async function orderSlots(actor: Actor, serial: number): Promise<OrderSlots> {
  authorize(actor, 'capacity.read')
  const order = await db.order.findUnique({
    where: { serial },
    select: {
      state: true,
      lines: {
        where: STANDING,
        orderBy: { position: 'asc' },
        include: { slots: { orderBy: [{ week: 'asc' }, { centre: 'asc' }] } },
      },
    },
  })
  if (!order) throw new NotFoundError(`order ${serial}`)
  const centres = await workCentres()
  const at = new Map(centres.map(({ code }, i) => [code, i]))
  const planned = order.lines.flatMap(({ plannedOn }) => (plannedOn ? [day(plannedOn)] : []))
  return {
    serial,
    isOver: order.state === 'CANCELLED',
    plannedOn: order.state === 'AWAITING_DEPOSIT' ? (planned.toSorted().at(-1) ?? null) : null,
    centres: centres.map(({ code, title }) => ({ code, title })),
    lines: order.lines.map(({ id, position, title, slots, ready, quantity }) => {
      const own = slots
        .map((slot) => ({ ...slot, week: day(slot.week), wantedWeek: day(slot.wantedWeek) }))
        .toSorted((a, b) => (at.get(a.centre) ?? 0) - (at.get(b.centre) ?? 0))
      return {
        id,
        position,
        title,
        slots: own.map(({ centre, week, pieces, overReason, by }) => ({
          centre,
          week,
          pieces,
          overReason,
          by,
        })),
        full: fullCentres(
          own,
          centres.map(({ code }) => code),
        ),
        isOpen: ready < quantity,
      }
    }),
  }
}

const day = (date: Date): string => date.toISOString().slice(0, 10)
