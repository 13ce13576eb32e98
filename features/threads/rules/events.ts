/** What a thread tells of that was decided or done, with what its words name. Pure; browser-safe. */
export interface EventValues {
  revision_sent: { revision: number; totalMinor: number; currency: string }
  revision_withdrawn: { revision: number; reason: string }
  /** `day`: the last one that it holds, `YYYY-MM-DD` */
  validity_extended: { revision: number; day: string }
  countered: { revision: number; lines: number }
  accepted: { revision: number; totalMinor: number; currency: string; signer: string }
  /** an answer that was given by phone or on paper, and entered by staff: `method` is a code of the words */
  answered_on_behalf: { revision: number; method: string; reference: string }
  quote_declined: { revision: number; reason: string }
  requote_asked: { terms: 'floating' | 'capped' | 'locked' | 'today' }
  request_changed: { lines: number }
  request_withdrawn: { reason: string }
  request_declined: { reason: string }
  request_reopened: Record<never, string>
  /** `carrier` and `tracking` are empty where nobody said them */
  sample_shipped: { sample: string; carrier: string; tracking: string }
  sample_photographed: { sample: string; photos: number }
  sample_approved: { sample: string }
  sample_rejected: { sample: string; reason: string }
  /** days as `YYYY-MM-DD`, `cause` a code of the words */
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
  /** what came of its duty: billed, credited or the same; `totalMinor` 0 or more */
  duty_settled: {
    order: number
    shipment: number
    totalMinor: number
    currency: string
    way: string
  }
  duty_refunded: { order: number; shipment: number; totalMinor: number; currency: string }
  /** to the house alone: a question's code, an answer's code */
  survey_answered: { question: string; answer: string; words: string }
  artwork_added: { file: string; line: number }
  /** a letter to the thread that wasn't taken: from whom, and why as an outcome's code */
  mail_refused: { from: string; why: string }
}
export type ThreadEvent = keyof EventValues
