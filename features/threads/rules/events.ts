/** The decisions and deeds that a thread reports, with the values of their words. Pure; browser-safe. */
export interface EventValues {
  revision_sent: { revision: number; totalMinor: number; currency: string }
  revision_withdrawn: { revision: number; reason: string }
  /** `day`: its last valid day, `YYYY-MM-DD` */
  validity_extended: { revision: number; day: string }
  countered: { revision: number; lines: number }
  accepted: { revision: number; totalMinor: number; currency: string; signer: string }
  /** an answer given by phone or on paper and entered by staff: `method` is a message code */
  answered_on_behalf: { revision: number; method: string; reference: string }
  quote_declined: { revision: number; reason: string }
  requote_asked: { terms: 'floating' | 'capped' | 'locked' | 'today' }
  request_changed: { lines: number }
  request_withdrawn: { reason: string }
  request_declined: { reason: string }
  request_reopened: Record<never, string>
  /** `carrier` and `tracking` are empty where they aren't known */
  sample_shipped: { sample: string; carrier: string; tracking: string }
  sample_photographed: { sample: string; photos: number }
  sample_approved: { sample: string }
  sample_rejected: { sample: string; reason: string }
  /** days as `YYYY-MM-DD`, `cause` a message code */
  day_moved: { order: number; title: string; from: string; to: string; cause: string }
  lot_inspected: { order: number; title: string; lot: number; sample: number; verdict: string }
  goods_sent: { order: number; shipment: number; pieces: number; carrier: string }
  goods_arrived: { order: number; shipment: number; day: string }
  interest_billed: { order: number; totalMinor: number; currency: string }
  slots_released: { order: number }
  cancel_asked: { order: number; reason: string }
  cancel_refused: { order: number; reason: string }
  cancel_taken_back: { order: number }
  order_held: { order: number; reason: string }
  order_released: { order: number }
  amendment_offered: { order: number; amendment: number; totalMinor: number; currency: string }
  amendment_signed: {
    order: number
    amendment: number
    totalMinor: number
    currency: string
    signer: string
  }
  amendment_declined: { order: number; amendment: number; reason: string }
  amendment_withdrawn: { order: number; amendment: number; reason: string }
  claim_opened: { order: number; claim: number; pieces: number; title: string; what: string }
  claim_answered: {
    order: number
    claim: number
    way: string
    totalMinor: number
    currency: string
  }
  /** by whose wish, and what goes back */
  order_cancelled: {
    order: number
    side: string
    reason: string
    totalMinor: number
    currency: string
  }
  /** the result for its duty: billed, credited or unchanged; `totalMinor` 0 or more */
  duty_settled: {
    order: number
    shipment: number
    totalMinor: number
    currency: string
    way: string
  }
  duty_refunded: { order: number; shipment: number; totalMinor: number; currency: string }
  /** for the house only: a question's code, an answer's code */
  survey_answered: { question: string; answer: string; words: string }
  artwork_added: { file: string; line: number }
  /** a refused letter to the thread: from whom, and why as an outcome's code */
  mail_refused: { from: string; why: string }
}
export type ThreadEvent = keyof EventValues
