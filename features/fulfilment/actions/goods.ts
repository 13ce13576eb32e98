'use server'

import { z } from 'zod'
import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { confirmArrival, releaseDocuments } from '../commands/end-shipment'
import { inspectLot } from '../commands/inspect-lot'
import { moveDay } from '../commands/move-day'
import { resumeInspection } from '../commands/resume-inspection'
import { sendShipment } from '../commands/send-shipment'
import { advanceLine, countMade } from '../commands/work-line'

/** Moves a line on to its next stage. */
export async function advanceLineAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'order.fulfil', done: 'entered', failure: 'stage not set' },
    (typed, context) => advanceLine(context, typed),
  )
}

/** Records how many pieces are made. */
export async function countMadeAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'order.fulfil', done: 'entered', failure: 'pieces not counted' },
    (typed, context) => countMade(context, typed),
  )
}

/** Moves the day of a line, with its cause. */
export async function moveDayAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'order.fulfil', done: 'entered', failure: 'day not moved' },
    (typed, context) => moveDay(context, typed),
  )
}

const photosSchema = z.preprocess(
  (text) => (typeof text === 'string' && text !== '' ? (JSON.parse(text) as unknown) : []),
  z.array(z.object({ id: z.string(), claimToken: z.string() })),
)

/** Records an inspection, with its photographs. */
export async function inspectLotAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'order.fulfil', done: 'entered', failure: 'inspection not kept' },
    ({ photos, ...typed }, context) =>
      inspectLot(context, { ...typed, photos: photosSchema.parse(photos ?? '') }),
  )
}

/** Sends goods that are ready. */
export async function sendShipmentAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'order.fulfil', done: 'entered', failure: 'shipment not sent' },
    (typed, context) => sendShipment(context, { ...typed, serial: Number(typed['serial']) }),
  )
}

/** Records that a shipment arrived. */
export async function confirmArrivalAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'order.fulfil', done: 'entered', failure: 'arrival not kept' },
    (typed, context) => confirmArrival(context, typed),
  )
}

/** Hands the documents of a shipment to its buyer. */
export async function releaseDocumentsAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'order.papers', done: 'entered', failure: 'documents not released' },
    (typed, context) => releaseDocuments(context, typed),
  )
}

/** Accepts lots for inspection again after it was stopped. */
export async function resumeInspectionAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'order.fulfil', done: 'saved', failure: 'inspection not resumed' },
    (typed, context) => resumeInspection(context, typed),
  )
}
